/** Cases of what must be filled in. */
import {
  filingOf,
  indicator,
  indicatorsOf,
  soundFiling,
  soundProject,
  withEvaluated,
  withIndicator,
  withProject,
  withTarget,
} from '../filings.js';
import { annual, evaluation, goals, output, type RuleCases, row, sound } from './shared.js';

export const completenessCases: RuleCases = {
  'check/required': {
    fires: [
      [withProject({}, { unit: { name: '某中心' } }), 'projects[0].department'],
      [withProject({ startDate: null }), 'projects[0].startDate'],
      [withProject({ goals: { annual: '  ' } }), 'projects[0].goals.annual'],
      [annual({ total: null }), 'projects[0].funding.annual.total'],
    ],
    quiet: [sound, withProject({ department: '某局' }, { unit: { name: '某中心' } })],
  },
  'check/overall-goal-blank': {
    fires: [
      [withProject({ nature: '一次性项目', goals: { annual: '年度目标。' } }), 'projects[0].goals.overall'],
      [
        withProject({ nature: '阶段性项目', funding: { annual: { total: '5000', fiscal: '5000' } } }),
        'projects[0].funding.total',
      ],
    ],
    quiet: [sound, withProject({ goals: { annual: '年度目标。' } }), withProject({ nature: '一次性项目' })],
  },
  'check/placeholder': {
    fires: [
      [withProject({ implementer: '--' }), 'projects[0].implementer', null, '--'],
      [goals('／'), 'projects[0].goals.annual'],
      [output('数量指标', '***', '=1(次)'), `${row}.name`],
      [withTarget({ fundingMode: '_' }), 'unitTarget.fundingMode'],
    ],
    quiet: [sound, withProject({ implementer: '' }), withEvaluated({ remark: '/' })],
  },
  'check/no-indicators': {
    fires: [[withProject({ indicators: [] }), 'projects[0].indicators']],
    quiet: [sound, evaluation],
  },
  'check/no-output-or-benefit': {
    fires: [
      [
        withProject({ indicators: [indicator('产出指标', '数量指标', '次数', '=1(次)')] }),
        'projects[0].indicators',
        '效益指标',
      ],
    ],
    quiet: [sound, withProject({ indicators: [] })],
  },
  'check/no-satisfaction': {
    fires: [
      [
        withProject({ indicators: indicatorsOf(soundProject).slice(0, 6) }),
        'projects[0].indicators',
        '满意度指标',
      ],
    ],
    quiet: [sound, withProject({ indicators: [] })],
  },
  'check/indicator-blank': {
    fires: [
      [withIndicator(indicator('产出指标', '数量指标', null, '=1(次)')), `${row}.name`],
      [output('数量指标', '活动场次', null), `${row}.target`],
      [withIndicator({ name: '活动场次', target: '=1(次)' }), `${row}.level1`],
    ],
    quiet: [
      sound,
      withTarget({}),
      evaluation,
      withIndicator(indicator('产出指标', '数量指标', null, null)),
      output('数量指标', '指标2：', null),
    ],
  },
  'check/skeleton-row': {
    fires: [
      [withIndicator(indicator('产出指标', '数量指标', null, null)), `${row}.name`],
      [output('数量指标', '指标2：', null), `${row}.name`],
    ],
    quiet: [sound, withTarget({}), output('数量指标', '指标体系建设完成率', '=100(%)')],
  },
  'check/duplicate-project': {
    fires: [[filingOf(soundFiling([soundProject, soundProject])), 'projects[1].name']],
    quiet: [filingOf(soundFiling([soundProject, { ...soundProject, name: '乙项目' }]))],
  },
  'check/department-is-project': {
    fires: [[withProject({ department: '甲项目' }), 'projects[0].department', '某街道', '甲项目']],
    quiet: [sound, withProject({ department: '某局' })],
  },
  'check/department-differs': {
    fires: [[withProject({ department: '某局' }), 'projects[0].department', '某街道', '某局']],
    quiet: [
      sound,
      withProject({ department: '甲项目' }),
      withProject({ department: '某局' }, { unit: { name: '某中心' } }),
    ],
  },
};
