/** Forms whose title stands in the sheet's name, or nowhere: known by it, or by their labels, those of shipped sets too. */
import { beforeAll, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { loadResources } from '../../src/resources.js';

let resources: Resources;

beforeAll(async () => {
  const { value } = await loadResources({
    templatesFolders: ['templates'],
    setsFolder: 'packs',
    fontsFolder: 'fonts',
    userFonts: null,
  });
  if (value === null) throw new Error('the shipped packs are read');
  resources = value;
});

const declared = [
  ['（2025年度）'],
  ['项目名称', '水库除险加固', '项目性质', '一次性项目', '项目类别', '专项资金'],
  ['主管部门', '某局', '实施单位', '某中心', '', ''],
  ['计划开始日期', '2025-01-01', '计划完成日期', '2025-12-31', '', ''],
  ['项目资金(元)', '项目资金总额', '100', '年度资金申请总额', '100', ''],
  ['项目绩效目标', '项目总目标', '', '年度总体目标', '', ''],
  ['', '加固', '', '开工', '', ''],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '', '年度指标值'],
  ['', '产出指标', '数量指标', '加固座数', '', '≥3座'],
];

const regional = [
  ['（2025年度）'],
  ['专项名称', '水利发展资金'],
  ['中央主管部门', '水利部', '专项实施期', '2025年1月1日—2025年12月31日'],
  ['省级财政部门', '某省财政厅', '省级主管部门', '某省水利厅'],
  ['资金情况（万元）', '年度金额', '120.00'],
  ['', '其中：中央补助', '100.00'],
  ['', '地方资金', '20.00'],
  ['年度目标', '加固水库'],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
  ['', '产出指标', '数量指标', '加固座数', '≥3座'],
];

const read = (name: string, rows: readonly (readonly string[])[]) => {
  const { filings, doubts } = readSourceTables([tableOfTexts(name, rows)], [], resources);
  return {
    forms: filings.map(({ form }) => form),
    unsure: filings.flatMap((one) => one.doubts).filter(({ code }) => code === 'reading/unsure-form').length,
    unread: doubts.length,
  };
};

it.each([
  ['财政项目支出绩效目标表', declared, 'project-target'],
  ['附件2 财政项目支出绩效目标申报表', declared, 'project-target-declaration'],
  ['区域绩效目标表', regional, 'mof-region-target-163'],
])('the sheet %s is that form', (name, rows, form) => {
  expect(read(name, rows)).toEqual({ forms: [form], unsure: 0, unread: 0 });
});

it('a form of a shipped set is known by its labels alone', () => {
  expect(read('Sheet1', regional)).toEqual({ forms: ['mof-region-target-163'], unsure: 0, unread: 0 });
});

it('a title in a cell counts before the name of the sheet', () => {
  const titled = [['财政项目支出绩效目标申报表'], ...declared];
  expect(read('财政项目支出绩效目标表', titled).forms).toEqual(['project-target-declaration']);
});

it('a sheet of something else is no form', () => {
  const rows = [['固定资产台账'], ['序号', '名称', '原值'], ['1', '打印机', '3500']];
  expect(read('资产', rows)).toEqual({ forms: [], unsure: 0, unread: 1 });
});
