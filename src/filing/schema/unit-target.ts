/** The unit's own targets (单位整体支出绩效目标). */
import { list, optionalRecord, record, section } from './field.js';
import { indicators, levels, target } from './indicators.js';
import { amount, decimal } from './numbers.js';
import { plainText, text } from './text.js';

const mostEntries = 1000;

const task = record({ label: '年度重点任务' }, { name: text('任务名称'), content: text('主要内容') });

export const unitTarget = optionalRecord({ label: '单位整体支出绩效目标' }, () => ({
  fundingMode: text('财政资金拨款方式'),
  duties: list({ label: '单位职责' }, plainText('单位职责'), mostEntries),
  annualGoal: text('年度履职目标'),
  tasks: list({ label: '年度重点任务' }, task, mostEntries),
  budget: section(
    { label: '预算情况' },
    {
      total: amount('部门整体预算总额'),
      fiscal: amount('财政拨款'),
      other: amount('其他资金'),
      basic: amount('基本支出'),
      project: amount('项目支出'),
    },
  ),
  staff: section(
    { label: '人员与机构' },
    { onDuty: decimal('年末在职人数'), departments: decimal('内设机构数') },
  ),
  indicators: indicators({
    ...levels({ level1: '一级目标', level2: '二级目标', name: '三级目标' }),
    target: target('指标目标值'),
  }),
  inputManagementNote: text('投入管理指标说明'),
}));
