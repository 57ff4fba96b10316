/** Cases of wording. */
import { withEvaluation, withProject, withTarget } from '../filings.js';
import { goals, output, type RuleCases, row, sound } from './shared.js';

const overall = (text: string, parts: Record<string, unknown> = {}) =>
  withProject({ goals: { overall: text, annual: '年度目标。' }, ...parts });

export const wordingCases: RuleCases = {
  'check/worded-operator': {
    fires: [
      [output('数量指标', '活动人数', '95%以上'), `${row}.target`, '≥95%', '95%以上'],
      [output('数量指标', '活动人数', '大于等于10件'), `${row}.target`, '≥10件'],
      [output('数量指标', '活动人数', '每年不少于2批'), `${row}.target`, '≥2批/年'],
      [output('质量指标', '完成率', '不低于90%以上'), `${row}.target`, '≥90%'],
      [output('数量指标', '活动人数', '超过30人'), `${row}.target`, '>30人'],
      [output('质量指标', '差错率', '低于5%'), `${row}.target`, '<5%'],
      [output('数量指标', '活动人数', '不超过3次'), `${row}.target`, '≤3次'],
      [output('时效指标', '办结时间', '5个工作日内'), `${row}.target`, '≤5个工作日'],
      [output('质量指标', '覆盖情况', '百分之九十五以上'), `${row}.target`, null],
      [output('数量指标', '活动人数', '满意度90%以上'), `${row}.target`, null],
    ],
    quiet: [
      sound,
      output('数量指标', '活动人数', '及以上单位'),
      output('时效指标', '完成时间', '10月底前'),
      output('成本指标', '补贴标准', '60周岁以上每人每月150元'),
      output('成本指标', '慰问标准', '3人以上家庭500元/户'),
      output('数量指标', '体检对象', '18岁以下儿童全覆盖'),
    ],
  },
  'check/number-in-words': {
    fires: [
      [output('时效指标', '发放及时率', '百分百'), `${row}.target`, '=100%'],
      [output('数量指标', '活动人数', '为100'), `${row}.target`, null],
    ],
    quiet: [sound, output('数量指标', '活动人数', '百分比提升')],
  },
  'check/excel-error': {
    fires: [
      [output('数量指标', '活动人数', '#N/A'), `${row}.target`],
      [goals('完成率#DIV/0!。'), 'projects[0].goals.annual'],
    ],
    quiet: [sound, goals('完成 #1 楼改造。')],
  },
  'check/markup-in-text': {
    fires: [
      [goals('完成走访&nbsp;一百户。'), 'projects[0].goals.annual', null, '&nbsp;'],
      [goals('一<br/>二'), 'projects[0].goals.annual'],
    ],
    quiet: [sound, goals('研发 R&D；误差<5'), goals('A<B>C')],
  },
  'check/lost-in-conversion': {
    fires: [
      [goals('完成走访\ufffd一百户。'), 'projects[0].goals.annual', null, '\ufffd'],
      [goals('[object Object]'), 'projects[0].goals.annual', null, '[object Object]'],
      [goals('一是走访；\\n二是慰问。'), 'projects[0].goals.annual', null, '\\n'],
      [goals('完成锟斤拷锟斤拷走访'), 'projects[0].goals.annual', null, '锟斤拷锟斤拷'],
      [goals('烫烫烫走访'), 'projects[0].goals.annual', null, '烫烫烫'],
      [goals('å…¨å¹´走访'), 'projects[0].goals.annual', null, 'å…¨å¹´'],
    ],
    quiet: [
      sound,
      goals('D:\\new\\r.docx，\\\\nas\\r'),
      goals('[对象]'),
      goals('\\name'),
      goals('<p>一\\n二</p>'),
      goals('法国Café——“咖啡”、Noël…'),
      goals('烫伤救治'),
    ],
  },
  'check/private-character': {
    fires: [
      [goals('\uf0fe 已立项'), 'projects[0].goals.annual', null, 'U+F0FE'],
      [goals('一\n\ue000字'), 'projects[0].goals.annual'],
    ],
    quiet: [sound, goals('● 完成')],
  },
  'check/float-tail': {
    fires: [
      [output('质量指标', '完成率', '≥95.00000000000001(%)'), `${row}.target`, '95'],
      [output('质量指标', '完成率', '0.29999999999999999'), `${row}.target`, '0.3'],
    ],
    quiet: [sound, output('质量指标', '完成率', '≥99.999(%)'), output('数量指标', '编号', '1000000.50')],
  },
  'check/name-numbered': {
    fires: [
      [output('数量指标', '指标1：培训场次'), `${row}.name`, '培训场次'],
      [output('数量指标', '1.培训场次'), `${row}.name`, '培训场次'],
      [output('数量指标', '（2）培训场次'), `${row}.name`, '培训场次'],
      [output('数量指标', '数量指标：培训场次'), `${row}.name`, '培训场次'],
    ],
    quiet: [
      sound,
      output('数量指标', '指标完成数'),
      output('数量指标', '1、2号楼维修次数'),
      output('数量指标', '一、二级公路里程'),
      output('数量指标', '其中：培训场次'),
    ],
  },
  'check/duty-numbered': {
    fires: [[withTarget({ duties: ['①窗口', '5、综合'] }), 'unitTarget.duties[1]', '综合']],
    quiet: [withTarget({}), withTarget({ duties: ['2024年的工作', '一站式服务', '3.5万人的服务'] })],
  },
  'check/nothing-stated': {
    fires: [
      [output('数量指标', '活动人数', '无'), `${row}.target`],
      [output('数量指标', '活动人数', '无100'), `${row}.target`],
      [output('数量指标', '活动人数', 'N/A'), `${row}.target`],
      [output('数量指标', '活动人数', 'n／a'), `${row}.target`],
      [output('数量指标', '无', '=1(次)'), `${row}.name`],
      [goals('待补充'), 'projects[0].goals.annual', null, '待补充'],
      [goals('详见附件1'), 'projects[0].goals.annual'],
      [withTarget({ tasks: [{ name: '任务', content: '另行通知' }] }), 'unitTarget.tasks[0].content'],
    ],
    quiet: [
      sound,
      output('数量指标', '活动人数', '无安全事故'),
      goals('详见附件所列的各项任务，全年完成。'),
      withProject({ goals: { overall: '无', annual: '年度目标。' } }),
    ],
  },
  'check/number-in-name': {
    fires: [
      [output('数量指标', '宣传次数：12次', '≥12(次)'), `${row}.name`],
      [output('数量指标', '12次', '≥12(次)'), `${row}.name`],

      [output('数量指标', '印刷品350份', '100%'), `${row}.name`, '350份', '100%'],
      [output('数量指标', '印刷次数≥24次', '24次'), `${row}.name`],
      [output('数量指标', '≥24(次)', '印刷次数'), `${row}.name`],
    ],
    quiet: [
      output('数量指标', '服务时间：8小时工作制', '全年'),
      sound,
      output('数量指标', '印刷品350份', '350份'),
      output('数量指标', '借用863园区', '=100(%)'),
    ],
  },
  'check/indicator-name-length': {
    fires: [[output('数量指标', '次'.repeat(101), '=1(次)'), `${row}.name`, '≤100', '101']],
    quiet: [sound, output('数量指标', '次'.repeat(100), '=1(次)')],
  },
  'check/project-name-length': {
    fires: [[withProject({ name: '𠮷'.repeat(101) }), 'projects[0].name', '≤100', '101']],
    quiet: [sound, withProject({ name: '𠮷'.repeat(100) })],
  },
  'check/circular-brackets': {
    fires: [
      [
        withTarget({ inputManagementNote: '根据沪财绩【2022】13号文' }),
        'unitTarget.inputManagementNote',
        '〔2022〕13号',
        '【2022】13号',
      ],
      [goals('按财预(2020)10号执行。'), 'projects[0].goals.annual', '〔2020〕10号'],
    ],
    quiet: [sound, goals('按财预〔2020〕10号执行（2024年）。')],
  },
  'check/half-width-punctuation': {
    fires: [[goals('提升能级,做好维护。'), 'projects[0].goals.annual', null, '提升能级,做好维护。']],
    quiet: [sound, goals('提升能级，维护1,200次；A,B。')],
  },
  'check/past-deadline': {
    fires: [
      [goals('二〇二三年底前完成。'), 'projects[0].goals.annual', null, '二〇二三年底前'],
      [goals('二零二三年计划开展宣传。'), 'projects[0].goals.annual', null, '二零二三年计划'],
      [goals('二○二三年度宣传。'), 'projects[0].goals.annual', null, '二○二三年度'],
      [goals('2025年计划开展宣传。'), 'projects[0].goals.annual', null, '2025年计划'],
      [withProject({ name: '2023年社区便民服务' }), 'projects[0].name', null, '2023年'],
      [withProject({ name: '2025年社区便民服务' }), 'projects[0].name', null, '2025年'],
      [
        withEvaluation({ goal: { planned: '设定', actual: '2023年各项工作完成。' } }),
        'unitSelfEvaluation.goal.actual',
        null,
        '2023年',
      ],

      [goals('于2022年底前完成。'), 'projects[0].goals.annual', null, '2022年底前'],
      [goals('于2023-12-31前完成。'), 'projects[0].goals.annual', null, '2023-12-31前'],
      [goals('2023年计划在各村开展走访。'), 'projects[0].goals.annual', null, '2023年计划'],
      [goals('一是走访；二是2023 年，本项目拟慰问。'), 'projects[0].goals.annual', null],
      [goals('到2023年底前完成。'), 'projects[0].goals.annual', null, '2023年底前'],
      [goals('走访100户。2023年招聘会开办4次。'), 'projects[0].goals.annual', null, '2023年'],
      [goals('1.2023年招聘会开办4次。'), 'projects[0].goals.annual', null, '2023年'],
      [goals('一是2023年招聘会开办4次。'), 'projects[0].goals.annual', null, '2023年'],
      [goals('2023年度做到考核合格。'), 'projects[0].goals.annual', null, '2023年度'],
      [goals('2024年走访100户，于2023年底前完成。'), 'projects[0].goals.annual', null, '2023年底前'],
      [overall('2023年预计走访100户。'), 'projects[0].goals.overall', null, '2023年预计'],
    ],
    quiet: [
      goals('二〇二四年计划开展宣传。'),
      goals('开展宣传，为2025年工作打好基础。'),
      goals('2025年预算编制按时完成。'),
      goals('2025年度报刊征订完成。'),
      withProject({ name: '2024年社区便民服务' }),
      withProject({ name: '2023年校舍维修尾款' }),
      withProject({ name: '2023年度绩效考核奖' }),
      withProject({ name: '2023年校舍维修', startDate: '2023-05-01' }),
      withEvaluation({ goal: { planned: '设定', actual: '2023年12月签订合同，全年完成。' } }),

      sound,
      goals('于2024年底前完成，支付2023年尾款。'),
      goals('比2023年增长5%。'),
      goals('走访户数较2023年度增长5%，与2023年计划相比多走访10户。'),
      goals('在2023年度基础上提高；2023年水平之上。'),
      goals('2023年至2025年走访300户。'),
      goals('2023-2025年走访300户；2023年度至2024年度共200户。'),
      goals('按沪财绩〔2023〕13号文和《2023年计划》，根据2023年工作计划执行。'),
      goals('2023年计划走访80户，2024年走访100户。'),
      goals('对2023年入职的社工培训。支付2023年度决算后的余款。'),
      goals('2023年建成的站点全部运行；2023年以来的问题全部整改。'),
      goals('上网流量2023.5.1版。'),
      // A day of a target has a rule of its own.
      output('时效指标', '完成时间', '2023年12月底前'),
      output('时效指标', '完成时间', '2023年11月'),
      overall('2023年计划完成设计。', { nature: '阶段性项目' }),
      overall('2023年计划完成设计。', { startDate: '2023-03-01' }),
    ],
  },
  'check/number-skipped': {
    fires: [
      [goals('1.开展宣传。\n3.走访居民。'), 'projects[0].goals.annual', null, '3'],
      [goals('一、开展宣传；三、走访居民。'), 'projects[0].goals.annual', null, '三'],
      [goals('①开展宣传；③走访居民。'), 'projects[0].goals.annual', null, '③'],
      [goals('（1）宣传；（2）走访；（4）慰问。'), 'projects[0].goals.annual', null, '4'],
      [goals('1、宣传；2、走访；2、慰问。'), 'projects[0].goals.annual', null, '2'],
      [goals('2、走访居民；3、慰问老人。'), 'projects[0].goals.annual', null, '2'],
      [goals('（二）走访居民。\n（三）慰问老人。'), 'projects[0].goals.annual', null, '二'],
    ],
    quiet: [
      sound,
      goals('2、3月底前走访，其他时间慰问。'),
      goals('计划：2、走访；3、慰问。'),
      goals('2.宣传。'),
      goals('一、宣传。1、进社区；2、进学校。二、走访。1、进楼组；2、进家庭。'),
      goals('1.宣传：（1）进社区；（2）进学校。2.走访：（1）进楼组。'),
      goals('1、宣传，2、走访。3、慰问。'),
      goals('1、3号楼改造；3、5号楼改造。'),
      goals('1、宣传；2、3月底前走访；3、慰问。'),
      goals('绿化1.5万平方米。3.2公里道路完成整治。'),
      goals('一是宣传；二是走访；四是慰问。'),
      goals('完成：5、6月各走访一次。'),
    ],
  },
  'check/look-alike': {
    fires: [
      [goals('建成ー批站点。'), 'projects[0].goals.annual', '一', 'ー'],
      [goals('建成А级站点。'), 'projects[0].goals.annual', 'A', 'А'],
      [withProject({ name: 'ー站式服务' }), 'projects[0].name', '一'],
    ],
    quiet: [
      sound,
      goals('引进ノート、カード品牌。'),
      goals('监测β-内酰胺类药物，PM2.5低于35μg/m³。'),
      goals('引进МИР俄文图书。'),
      goals('建成一批A级站点。'),
    ],
  },
  'check/spaced-text': {
    fires: [[goals('居 民 满 意 度 提高。'), 'projects[0].goals.annual']],
    quiet: [sound, goals('张 三、李 四负责。'), goals('全年 完成 走访。')],
  },
};
