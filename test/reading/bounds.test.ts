/** Tables and documents that are made to keep reading busy come to an end soon, with their cells named. */
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { headTitle, readBook, readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const form = [
  ['财政项目支出绩效目标表'],
  ['(2024年度)'],
  ['项目名称', '办实事', '项目类别', '一次性项目'],
  ['主管部门', '某部门', '实施单位', '某单位'],
  ['计划开始日期', '2024-01-01', '计划完成日期', '2024-12-31'],
  ['项目资金(万元)', '项目资金总额', '1', '年度资金申请总额', '1'],
  ['', '其中：财政资金', '1', '其中：当年财政拨款', '1'],
  ['', '', '', '上年结转资金', ''],
  ['', '其他资金', '', '其他资金', ''],
  ['项目绩效目标', '项目总目标', '', '年度总体目标'],
  ['', '长远', '', '今年'],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
];
const count = 20_000;
const repeated = (row: readonly string[]) => Array.from({ length: count }, () => row);

describe('a form over twenty thousand rows', () => {
  it.each([
    ['labels', repeated(['一级指标', '二级指标', '其他资金', '主管部门', '其他'])],
    ['titles', repeated(['财政项目支出绩效目标表'])],
    ['first labels', repeated(['项目名称', '另一个'])],
  ])('of %s is read once', (_, rows) => {
    const { filings } = readSourceTables([tableOfTexts('表', [...form, ...rows])], [], resources);
    expect(filings.map(({ filing }) => filing)).toMatchObject([
      { year: 2024, projects: [{ name: '办实事' }] },
    ]);
    expect(filings[0]?.filing.projects).toHaveLength(1);
  });
});

it('a hundred and fifty thousand cells over a form are named', () => {
  const rows = Array.from({ length: 15_000 }, () => Array.from({ length: 10 }, (_, at) => `${at}`));
  const { filings, doubts } = readSourceTables([tableOfTexts('表', [...rows, ...form])], [], resources);
  expect(filings).toHaveLength(1);
  expect(doubts).toHaveLength(150_000);
});

it('a hundred and fifty thousand cells on the first sheet of a fill-in book are named', () => {
  const rows = Array.from({ length: 15_000 }, () => Array.from({ length: 10 }, (_, at) => `${at}`));
  const head = tableOfTexts('填报说明', [[headTitle], ['年度', '2024'], ['单位名称', '某单位'], ...rows]);
  const { filings } = readSourceTables([head, tableOfTexts('表', form)], [], resources);
  expect(filings).toHaveLength(1);
  expect(filings[0]?.doubts.filter(({ code }) => code === 'reading/unread-cell')).toHaveLength(150_000);
});

const word = (body: string) => zipSync({ 'word/document.xml': Buffer.from(body) });

describe('a Word file made to hold reading up', () => {
  it.each([
    ['cells in cells', '<w:tbl><w:tr><w:tc>'.repeat(100_000)],
    ['tags that never close', '<'.repeat(2_000_000)],
    ['quotation marks that never close', '<w:p a="'.repeat(200_000)],
    [
      'cells that go on from nothing',
      '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:t>项目名称</w:t></w:p></w:tc></w:tr></w:tbl>'.repeat(
        20_000,
      ),
    ],
  ])('by %s is refused', async (_, body) => {
    const { filings, diagnostics } = await readBook(word(body), resources);
    expect([filings, diagnostics.map(({ code }) => code)]).toEqual([[], ['reading/no-filing']]);
  });
});
