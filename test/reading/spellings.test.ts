/** Values as people spell them in sheets: what is sure is read, all else is named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

/** The project of a form that says so, and the doubts about it. */
function readProject({
  start = '2024-01-01',
  isNumber = false,
  total = '1',
  category = '一次性项目',
  year = '(2024年度)',
}) {
  const rows = [
    ['财政项目支出绩效目标表'],
    [year],
    ['项目名称', '办实事', '项目类别', category],
    ['主管部门', '某部门', '实施单位', '某单位'],
    ['计划开始日期', start, '计划完成日期', '2024-12-31'],
    ['项目资金(万元)', '项目资金总额', total, '年度资金申请总额', '1'],
    ['', '其中：财政资金', '1', '其中：当年财政拨款', '1'],
  ];
  const { name, cells } = tableOfTexts('表', rows);
  const content = { kind: 'number', value: Number(start), format: 'General' } as const;
  const held = cells.map((cell) => (isNumber && cell.text === start ? { ...cell, content } : cell));
  const { filings } = readSourceTables([{ name, cells: held }], [], resources);
  const [filing] = filings;
  return { filing: filing?.filing, doubts: filing?.doubts ?? [] };
}

describe('a day', () => {
  it.each([
    ['24.1.31', '2024-01-31'],
    ['24-1-31', '2024-01-31'],
    ['24年1月', '2024-01'],
    ['二〇二四年一月三十一日', '2024-01-31'],
    ['二○二四年十月', '2024-10'],
    ['二零二四年十二月十日', '2024-12-10'],
    ['31-Jan-2024', '2024-01-31'],
    ['1 February 2024', '2024-02-01'],
  ])('%s is %s, with a note', (start, day) => {
    const { filing, doubts } = readProject({ start });
    expect(filing?.projects).toMatchObject([{ startDate: day }]);
    expect(doubts.filter(({ path }) => path === 'projects[0].startDate')).toMatchObject([
      { severity: 'note', code: 'reading/repaired' },
    ]);
  });

  it.each(['24.13.1', '二〇二四年十三月', '31-Feb-2024', '1-Jan-24', '1.2', '01/02/2024'])(
    '%s is named',
    (start) => {
      const { filing, doubts } = readProject({ start });
      expect(filing?.projects).toMatchObject([{ startDate: null }]);
      expect(doubts.filter(({ path }) => path === 'projects[0].startDate')).toMatchObject([
        { severity: 'warning', code: 'reading/unsure-value' },
      ]);
    },
  );
});

describe('a cell that holds the number 2024.1', () => {
  const doubtsOf = (start: string, isNumber: boolean) =>
    readProject({ start, isNumber }).doubts.filter(({ path }) => path === 'projects[0].startDate');

  it('may be October, which is named', () => {
    expect(doubtsOf('2024.1', true)).toMatchObject([
      { severity: 'warning', parameters: { readAs: '2024-01' } },
    ]);
  });

  it.each([
    ['2024.9', true],
    ['2024.10', true],
    ['2024.1', false],
  ])('but %s is what it says', (start, isNumber) => {
    expect(doubtsOf(start, isNumber)).toEqual([]);
  });
});

it.each(['(二〇二五年度)', '（二○二五年）', '2025年度'])('the year of %s is 2025', (year) => {
  const { filing, doubts } = readProject({ year });
  expect(filing?.year).toBe(2025);
  expect(doubts.filter(({ path }) => path === 'year')).toEqual([]);
});

describe('an amount', () => {
  it.each(['-', '—', '——', '/', '／', '－'])('%s is blank, as it is in JSON', (total) => {
    const { filing, doubts } = readProject({ total });
    expect(filing?.projects).toMatchObject([{ funding: { total: null, fiscal: '10000.00' } }]);
    expect(doubts.filter(({ path }) => path === 'projects[0].funding.total')).toEqual([]);
  });

  it.each(['1.00①', '1500¹', '150⑴', '㉑0'])(
    '%s has the mark of a note, which is no figure of it',
    (total) => {
      const { filing, doubts } = readProject({ total });
      expect(filing?.projects).toMatchObject([{ funding: { total: null } }]);
      expect(doubts.filter(({ path }) => path === 'projects[0].funding.total')).toMatchObject([
        { severity: 'warning', code: 'reading/unsure-value' },
      ]);
    },
  );
});

describe('boxes', () => {
  it.each([
    ['专项资金 经常性项目□ 一次性项目□', null, ['unsure-ticks']],
    ['□专项资金 经常性项目 □一次性项目', null, ['unsure-ticks']],
    ['专项资金□ 经常性项目□ 一次性项目□', null, []],
    ['☑专项资金 经常性项目 一次性项目', ['专项资金'], []],
    ['[☑]专项资金 [　]经常性项目 [□]一次性项目', ['专项资金'], []],
  ])('%s, of which the ticked one may be lost, are named', (category, words, codes) => {
    const { filing, doubts } = readProject({ category });
    expect(filing?.projects).toMatchObject([{ category: words }]);
    expect(doubts.filter(({ path }) => path === 'projects[0].category').map(({ code }) => code)).toEqual(
      codes.map((code) => `reading/${code}`),
    );
  });
});
