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
      [withProject({ department: '13800138000' }), 'projects[0].department'],
      [withProject({ name: '021-64120000' }), 'projects[0].name'],
      [goals('≥90%'), 'projects[0].goals.annual'],
      [goals('[填写]'), 'projects[0].goals.annual'],
      [goals('请参照模板'), 'projects[0].goals.annual'],
      [goals('例：开展宣传12次。'), 'projects[0].goals.annual'],

      [withProject({ implementer: '--' }), 'projects[0].implementer', null, '--'],
      [goals('／'), 'projects[0].goals.annual'],
      [output('数量指标', '***', '=1(次)'), `${row}.name`],
      [withTarget({ fundingMode: '_' }), 'unitTarget.fundingMode'],
      [goals('××'), 'projects[0].goals.annual', null, '××'],
      [goals('（请填写年度目标）'), 'projects[0].goals.annual'],
      [goals('单击此处输入文字。'), 'projects[0].goals.annual'],
      [withProject({ name: '测试' }), 'projects[0].name'],
      [output('数量指标', '？？', '=1(次)'), `${row}.name`],
      [output('数量指标', '巡查次数', 'XX'), `${row}.target`],
    ],
    quiet: [
      withProject({ name: '863园区' }),
      goals('填写服务卡。'),

      sound,
      withProject({ implementer: '' }),
      withEvaluated({ remark: '/' }),
      output('数量指标', '巡查次数', '100'),
      goals('请填写本表的单位于年底前完成测试。'),
    ],
  },
  'check/ditto': {
    fires: [
      [output('同上', '巡查次数', '=2(次)'), `${row}.level2`, '服务对象满意度指标', '同上'],
      [output('数量指标', '〃', '=2(次)'), `${row}.name`, null, '〃'],
      [output('数量指标', '巡查次数', '（同前）'), `${row}.target`, '≥90(%)', '（同前）'],
      [withIndicator(indicator('"', '数量指标', '巡查次数', '=2(次)')), `${row}.level1`, '满意度指标'],
      [goals('同上。'), 'projects[0].goals.annual', null],
      [withProject({ implementer: '同左' }), 'projects[0].implementer'],
    ],
    quiet: [sound, goals('同上年一样开展。'), withEvaluated({ remark: '同上' })],
  },
  'check/left-blank': {
    fires: [
      [goals('开展宣传活动 次，走访居民。'), 'projects[0].goals.annual'],

      [goals('完成XX项任务。'), 'projects[0].goals.annual', null, '完成XX项任务。'],
      [goals('20××年建成。'), 'projects[0].goals.annual'],
      [goals('建成____个点位。'), 'projects[0].goals.annual'],
      [goals('建成（　）个点位。'), 'projects[0].goals.annual'],
      [goals('建成   个点位。'), 'projects[0].goals.annual'],
      [goals('于2024年X月前建成。'), 'projects[0].goals.annual'],
      [withProject({ name: '某某社区助餐' }), 'projects[0].name'],
      [output('数量指标', '××次数', '=2(次)'), `${row}.name`],
    ],
    quiet: [
      goals('服务 老人，走访居民。'),

      sound,
      goals('采购X光机2台、XX-200型设备1台，规格3×5米。'),
      goals('春节  元旦  年终各一次。'),
      goals('二〇〇七年、二○○八年建成的站点。'),
      goals('（一）建成。'),
      output('数量指标', '巡查次数', '≥XX(次)'),
      goals('XX'),
    ],
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
    fires: [
      [withProject({ implementer: '甲项目' }), 'projects[0].implementer', '某中心', '甲项目'],
      [withProject({ name: '某中心' }), 'projects[0].name', null, '某中心'],
      [withProject({ department: '甲项目' }), 'projects[0].department', '某街道', '甲项目'],
    ],
    quiet: [withProject({ implementer: '某中心' }), sound, withProject({ department: '某局' })],
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
