/** The unit's evaluation of itself at the year's end (部门(单位)整体支出绩效自评). */
import { optionalRecord, section } from './field.js';
import { indicators, levels, target } from './indicators.js';
import { amount, decimal, percent } from './numbers.js';
import { text } from './text.js';

/** One source or use of money with what was planned and what was spent of it. */
function execution(label: string) {
  return section(
    { label },
    { budget: amount('全年预算数'), executed: amount('全年执行数'), rate: percent('执行率') },
  );
}

export const unitSelfEvaluation = optionalRecord({ label: '部门(单位)整体支出绩效自评' }, () => ({
  subordinateUnits: decimal('下属单位个数'),
  budget: section(
    { label: '整体支出规模' },
    {
      fiscal: execution('财政拨款'),
      other: execution('其他资金'),
      basic: execution('基本支出'),
      project: execution('项目支出'),
    },
  ),
  goal: section({ label: '年度总体目标' }, { planned: text('年初设定目标'), actual: text('全年完成情况') }),
  indicators: indicators({
    ...levels({ level1: '一级指标', level2: '二级指标', name: '三级指标' }),
    weight: percent('权重'),
    target: target('年度指标值'),
    actual: target('全年完成值'),
    points: decimal('分值'),
    score: decimal('得分'),
    remark: text('偏差及原因分析'),
  }),
  inputManagementNote: text('投入管理指标说明'),
  totalPoints: decimal('分值合计'),
  totalScore: decimal('得分合计'),
}));
