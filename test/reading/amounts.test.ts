/** Amounts whose unit stands elsewhere: at another label, in the next cell, in brackets; and values in labels of rows that cross columns. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

function read(rows: readonly (readonly string[])[]) {
  const [one] = readSourceTables([tableOfTexts('表', rows)], [], resources).filings;
  // The forms here are cut short.
  const doubts =
    one?.doubts.filter(
      ({ severity, code }) => severity === 'warning' && code !== 'reading/label-not-found',
    ) ?? [];
  return { filing: one?.filing, doubts: doubts.map(({ code, path }) => `${code} ${path}`) };
}

describe('a unit that the form says at one label for all', () => {
  const declared = (unit: string) => [
    ['单位整体支出绩效目标申报表'],
    ['(2025年度)'],
    ['单位名称', '某中心'],
    ['财政资金拨款方式', '全额拨款'],
    ['单位职责', '1.供水'],
    ['年度履职目标', '供水'],
    ['内容', '', '预算情况', ''],
    [`部门整体预算总额${unit}`, '', '120', ''],
    ['1、资金来源：(1) 财政拨款', '', '100', ''],
    ['(2) 其他资金', '', '20', ''],
  ];
  const budget = (total: string, fiscal: string, other: string) => ({
    unitTarget: { budget: { total, fiscal, other } },
  });

  it('is that of all', () => {
    expect(read(declared('(元)'))).toMatchObject({ filing: budget('120.00', '100.00', '20.00'), doubts: [] });
  });

  it('is that of all where it is another than usual, and each is named', () => {
    expect(read(declared('（万元）'))).toMatchObject({
      filing: budget('1200000.00', '1000000.00', '200000.00'),
      doubts: ['reading/unsure-unit unitTarget.budget.fiscal', 'reading/unsure-unit unitTarget.budget.other'],
    });
  });
});

describe('amounts of a form that says its unit nowhere', () => {
  const tasks = (...amounts: readonly string[]) => [
    ['财政项目支出绩效目标表'],
    ['(2025年度)'],
    ['项目名称', '办实事', '项目类别', '一次性项目'],
    ['主管部门', '某部门', '实施单位', '某单位'],
    ['计划开始日期', '2025-01-01', '计划完成日期', '2025-12-31'],
    ['项目资金', '项目资金总额', amounts[0] ?? '', '年度资金申请总额', amounts[1] ?? ''],
  ];
  const totals = ({ filing }: ReturnType<typeof read>) => filing?.projects;

  it('are clear where each says its own', () => {
    const one = read(tasks('1,234.5万元', '12.5 万'));
    expect(totals(one)).toMatchObject([
      { funding: { total: '12345000.00', annual: { total: '125000.00' } } },
    ]);
    expect(one.doubts).toEqual([]);
  });

  it('are named where they say none', () => {
    const one = read(tasks('1234.5', '12.5万元'));
    expect(totals(one)).toMatchObject([
      { funding: { total: '12345000.00', annual: { total: '125000.00' } } },
    ]);
    expect(one.doubts).toEqual(['reading/unsure-unit projects[0].funding.total']);
  });
});

describe('an amount of a project', () => {
  const project = (...total: readonly string[]) => [
    ['财政项目支出绩效目标表'],
    ['(2025年度)'],
    ['项目名称', '办实事', '', '项目类别', '一次性项目'],
    ['主管部门', '某部门', '', '实施单位', '某单位'],
    ['计划开始日期', '2025-01-01', '', '计划完成日期', '2025-12-31'],
    ['项目资金(万元)', '项目资金总额', ...total, '年度资金申请总额', '1'],
    ['', '其中：财政资金', '1', '', '其中：当年财政拨款', '1'],
  ];

  it.each([
    [['12.5', '万元'], '125000.00'],
    [['1,234.5', '万元'], '12345000.00'],
    [['12.5（万元）', ''], '125000.00'],
  ])('%j', (cells, total) => {
    expect(read(project(...cells))).toMatchObject({
      filing: { projects: [{ funding: { total } }] },
      doubts: [],
    });
  });

  it('in 元 where the label says 万元 is named', () => {
    expect(read(project('12500', '元'))).toMatchObject({
      filing: { projects: [{ funding: { total: '12500.00' } }] },
      doubts: ['reading/unsure-value projects[0].funding.total'],
    });
  });

  it('beside a remark in the next cell is not guessed', () => {
    expect(read(project('12.5', '含追加')).doubts).toContain(
      'reading/several-cells projects[0].funding.total',
    );
  });
});

it('a value behind the words of a label whose row crosses columns is named', () => {
  const rows = [
    ['《部门(单位)整体支出绩效自评表》'],
    ['(2025年度)'],
    ['部门(单位)名称', '', '某局', '下属单位个数', '3'],
    ['整体支出规模(元)', '', '全年预算数', '全年执行数', '执行率'],
    ['', '资金来源：(1) 财政拨款：100', '', '90', '90.00'],
    ['', '(2) 其他资金', '20', '10', '50.00'],
  ];
  const { doubts } = read(rows);
  expect(doubts).toContain('reading/value-in-label unitSelfEvaluation.budget.fiscal.budget');
  expect(doubts.filter((one) => one.includes('.other.'))).toEqual([]);
});
