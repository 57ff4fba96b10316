/** What the form prints for a project: texts ready for a cell, and runs of equal levels. Every peer starts from this. */

/** Relative widths of the form's six columns, as templates/project-target-declaration has them. */
export const columnShares = [18, 30, 28, 36, 22, 36];

/** Points; as templates/project-target-declaration/form.json and the page profile "table" have them. */
export const type = { body: 10.5, title: 18, pitch: 15, padding: 3, footer: 9 };
export const page = { width: 595.28, height: 841.89, margin: 56.7 };

/** Widths of the six columns in points. */
export const columnWidths = columnShares.map((share) => ((page.width - 2 * page.margin) * share) / 170);

export const formTitle = '财政项目支出绩效目标申报表';

/** Texts of one form; `rows` are its indicators, each with how many rows its levels run on (0: inside a run). */
export function printedForm(project, filing) {
  const { funding } = project;
  return {
    title: formTitle,
    subtitle: `(${filing.year}年度)`,
    name: project.name,
    nature: project.nature,
    category: project.category,
    department: project.department ?? filing.unit.department,
    implementer: project.implementer ?? filing.unit.name,
    startDate: project.startDate,
    endDate: project.endDate,
    total: amount(funding.total),
    fiscal: amount(funding.fiscal),
    other: amount(funding.other),
    annualTotal: amount(funding.annual.total),
    annualFiscal: amount(funding.annual.fiscal),
    annualCarryover: amount(funding.annual.carryover),
    annualOther: amount(funding.annual.other),
    overall: project.goals.overall,
    annual: project.goals.annual,
    rows: indicatorRows(project.indicators),
  };
}

/** The summary's heading, printed above its first form. */
export function summaryHeading(filing) {
  return `${filing.unit.name}${filing.year}年度项目绩效目标汇总表`;
}

function amount(value) {
  if (value === null) return '';
  const [yuan, fen = ''] = value.split('.');
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${fen.padEnd(2, '0')}`;
}

function indicatorRows(indicators) {
  return indicators.map(({ level1, level2, name, target }, index) => ({
    level1,
    level2,
    name,
    target,
    level1Span: runLength(indicators, index, (one) => one.level1),
    level2Span: runLength(indicators, index, (one) => `${one.level1}|${one.level2}`),
  }));
}

function runLength(items, start, keyOf) {
  const key = keyOf(items[start]);
  if (start > 0 && keyOf(items[start - 1]) === key) return 0;
  let end = start;
  while (end < items.length && keyOf(items[end]) === key) end++;
  return end - start;
}

/** Every text that a form must show; for checking what was made. */
export function expectedTexts(form) {
  const { rows, ...texts } = form;
  const levels = rows.flatMap((row) => [row.level1, row.level2, row.name, row.target]);
  return [...new Set([...Object.values(texts), ...labels, ...levels])].filter((text) => text !== '');
}

/** The form's own words. */
export const labels = [
  '项目名称',
  '项目性质',
  '项目类别',
  '主管部门',
  '实施单位',
  '计划开始日期',
  '计划完成日期',
  '项目资金(元)',
  '项目资金总额',
  '年度资金申请总额',
  '其中：财政资金',
  '其中：当年财政拨款',
  '上年结转资金',
  '其他资金',
  '项目绩效目标',
  '项目总目标',
  '年度总体目标',
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度(/项目)指标值',
];
