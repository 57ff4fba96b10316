/** Cases of the unit as a whole. */
import {
  corpusFiling,
  indicator,
  indicatorsOf,
  soundEvaluation,
  soundProject,
  soundTarget,
  withEvaluation,
  withTarget,
} from '../filings.js';
import { both, evaluation, outputRow, type RuleCases } from './shared.js';

export const unitCases: RuleCases = {
  'check/unit-budget-sum': {
    fires: [
      [
        withTarget({ budget: { total: '301', fiscal: '300', basic: '100', project: '200' } }),
        'unitTarget.budget.total',
        '300.00',
        '301.00',
      ],
      [
        withTarget({ budget: { total: '301', fiscal: '300', basic: '101', project: '200' } }),
        'unitTarget.budget.fiscal',
      ],
      [withTarget({ budget: { total: '300', fiscal: '300' } }), 'unitTarget.budget.basic', '300.00', null],
      [
        withTarget({ budget: { total: '2000000', fiscal: '2000000', basic: '1140000', project: '86' } }),
        'unitTarget.budget.project',
        '860000.00',
        '86.00',
      ],
    ],
    quiet: [withTarget({})],
  },
  'check/unit-projects-sum': {
    fires: [
      [withTarget({}, { projects: [soundProject] }), 'unitTarget.budget.project', '150000.00', '200.00'],
      [
        withTarget(
          { budget: { total: '200', fiscal: '200', basic: '185', project: '15' } },
          { projects: [soundProject] },
        ),
        'unitTarget.budget.project',
        '150000.00',
        '15.00',
      ],
    ],
    quiet: [
      withTarget(
        { budget: { total: '150200', fiscal: '150200', basic: '200', project: '150000' } },
        {
          projects: [
            {
              ...soundProject,
              funding: { total: '150000', fiscal: '150000', annual: { total: '150', fiscal: '150' } },
            },
          ],
        },
      ),

      withTarget(
        { budget: { total: '150200', fiscal: '150200', basic: '200', project: '150000' } },
        { projects: [{ ...soundProject, funding: { annual: { total: '15000', fiscal: '150000' } } }] },
      ),

      withTarget({}),
      // Said of the budget's sum, or of the project.
      withTarget(
        { budget: { total: '200000', fiscal: '200000', basic: '50000', project: '15' } },
        { projects: [soundProject] },
      ),
      withTarget(
        { budget: { total: '200000', fiscal: '200000', basic: '50000', project: '150000' } },
        {
          projects: [{ ...soundProject, funding: { annual: { total: '1500000000', fiscal: '1500000000' } } }],
        },
      ),
      withTarget(
        { budget: { total: '150100', fiscal: '150100', basic: '100', project: '150000' } },
        { projects: [soundProject] },
      ),
    ],
  },
  'check/unit-required': {
    fires: [
      [withTarget({ duties: [] }), 'unitTarget.duties'],
      [withTarget({ tasks: [{ name: '任务', content: null }] }), 'unitTarget.tasks[0].content'],
    ],
    quiet: [withTarget({}), evaluation],
  },
  'check/headcount': {
    fires: [
      [withTarget({ staff: { onDuty: '13.5', departments: 1 } }), 'unitTarget.staff.onDuty', null, '13.5'],
    ],
    quiet: [withTarget({}), evaluation, withTarget({ staff: { onDuty: '13.00' } })],
  },
  'check/input-management': {
    fires: [
      [withTarget({ indicators: indicatorsOf(soundTarget).slice(1) }), 'unitTarget.indicators'],
      [withEvaluation({ inputManagementNote: null }), 'unitSelfEvaluation.inputManagementNote'],
    ],
    quiet: [withTarget({}), evaluation, withTarget({ indicators: indicatorsOf(soundTarget).slice(7) })],
  },
  'check/target-changed': {
    fires: [[both('≥120(人)'), `${outputRow}.target`, '≥120(人)', '≥100(人)']],
    quiet: [both('≥100(人)'), withTarget({}), evaluation],
  },
  'check/indicator-not-evaluated': {
    fires: [
      [
        withTarget(
          {
            indicators: [
              ...indicatorsOf(soundTarget),
              indicator('产出指标', '数量指标', '活动场次', '=1(场)'),
            ],
          },
          { unitSelfEvaluation: soundEvaluation },
        ),
        'unitTarget.indicators[10].name',
      ],
    ],
    quiet: [both('≥100(人)'), withTarget({}), corpusFiling('pujin-shequ-shiwu-2023')],
  },
};
