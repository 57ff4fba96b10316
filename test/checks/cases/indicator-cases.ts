/** Cases of indicators: places, values, repeats. */
import {
  filingOf,
  indicator,
  indicatorsOf,
  soundFiling,
  soundProject,
  withEvaluated,
  withEvaluation,
  withIndicator,
  withProject,
  withTarget,
} from '../filings.js';
import { benefit, evaluation, evaluationRows, goals, output, type RuleCases, row, sound } from './shared.js';

/** Under 产出指标, a row for each second level. */
function rows(levels: readonly (string | null)[]) {
  const made = levels.map((level2, index) => indicator('产出指标', level2, `事项${index}`, '=1(次)'));
  return withProject({ indicators: made });
}

/** A row pasted behind all others. */
function scattered(level1: string, level2: string, name: string) {
  return withIndicator(indicator(level1, level2, name, '=1(户)'));
}

/** Rows of the blank form that say 无. */
const nothing = withProject({
  indicators: [
    ...indicatorsOf(soundProject),
    ...['经济效益指标', '生态效益指标'].flatMap((level2) => [
      indicator('效益指标', level2, '无', '无'),
      indicator('效益指标', level2, '无', '无'),
    ]),
  ],
});

/** Values behind an operator that are numbers though they do not begin with a digit, or grades. */
const valued = [
  ...[
    '≥III类',
    '≥AA级',
    '=合格',
    '≥良好',
    '≥★★★',
    '≥省级',
    '≥二等奖',
    '≥十二(人)',
    '≥九十%',
    '≤千分之三',
    '≤万分之一',
  ],
  ...['≤￥500', '≥−3(%)', '≥﹣3(%)', '≥(90)%', '≥前10名', '≥SCI 5篇'],
];

/** Values that are no single number: ranges, tolerances, ratios, dates. */
const noCounts = [
  '25±2(℃)',
  '95±2%',
  '90%-95%',
  '3～5次',
  '3至5次',
  '1-3万元',
  '1:3',
  '1∶3',
  '2026.12.31',
  '8:30',
];

export const indicatorCases: RuleCases = {
  'check/level1-unknown': {
    fires: [
      [withIndicator(indicator('结果指标', '数量指标', '活动场次', '=1(次)')), `${row}.level1`],
      [withIndicator(indicator('產出指標', '數量指標', '活动场次', '=1(次)')), `${row}.level1`, '产出指标'],
      [withIndicator(indicator('数量指标', null, '活动场次', '=1(次)')), `${row}.level1`, '产出指标'],
    ],
    quiet: [
      sound,
      withTarget({}),
      withIndicator(indicator('产出目标', '数量目标', '活动场次', '=1(次)')),
      withIndicator(indicator('产出指标（50分）', '数量指标', '活动场次', '=1(次)')),
    ],
  },
  'check/levels-swapped': {
    fires: [
      [
        withIndicator(indicator('数量指标', '产出指标', '活动场次', '=1(次)')),
        `${row}.level1`,
        '产出指标',
        '数量指标',
      ],
      [
        withIndicator(indicator('满意度指标', '满意度', '居民满意度', '≥90(%)'), [
          ...indicatorsOf(soundProject).slice(0, 6),
          indicator('社会效益', '效益指标', '知晓率', '≥90(%)'),
        ]),
        'projects[0].indicators[6].level1',
        '效益指标',
      ],
    ],
    quiet: [
      sound,
      withTarget({}),
      withIndicator(indicator('满意度指标', '满意度指标', '居民满意度', '≥90(%)')),
      withIndicator(indicator('产出指标', '成本指标', '单次成本', '≤9(元)')),
    ],
  },
  'check/level2-level1': {
    fires: [[withIndicator(indicator('效益指标', '数量指标', '活动场次', '=1(次)')), `${row}.level2`]],
    quiet: [sound, withTarget({}), output('成本指标', '单次成本', '≤5(元)')],
  },
  'check/level2-unknown': {
    fires: [
      [benefit('可持续发展指标', '长效管理制度健全性', '健全'), `${row}.level2`],
      [benefit('可持續影響', '长效管理制度健全性', '健全'), `${row}.level2`, '可持续影响指标', '可持續影響'],
      [output('活动场次', '数量指标', '=1(次)'), `${row}.level2`, null, '活动场次'],
    ],
    quiet: [sound, withTarget({}), evaluation, rows(['时效指标：'])],
  },
  'check/name-wrong-group': {
    fires: [
      [output('数量指标', '维修及时性', '及时'), `${row}.level2`, '时效指标', '数量指标'],
      [benefit('经济效益指标', '响应维修及时性', '24小时'), `${row}.level2`, '时效指标'],
      [output('成本指标', '验收通过率', '=100(%)'), `${row}.level2`, '质量指标'],
      [output('成本指标', '活动参与率', '=90(%)'), `${row}.level2`, null],
      [output('质量指标', '参加人数', '≥90(人)'), `${row}.level2`, '数量指标'],
      [output('时效指标', '社区登记失业率', '≤3(%)'), `${row}.level2`, null],
      [output('质量指标', '单次成本', '≤90(元)'), `${row}.level2`, '成本指标'],
      [benefit('社会效益指标', '长效管理机制健全性', '健全'), `${row}.level2`, '可持续影响指标'],
      [benefit('可持续影响指标', '服务满意率', '≥95(%)'), `${row}.level2`, '服务对象满意度指标'],
      [withIndicator(indicator('满意度指标', '服务对象满意度指标', '组织体检', '=97(%)')), `${row}.level2`],
    ],
    quiet: [
      output('时效性指标', '补贴发放及时率', '≥95(%)'),

      sound,
      output('质量指标', '重大事故发生次数', '=0(次)'),
      output('数量指标', '报修完成率', '=100(%)'),
      output('成本指标', '困难妇女儿童慰问补贴标准', '≤300(元/人)'),
      output('成本指标', '成本控制', '不超预算'),
      // A blank second level is told by a rule of its own.
      withIndicator(indicator('产出指标', null, '维修及时性', '及时')),
      output('时效指标', '活动开展及时率', '=100(%)'),
      output('时效指标', '统战帮困上报', '及时'),
      output('时效指标', '秋季开学前完工率', '≥95(%)'),
      output('时效指标', '当年竣工率', '≥95(%)'),
      benefit('社会效益指标', '受益人数', '≥90(人)'),
      withIndicator(indicator('满意度指标', '服务对象满意度指标', '有责投诉率', '=0(%)')),
    ],
  },
  'check/name-is-group': {
    fires: [[benefit('经济效益指标', '经济效益指标', '无'), `${row}.name`]],
    quiet: [sound, benefit('经济效益指标', '经济效益提升率', '≥5(%)')],
  },
  'check/target-incomplete': {
    fires: [
      [output('数量指标', '活动场次', '≥85'), `${row}.target`],
      [output('数量指标', '活动场次', '≥若干(场)'), `${row}.target`],
      [output('质量指标', '完成率', '(%)'), `${row}.target`],
      [output('质量指标', '完成率', '％'), `${row}.target`],
      [output('数量指标', '活动人数', '人次'), `${row}.target`],
      [output('数量指标', '活动人数', { operator: null, value: null, unit: '人次' }), `${row}.target`],
      [output('数量指标', '活动场次', { operator: '≥', value: null, unit: '场' }), `${row}.target`],
    ],
    quiet: [
      sound,
      output('数量指标', '活动场次', { operator: '=', value: '7.50', unit: '场' }),
      output('数量指标', '活动场次', '若干'),
      ...valued.map((target) => output('质量指标', '等次', target)),
      output('数量指标', '宣传场次', '≥１２（场）'),
      output('数量指标', '宣传场次', '＞12（场）'),
      output('质量指标', '水质类别', '≥Ⅲ类'),
      output('质量指标', '空气质量等级', '≥二级'),
      output('时效指标', '响应时间', '≤½小时'),
      output('成本指标', '人均成本', '≤１，２００元'),
      output('质量指标', '完成率', '≥百分之九十'),
      output('质量指标', '完成率', '≥95．5％'),
      output('质量指标', '完成率', '≥≥95(%)'),
    ],
  },
  'check/operator-in-words': {
    fires: [
      [output('质量指标', '完成率', '≥95%以上'), `${row}.target`, '≥95%'],
      [output('数量指标', '活动人数', '≥不少于5人'), `${row}.target`, '≥5人'],
      [output('时效指标', '办理时间', '≤3天（含）以内'), `${row}.target`, '≤3天'],
      [output('数量指标', '活动人数', '≤12人以上'), `${row}.target`, null],
      [output('质量指标', '完成率', '=100%以上'), `${row}.target`, null],
    ],
    quiet: [
      sound,
      output('质量指标', '完成率', '≥≥95(%)'),
      output('质量指标', '完成率', '95%以上'),
      output('质量指标', '完成率', '>95%以上'),
    ],
  },
  'check/operator-range': {
    fires: [
      [output('时效指标', '完成时间', '2024年12月-2024年1月'), `${row}.target`],

      [output('数量指标', '培训课程', '≥3-5门'), `${row}.target`, null, '≥3-5门'],
      [output('质量指标', '完成率', '≥90%—95%'), `${row}.target`],
      [output('数量指标', '培训课程', { operator: '≥', value: '3～5', unit: '门' }), `${row}.target`],
      [output('数量指标', '培训课程', '＞2000至3000人次'), `${row}.target`],
      [output('质量指标', '完成率', '≥95%且≤80%'), `${row}.target`, null, '≥95%且≤80%'],
      [output('质量指标', '完成率', '95%-80%'), `${row}.target`],
    ],
    quiet: [
      output('时效指标', '完成时间', '2024年1月-2024年12月'),

      sound,
      output('数量指标', '培训课程', '3-5门'),
      output('数量指标', '培训课程', '=3-5门'),
      output('质量指标', '完成率', '≥80%且≤95%'),
      output('质量指标', '完成率', '80%-95%'),
      output('时效指标', '完成时间', '12-2月'),
      output('时效指标', '完成时间', '≤2024-12-31'),
      output('时效指标', '完成时间', '≤2024年1-3月'),
      output('数量指标', '活动场次', '≥12场(4场招聘-8场面试)'),
    ],
  },
  'check/target-is-serial': {
    fires: [
      [output('时效指标', '完成期限', '45292'), `${row}.target`, '2024-01-01', '45292'],
      [output('质量指标', '验收日期', '45657.0'), `${row}.target`, '2024-12-31'],
    ],
    quiet: [sound, output('数量指标', '服务人次', '45292'), output('时效指标', '完成期限', '≤45292(秒)')],
  },
  'check/target-date-off': {
    fires: [
      [output('时效指标', '完成时间', '二〇二三年12月底前'), `${row}.target`],
      [output('时效指标', '完成时间', '二零二三年十二月'), `${row}.target`],
      [output('时效指标', '完成时间', '23年底前'), `${row}.target`],
      [output('时效指标', '完成时间', '23年12月'), `${row}.target`],

      [output('时效指标', '完成时间', '2026年元月1日'), `${row}.target`, null, '2026年元月1日'],
      [output('时效指标', '完成时间', '≤2023-12-31'), `${row}.target`],
      [output('时效指标', '完成时间', '2023.6.30前'), `${row}.target`],
    ],
    quiet: [
      output('时效指标', '完成时间', '二〇二四年十二月底前'),
      output('时效指标', '完成时间', '24年底前'),
      output('时效指标', '完成时间', '满15年底册'),

      sound,
      output('时效指标', '完成时间', '2024年12月底前'),
      output('成本指标', '单次成本', '≤2000.10(元)'),
      output('时效指标', '完成时间', '2023-2024学年'),
      output('质量指标', '符合标准', '符合2015年版标准'),
      output('时效指标', '施工时间', '2023年9月至2024年8月'),
      output('时效指标', '考试时间', '2024年9月至2025年6月'),
      output('质量指标', '事故数', '比2023年12月下降5%'),
      output('质量指标', '执行标准', '2021年6月印发的标准'),
      output('时效指标', '发放时间', '自2020年3月起按月发放'),
    ],
  },
  'check/written-twice': {
    fires: [
      [output('数量指标', '活动场次', '≥12次次'), `${row}.target`, '≥12(次)'],
      [withEvaluated({ actual: '100人(人)' }), 'unitSelfEvaluation.indicators[7].actual', '100(人)'],

      [output('质量指标', '完成率', '≥≥95(%)'), `${row}.target`, '≥95(%)', '≥≥95(%)'],
      [output('质量指标', '完成率', '≥95%(%)'), `${row}.target`, '≥95(%)', '≥95%(%)'],
      [output('数量指标', '活动场次', '12场（场）'), `${row}.target`, '12(场)'],
      [output('质量指标', '完成率', { operator: '≥', value: '≥95', unit: '%' }), `${row}.target`, '≥95(%)'],
      [output('质量指标', '完成率', { operator: '=', value: '95%', unit: '%' }), `${row}.target`, '=95(%)'],
      [output('质量指标', '完成率', '≥≤95(%)'), `${row}.target`, null],
      [output('质量指标', '完成率', '≥95%％'), `${row}.target`, '≥95(%)'],
    ],
    quiet: [
      withEvaluated({ actual: '100(人)' }),

      sound,
      output('质量指标', '完成率', '≥95%以上'),
      output('数量指标', '活动场次', '>=12(场)'),
      output('数量指标', '活动场次', '≥12场(4场招聘，8场面试)'),
      output('成本指标', '水费标准', '≤5.20(元/吨(立方米))'),
    ],
  },
  'check/target-miswritten': {
    fires: [
      [output('数量指标', '活动场次', '≥2〇0(场)'), `${row}.target`, '≥200(场)'],
      [output('数量指标', '活动场次', '≥1ОО(场)'), `${row}.target`, '≥100(场)'],
      [output('数量指标', '活动场次', '≥20O'), `${row}.target`, '≥200'],
      [output('数量指标', '活动场次', '≥|00(场)'), `${row}.target`, '≥100(场)'],
      [output('数量指标', '活动场次', 'lOO(场)'), `${row}.target`, '100(场)'],
      [output('数量指标', '活动场次', '≥一2(场)'), `${row}.target`, null],
      [output('数量指标', '活动场次', '3一5(场)'), `${row}.target`, null],
      [output('数量指标', '活动场次', '≥12场('), `${row}.target`, null],
      [output('数量指标', '活动场次', '≥12场！'), `${row}.target`, '≥12场'],
      [output('数量指标', '活动场次', '≥12场，≥20人'), `${row}.target`, null],
      [output('数量指标', '活动场次', '≥90%(个)'), `${row}.target`, null],
      [output('数量指标', '活动场次', '≥90个%'), `${row}.target`, null],
      [output('数量指标', '活动场次', '≥90(%人)'), `${row}.target`, null],
      [withEvaluated({ actual: '9 5(人)' }), 'unitSelfEvaluation.indicators[7].actual', '95(人)'],
      [withEvaluated({ actual: '1OO人' }), 'unitSelfEvaluation.indicators[7].actual', '100人'],

      [output('质量指标', '完成率', '≥9O%'), `${row}.target`, '≥90%', '≥9O%'],
      [output('质量指标', '完成率', '≥l00(%)'), `${row}.target`, '≥100(%)'],
      [output('质量指标', '完成率', '≥90..5%'), `${row}.target`, null],
      [output('质量指标', '完成率', '≥90.0.5%'), `${row}.target`, null],
      [output('质量指标', '完成率', '90%≥'), `${row}.target`, '≥90%'],
      [output('质量指标', '完成率', '≥99，5%'), `${row}.target`, '≥99.5%'],
      [output('质量指标', '完成率', '98,25(%)'), `${row}.target`, '98.25(%)'],
      [output('质量指标', '完成率', '90≥(%)'), `${row}.target`, '≥90(%)'],
      [output('数量指标', '活动场次', '12场≥'), `${row}.target`, '≥12场'],
      [output('质量指标', '完成率', '≥99。5%'), `${row}.target`, '≥99.5%'],
      [output('质量指标', '完成率', '≥9 5%'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '≥95,%'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '95%(≥)'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '≥95%人'), `${row}.target`, null],
      [output('质量指标', '完成率', '—95%'), `${row}.target`, null],
      [output('质量指标', '完成率', '99·5(%)'), `${row}.target`, '99.5(%)'],
      [output('质量指标', '完成率', '≥95.%'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '≥.95'), `${row}.target`, '≥0.95'],
      [output('质量指标', '完成率', '≥%95'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '》95%'), `${row}.target`, null],
      [output('质量指标', '完成率', '≥95(%'), `${row}.target`, '≥95(%)'],
      [output('数量指标', '活动场次', '12场）'), `${row}.target`, '12(场)'],
      [output('质量指标', '完成率', '→95%'), `${row}.target`, null],
      [output('质量指标', '完成率', '≥95%-'), `${row}.target`, null],
      [output('数量指标', '活动场次', '12场～'), `${row}.target`, null],
      [output('质量指标', '完成率', '≥95percent'), `${row}.target`, '≥95%'],
      [output('质量指标', '完成率', '95 pct.'), `${row}.target`, '95%'],
      [output('质量指标', '完成情况', '√'), `${row}.target`, null],
      [output('时效指标', '完成时间', '2024年2月30日前'), `${row}.target`, null],
      [output('时效指标', '完成时间', '2024年13月'), `${row}.target`, null],
      [output('时效指标', '完成时间', '6月31日前'), `${row}.target`, null],
    ],
    quiet: [
      output('数量指标', '活动场次', '1)完成3场 2)完成5场'),
      output('数量指标', '活动场次', '12-15场'),
      output('数量指标', '活动场次', '20篇/年'),
      output('质量指标', '完成情况', '√完成'),
      output('数量指标', '活动场次', '≥3场，每场≥30人'),
      output('数量指标', '活动场次', '≥80%，≤95%'),
      output('数量指标', '活动场次', '≥12场(含线上)'),
      output('数量指标', '活动场次', '≥Ⅲ类'),
      output('数量指标', '活动场次', '5A级'),

      sound,
      output('数量指标', '用水量', '≤10l'),
      output('成本指标', '人均成本', '1,200元'),
      output('时效指标', '完成季度', '1,2季度'),
      output('时效指标', '完成时间', '2026.12.31'),
      output('数量指标', '活动人数', '5<人数<10'),
      output('数量指标', '论文篇数', '≥5篇，其中核心≥2篇'),
      output('数量指标', '活动场次', '12场（线上）'),
      output('时效指标', '完成时间', '2月29日前'),
      output('时效指标', '完成时间', '2024年12月底前'),
      output('时效指标', '完成时长', '≤13个月'),
    ],
  },
  'check/target-unit-missing': {
    fires: [
      [output('数量指标', '活动场次', '500'), `${row}.target`, null, '500'],
      [output('质量指标', '培训达标率', '100'), `${row}.target`, '100%', '100'],
      [output('质量指标', '培训达标率', '0.985'), `${row}.target`, '98.5%', '0.985'],
      [output('质量指标', '培训达标率', '1'), `${row}.target`, null, '1'],
      [
        withIndicator(indicator('满意度指标', '服务对象满意度指标', '群众满意度', '0.9')),
        `${row}.target`,
        '90%',
        '0.9',
      ],
      [output('数量指标', '服务人次', '20241331'), `${row}.target`],
    ],
    quiet: [
      sound,
      output('数量指标', '活动场次', '500场'),
      output('时效指标', '召开时间', '2024年11月'),
      output('时效指标', '召开时间', '10月底前'),
      output('时效指标', '完成时间', '20241231'),
      output('质量指标', '事故率', '零'),
    ],
  },
  'check/operator-missing': {
    fires: [[output('数量指标', '活动人数', '42人'), `${row}.target`, null, '42人']],
    quiet: [
      sound,
      output('时效指标', '完成天数', '42天'),
      output('数量指标', '活动人数', '42人以上'),
      output('数量指标', '活动人数', '若干'),
      ...noCounts.map((target) => output('数量指标', '活动人数', target)),
      output('数量指标', '办结时间', '5个工作日内'),
      output('数量指标', '差错情况', '千分之三以内'),
    ],
  },
  'check/operator-form': {
    fires: [
      [output('数量指标', '活动人数', '>=42人'), `${row}.target`, '≥', '>='],
      [output('数量指标', '活动人数', '⩾42人'), `${row}.target`, '≥', '⩾'],
      [output('数量指标', '活动人数', '≯42人'), `${row}.target`, '≤', '≯'],
      [
        output('数量指标', '活动人数', { operator: '约', value: 42, unit: '人' }),
        `${row}.target`,
        null,
        '约',
      ],
      [output('数量指标', '活动人数', '=>42人'), `${row}.target`, '≥', '=>'],
      [
        output('数量指标', '活动人数', { operator: '不少于', value: 42, unit: '人' }),
        `${row}.target`,
        '≥',
        '不少于',
      ],
      [
        output('质量指标', '制度健全性', { operator: '定性', value: '健全', unit: null }),
        `${row}.target`,
        null,
        '定性',
      ],
    ],
    quiet: [
      sound,
      output('数量指标', '活动人数', '＞42人'),
      output('数量指标', '活动人数', { operator: '≤', value: 42, unit: '人' }),
    ],
  },
  'check/direction': {
    fires: [
      [output('数量指标', '宣传次数', '≥-12(次)'), `${row}.target`],
      [output('成本指标', '单次活动成本', '≤-2000(元)'), `${row}.target`],

      [output('成本指标', '单次活动成本', '≥90(元)'), `${row}.target`, '≤'],
      [benefit('社会效益指标', '社区登记失业率', '百分百'), `${row}.target`, '≤'],
      [benefit('社会效益指标', '服务覆盖率', '≤90(%)'), `${row}.target`, '≥'],
      [output('质量指标', '产品不合格率', '≥95(%)'), `${row}.target`, '≤'],
      [output('质量指标', '返工率', '≥2(%)'), `${row}.target`, '≤'],
      [output('成本指标', '项目总支出', '≥86(万元)'), `${row}.target`, '≤'],
      [output('成本指标', '成本节约率', '≤5(%)'), `${row}.target`, '≥'],
      [output('时效指标', '平均响应时间', '≥30(分钟)'), `${row}.target`, '≤'],
      [benefit('社会效益指标', '安全生产事故', '≥1(起)'), `${row}.target`, '≤'],
      [output('数量指标', '巡查次数', '≥0(次)'), `${row}.target`, null],
    ],
    quiet: [
      output('质量指标', '补贴发放及时率', '24小时内'),
      benefit('经济效益指标', '企业利润', '≥-500(万元)'),
      benefit('社会效益指标', '投诉增长率', '≤-5(%)'),

      sound,
      benefit('社会效益指标', '有效投诉处置率', '=100(%)'),
      benefit('社会效益指标', '有责投诉率', '=0.00(%)'),
      benefit('社会效益指标', '失业人口指标控制率', '≤100.00(%)'),
      benefit('社会效益指标', '服务覆盖率', '≤户'),
      output('质量指标', '产品不合格率', '≤2(%)'),
      output('数量指标', '排查隐患数量', '≥50(处)'),
      benefit('经济效益指标', '降低单位成本', '≥5(元)'),
      output('时效指标', '缩短办理时间', '≥3(天)'),
      output('数量指标', '处理交通事故', '≥10(起)'),
      output('数量指标', '补贴案件数量', '≥76(件)'),
      output('质量指标', '完成率', '≤±5%'),
      benefit('社会效益指标', '公用支出', '≥5(%)'),
      output('成本指标', '残车补贴人均标准', '=39.00(元/人/月)'),
    ],
  },
  'check/rate-unit': {
    fires: [[output('数量指标', '补贴应发尽发率', '=679.00(人次)'), `${row}.target`, '%', '人次']],
    quiet: [
      sound,
      output('数量指标', '巡查频率', '=2(次)'),
      output('数量指标', '参保覆盖率', '18-70岁本镇妇女'),
      output('质量指标', '完成率', '≥95±2(%)'),
      output('质量指标', '完成率', '≥90﹪'),
      output('质量指标', '完成率', '≥9O%'),
      output('质量指标', '完成率', '≥95百分比'),
      output('质量指标', '完成率', '≥5个百分点'),
      output('质量指标', '完成率', '≥99。5%'),
      output('质量指标', '完成率', '≥95(%'),
    ],
  },
  'check/count-unit': {
    fires: [
      [output('数量指标', '宣传次数', '≥12(人)'), `${row}.target`],
      [output('数量指标', '宣传次数', '≥12元'), `${row}.target`],
      [output('数量指标', '慰问人数', '≥12.5(人)'), `${row}.target`],
      [withIndicator(indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥90元')), `${row}.target`],
      [withIndicator(indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥3次')), `${row}.target`],

      [output('数量指标', '居村儿童之家建立数量', '90%'), `${row}.target`, null, '90%'],
      [output('数量指标', '培训人数', '≥30(场)'), `${row}.target`, null, '≥30(场)'],
      [output('数量指标', '绿化面积', '≥30(公里)'), `${row}.target`],
      [output('数量指标', '走访户数', '≥30人'), `${row}.target`],
      [output('成本指标', '人均成本', '≤300(人)'), `${row}.target`],
      [output('时效指标', '办结时限', '≤5(%)'), `${row}.target`],
    ],
    quiet: [
      output('数量指标', '服务次数', '≥100(人次)'),
      output('数量指标', '宣传次数', '≥1次/月'),
      output('数量指标', '慰问人数', '≥12.00(人)'),
      output('数量指标', '人均培训人数', '≥1.5(人)'),
      output('数量指标', '培训人数', '≥1.5(万人)'),
      withIndicator(indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥90(分)')),

      sound,
      output('数量指标', '居村儿童之家建立数量', '=90(个)'),
      output('数量指标', '培训人次', '≥30(次)'),
      output('数量指标', '绿化面积', '≥30(万平方米)'),
      output('数量指标', '绿化面积', '≥30(处)'),
      output('成本指标', '人均成本', '≤300(元/人·天)'),
      output('成本指标', '项目经费', '≤95(%)'),
      output('时效指标', '响应时间', '≤3(秒)'),
    ],
  },
  'check/percent-range': {
    fires: [
      [benefit('社会效益指标', '政策普及率', '≥120(%)'), `${row}.target`, '≤100', '120'],
      [
        withEvaluation({
          indicators: evaluationRows.map((one, index) => (index === 9 ? { ...one, actual: '950(%)' } : one)),
        }),
        'unitSelfEvaluation.indicators[9].actual',
        '≤100',
        '950',
      ],
    ],
    quiet: [
      sound,
      benefit('社会效益指标', '产值增长率', '≥120(%)'),
      benefit('社会效益指标', '政策普及率', '≥950(‰)'),
    ],
  },
  'check/unit-is-magnitude': {
    fires: [[output('数量指标', '补贴发放数', '=350.00(万)'), `${row}.target`]],
    quiet: [sound, output('数量指标', '补贴发放数', '=350.00(万人次)')],
  },
  'check/goal-satisfaction': {
    fires: [[goals('确保满意度达到95%以上。'), 'projects[0].goals.annual', '≥90(%)', '满意度达到95%']],
    quiet: [
      withProject({ indicators: [indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥105(%)')] }),
      withProject({ indicators: [indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥3(次)')] }),

      sound,
      goals('提高满意度，完成率达到95%。'),
      withIndicator(
        indicator('满意度指标', '服务对象满意度指标', '居民满意度', '0.9'),
        indicatorsOf(soundProject).slice(0, 6),
      ),
      withIndicator(
        indicator('满意度指标', '服务对象满意度指标', '居民满意度', '≥9O%'),
        indicatorsOf(soundProject).slice(0, 6),
      ),
    ],
  },
  'check/goal-copied': {
    fires: [
      [
        filingOf(
          soundFiling([
            {
              ...soundProject,
              goals: { overall: '健全便民服务体系，提升居民生活便利程度。', annual: '开展宣传十二次。' },
            },
            {
              ...soundProject,
              name: '乙项目',
              goals: { overall: '健全便民服务体系，提升居民生活便利程度。', annual: '走访居民两百户。' },
            },
          ]),
        ),
        'projects[1].goals.overall',
      ],

      [
        filingOf(
          soundFiling([
            { ...soundProject, goals: { annual: '全年助餐 1300 人次，助浴300人次。' } },
            { ...soundProject, name: '乙项目', goals: { annual: '全年助餐1300人次，助浴300人次' } },
          ]),
        ),
        'projects[1].goals.annual',
      ],
      [
        withEvaluation({
          goal: { planned: '全年助餐1300人次，助浴300人次。', actual: '全年助餐1300人次，助浴300人次' },
        }),
        'unitSelfEvaluation.goal.actual',
      ],
    ],
    quiet: [
      filingOf(
        soundFiling([
          { ...soundProject, goals: { overall: '总目标。', annual: '开展宣传。' } },
          { ...soundProject, name: '乙项目', goals: { overall: '总目标。', annual: '走访居民。' } },
        ]),
      ),

      sound,
      evaluation,
      filingOf(
        soundFiling([soundProject, { ...soundProject, name: '乙项目', goals: { annual: '完成任务。' } }]),
      ),
      filingOf(
        soundFiling(
          ['甲项目', '甲 项目'].map((name) => ({
            ...soundProject,
            name,
            goals: { annual: '全年助餐1300人次，助浴300人次。' },
          })),
        ),
      ),
    ],
  },
  'check/rows-scattered': {
    fires: [
      [scattered('产出指标 ', '数量指标', '走访户数'), `${row}.level1`],
      [rows(['数量指标', '质量指标', '数量指标']), 'projects[0].indicators[2].level2'],
    ],
    quiet: [
      sound,
      withTarget({}),
      evaluation,
      rows(['数量指标', '数量指标 ', '质量指标']),
      // Said of the miswritten level.
      withProject({
        indicators: ['产出指标', '产岀指标', '产出指标'].map((level1, index) =>
          indicator(level1, '数量指标', `事项${index}`, '=1(次)'),
        ),
      }),
    ],
  },
  'check/level-short': {
    fires: [
      [rows(['数量', '质量指标']), 'projects[0].indicators[0].level2', '数量指标', '数量'],
      [rows(['时效指标：']), 'projects[0].indicators[0].level2', '时效指标'],
      [rows(['2.数量指标']), 'projects[0].indicators[0].level2', '数量指标'],
      ...['产 出 指 标', '一、产出指标', '（一）产出指标', '产出指标（50分）'].map(
        (level1) =>
          [
            withIndicator(indicator(level1, '数量指标', '走访户数', '≥3(户)')),
            `${row}.level1`,
            '产出指标',
            level1,
          ] as const,
      ),
      [
        withIndicator(indicator('满意度', '服务对象满意度指标', '群众满意度', '≥90(%)')),
        `${row}.level1`,
        '满意度指标',
      ],
    ],
    quiet: [
      sound,
      withTarget({}),
      evaluation,
      withIndicator(indicator('产出目标', '数量目标', '活动场次', '=1(次)')),
    ],
  },
  'check/level2-blank': {
    fires: [
      [rows(['数量指标', null, '\u200b']), 'projects[0].indicators[1].level2', '数量指标'],
      [rows([' ', '数量指标']), 'projects[0].indicators[0].level2', '数量指标、质量指标、时效指标、成本指标'],
    ],
    quiet: [sound, withTarget({}), evaluation],
  },
  'check/duplicate-row': {
    fires: [
      [output('数量指标', '活动开展次数', '=3(次)'), `${row}.name`],
      [output('数量指标', '活动 开展次数', '=3(次)'), `${row}.name`],
      [output('数量指标', '“活动”开展次数。', '=3(次)'), `${row}.name`],
    ],
    quiet: [
      sound,
      output('质量指标', '活动开展次数', '=3(次)'),
      output('数量指标', '活动开展次数（上半年）', '=3(次)'),
      withTarget({}),
      nothing,
    ],
  },
  'check/duplicate-name': {
    fires: [[benefit('社会效益指标', '活动开展次数', '=3(次)'), `${row}.name`]],
    quiet: [sound, output('数量指标', '活动开展次数', '=3(次)'), evaluation, nothing],
  },
  'check/target-vague': {
    fires: [
      [output('数量指标', '宣传次数', '若干'), `${row}.target`, null, '若干'],
      [output('数量指标', '宣传品发放', '一批'), `${row}.target`, null, '一批'],
      [output('数量指标', '走访', '多次'), `${row}.target`, null, '多次'],
      [output('数量指标', '走访', '视情况而定'), `${row}.target`, null, '视情况而定'],
      [output('数量指标', '走访户数', '及时'), `${row}.target`, null, '及时'],
      [output('数量指标', '宣传品发放', '明显'), `${row}.target`, null, '明显'],
      [output('成本指标', '单次活动成本', '较低'), `${row}.target`],
      [output('质量指标', '验收合格率', '较高'), `${row}.target`],
    ],
    quiet: [
      sound,
      output('数量指标', '采购批次', '一批'),
      output('数量指标', '社区覆盖', '全覆盖'),
      output('数量指标', '走访户数', '完成'),
      output('数量指标', '走访户数', '据实'),
      benefit('社会效益指标', '居民生活便利程度', '明显提升'),
      benefit('社会效益指标', '影响力', '明显'),
    ],
  },
  'check/goal-is-name': {
    fires: [
      [withProject({ goals: { annual: '甲项目' } }), 'projects[0].goals.annual', null, '甲项目'],
      [
        withProject({ goals: { annual: '活动开展次数。' } }),
        'projects[0].goals.annual',
        null,
        '活动开展次数',
      ],
    ],
    quiet: [sound, withProject({ goals: { annual: '完成甲项目。' } })],
  },
  'check/sentence-repeated': {
    fires: [
      [
        withProject({ goals: { annual: '组织社区居民开展便民宣传活动。组织社区居民开展便民宣传活动。' } }),
        'projects[0].goals.annual',
        null,
        '组织社区居民开展便民宣传活动',
      ],
    ],
    quiet: [
      sound,
      withProject({
        goals: { annual: '组织社区居民开展便民宣传活动。组织社区居民开展便民宣传活动十二次。' },
      }),
    ],
  },
  'check/task-repeated': {
    fires: [
      [withTarget({ tasks: [{ name: '事务受理', content: '事务受理。' }] }), 'unitTarget.tasks[0].content'],

      [withTarget({ duties: ['承担社区事务。', '承担社区事务'] }), 'unitTarget.duties[1]'],
      [
        withTarget({
          tasks: [
            { name: '任务', content: '内容' },
            { name: '任务', content: '其他' },
          ],
        }),
        'unitTarget.tasks[1].name',
      ],
      [
        withTarget({
          tasks: [
            { name: '任务', content: '内容' },
            { name: '其他', content: '内容' },
          ],
        }),
        'unitTarget.tasks[1].content',
      ],
    ],
    quiet: [
      withTarget({}),
      withTarget({
        tasks: [
          { name: '任务', content: '内容' },
          { name: '另一任务', content: '另一内容' },
        ],
      }),
    ],
  },
  'check/goal-amount': {
    fires: [
      [
        withProject({ goals: { annual: '资金总额20万元，开展宣传。' } }),
        'projects[0].goals.annual',
        null,
        '资金总额20万元',
      ],
      [
        withProject({ goals: { annual: '项目预算为1,500元，开展宣传。' } }),
        'projects[0].goals.annual',
        null,
        '项目预算为1,500元',
      ],
    ],
    quiet: [
      sound,
      withProject({ goals: { annual: '资金总额15万元，开展宣传。' } }),
      withProject({ goals: { annual: '项目资金10万元，开展宣传。' } }),
      withProject({ goals: { annual: '安排补贴20万元。' } }),
      withProject({ goals: { annual: '资金总额20万元。' }, nature: '阶段性项目' }),
    ],
  },
  'check/other-unit': {
    fires: [
      [
        filingOf({
          ...soundFiling([{ ...soundProject, goals: { annual: '虹桥镇社区事务中心开展宣传。' } }]),
          unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
        }),
        'projects[0].goals.annual',
        null,
        '虹桥镇',
      ],
      [
        filingOf({
          ...soundFiling([{ ...soundProject, goals: { annual: '保障闵行区虹桥镇居民生活。' } }]),
          unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
        }),
        'projects[0].goals.annual',
        null,
        '虹桥镇',
      ],
    ],
    quiet: [
      filingOf({
        ...soundFiling([{ ...soundProject, goals: { annual: '指导各村镇社区事务中心。' } }]),
        unit: { name: '浦河镇社区事务中心' },
      }),

      sound,
      filingOf({
        ...soundFiling([{ ...soundProject, goals: { annual: '浦河镇社区事务中心开展宣传。' } }]),
        unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
      }),
      filingOf({
        ...soundFiling([{ ...soundProject, goals: { annual: '协助镇党委开展宣传。' } }]),
        unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
      }),
      filingOf({
        ...soundFiling([{ ...soundProject, goals: { annual: '服务各乡镇居民，解决街道社区难题。' } }]),
        unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
      }),
      filingOf({
        ...soundFiling([{ ...soundProject, goals: { annual: '与闵行区虹桥镇合作，服务浦河镇居民。' } }]),
        unit: { name: '浦河镇社区事务中心', department: '浦河镇人民政府' },
      }),
      filingOf(
        soundFiling([
          { ...soundProject, goals: { annual: '保障闵行区虹桥镇居民生活。' } },
          { ...soundProject, name: '乙项目', goals: null },
        ]),
      ),
    ],
  },
};
