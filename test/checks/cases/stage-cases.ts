/** Cases of what changed between two stages. */
import {
  after,
  filingOf,
  indicator,
  indicatorsOf,
  soundFiling,
  soundProject,
  withEvaluation,
  withFunding,
  withProject,
  withTarget,
} from '../filings.js';
import type { RuleCases } from './shared.js';

const [, ...others] = indicatorsOf(soundProject);
/** The sound project whose first indicator is this. */
const withFirst = (name: string, target: unknown) =>
  withProject({ indicators: [indicator('产出指标', '数量指标', name, target), ...others] });
const at = 'projects[0].indicators[0]';

export const stageCases: RuleCases = {
  'check/stage-target': {
    fires: [
      [after(withProject({}), withFirst('活动开展次数', '=11(次)')), `${at}.target`, '=12(次)', '=11(次)'],
      [after(withProject({}), withFirst('活动开展次数', '≥12(次)')), `${at}.target`, '=12(次)', '≥12(次)'],
      [after(withProject({}), withFirst('活动开展次数', '=12(场)')), `${at}.target`, '=12(次)', '=12(场)'],
      [after(withProject({}), withFirst('活动开展次数', null)), `${at}.target`, '=12(次)', null],
      [
        after(withTarget({}), withEvaluation({ indicators: [soundRow('≥99(人)')] })),
        'unitSelfEvaluation.indicators[0].target',
        '≥100(人)',
        '≥99(人)',
      ],
    ],
    quiet: [
      withFirst('活动开展次数', '=11(次)'),
      after(withProject({}), withFirst('活动开展次数', '=12.00次')),
      after(withProject({}), withFirst('另一指标', '=1(次)')),
    ],
  },
  'check/stage-indicator': {
    fires: [
      [after(withProject({}), withProject({ indicators: others })), 'projects[0].indicators', '活动开展次数'],
      [after(withProject({ indicators: others }), withProject({})), `${at}.name`, null, '活动开展次数'],
    ],
    quiet: [withProject({ indicators: others }), after(withProject({}), withFirst('活动开展次数', '=1(次)'))],
  },
  'check/stage-budget': {
    fires: [
      [
        after(withProject({}), withFunding({ total: '140000', fiscal: '140000' })),
        'projects[0].funding.total',
        '150000.00',
        '140000.00',
      ],
    ],
    quiet: [
      withFunding({ total: '140000', fiscal: '140000' }),
      after(withProject({}), withProject({ name: '改名' })),
    ],
  },
  'check/stage-project': {
    fires: [
      [
        after(
          filingOf(soundFiling([soundProject, { ...soundProject, name: '乙项目' }])),
          filingOf(soundFiling([soundProject, { ...soundProject, name: '丙项目' }])),
        ),
        'projects',
        '乙项目',
      ],
    ],
    quiet: [
      filingOf(soundFiling([soundProject])),
      after(
        filingOf(soundFiling([soundProject])),
        filingOf(soundFiling([{ ...soundProject, name: '乙项目' }, soundProject])),
      ),
    ],
  },
};

function soundRow(target: string) {
  return {
    ...indicator('产出指标', '数量指标', '补贴发放人数', target),
    weight: '100',
    points: '100',
    score: '100',
    actual: '100(人)',
  };
}
