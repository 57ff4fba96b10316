/** Cases of how texts begin, end and are numbered. */
import { withEvaluated, withProject, withTarget } from '../filings.js';
import { goals, output, type RuleCases, row, sound } from './shared.js';

const annualGoal = 'projects[0].goals.annual';

export const textCases: RuleCases = {
  'check/text-cut': {
    fires: [
      [goals('开展宣传12次），提高知晓率。'), 'projects[0].goals.annual'],

      [goals('全年助餐1300人，'), annualGoal, null, '全年助餐1300人，'],
      [goals('完成以下任务：'), annualGoal],
      [goals('全年助餐（含送餐'), annualGoal],
      [goals('落实《养老服务'), annualGoal],
      [goals('全年助餐...'), annualGoal],
      [goals('1、完成助餐；\n2、'), annualGoal],
      [goals('完成助餐以及'), annualGoal],
      [output('数量指标', '巡查、', '=2(次)'), `${row}.name`],
      [withTarget({ duties: ['承担社区事务和'] }), 'unitTarget.duties[0]'],
    ],
    quiet: [
      goals('1）开展宣传；2）走访居民。'),
      goals('A）宣传；B）走访。'),
      goals('开展“宣传”活动（含线上）。'),

      sound,
      goals('1）完成助餐；2）完成助浴。'),
      goals('（一）完成助餐(含送餐)；（二）“老有所养”。'),
      goals('提高政策普及'),
      goals('做好会务、接待等工作……'),
      output('质量指标', '市场供需饱和', '是'),
      output('质量指标', '公众参与', '≥3(次)'),
      withEvaluated({ remark: '/' }),
    ],
  },
  'check/name-stop': {
    fires: [
      [output('数量指标', '巡查次数。', '=2(次)'), `${row}.name`, '巡查次数', '巡查次数。'],
      [withProject({ name: '助餐；' }), 'projects[0].name', '助餐'],
    ],
    quiet: [sound, goals('年度目标。')],
  },
  'check/mark-doubled': {
    fires: [
      [goals('全年助餐。。'), annualGoal, null, '。。'],
      [goals('助餐，，助浴；。'), annualGoal, null, '，，'],
    ],
    quiet: [sound, goals('“助餐。”、助浴……等。')],
  },
  'check/number-doubled': {
    fires: [
      [goals('1、1、助餐。\n2、2、助浴。'), annualGoal, null, '1、1、'],
      [goals('（一）（一）助餐。（二）（二）助浴。'), annualGoal, null, '（一）（一）'],
      [goals('1、1.助餐；2、2.助浴。'), annualGoal],
      [goals('1.1.助餐\n2.2.助浴'), annualGoal],
      [goals('1、（1）助餐；2、（2）助浴。'), annualGoal],
      [goals('①①助餐'), annualGoal],
      [withTarget({ tasks: [{ name: '任务', content: '三、三、助餐' }] }), 'unitTarget.tasks[0].content'],
    ],
    quiet: [
      sound,
      goals('1、（1）助餐；（2）助浴。2、（1）巡查。'),
      goals('一、1、助餐'),
      goals('1.1 助餐 1.2 助浴'),
      goals('1、助餐1、2号点；2、2号楼维修。'),
    ],
  },
};
