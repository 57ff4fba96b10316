/** A form with one of its labels changed: what can no longer be told is named at its path, and nothing is read in its place unsaid. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTables, type SourceTable, tableOfSheet } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { nationalFiling, sampleFiling, shippedResources, workbookOf } from './world.js';

let resources: Resources;
const tables = new Map<string, SourceTable>();

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const evaluated = sampleFiling('pujin-shequ-shiwu-2023.json');
  for (const form of ['unit-self-evaluation', 'mof-core-indicators-101', 'mof-project-self-evaluation']) {
    const filing = form.startsWith('mof') ? nationalFiling(resources) : evaluated;
    const { value } = await readSpreadsheet(await workbookOf(filing, form, resources));
    const sheet = value?.sheets.find(({ hidden }) => !hidden);
    if (sheet !== undefined) tables.set(form, tableOfSheet(sheet));
  }
});

/** Paths of the warnings on reading the form's table with the text changed. */
function doubted(form: string, change: (text: string) => string): readonly (string | null)[] {
  const table = tables.get(form);
  const cells = table?.cells ?? [];
  const withOther = cells.map((cell) => {
    const text = change(cell.text);
    return text === cell.text ? cell : { ...cell, text, content: { kind: 'text', text } as const };
  });
  expect(withOther).not.toEqual(cells);
  const { filings } = readSourceTables([{ name: '表', cells: withOther }], [], resources);
  const doubts = filings[0]?.doubts ?? [];
  return doubts.filter(({ severity }) => severity === 'warning').map(({ path }) => path);
}

describe('a changed label', () => {
  it.each([
    ['unit-self-evaluation', '(2)项目支出', '(2) 项某支出', 'unitSelfEvaluation.budget.project.budget'],
    ['unit-self-evaluation', '得分', '得某', 'unitSelfEvaluation.totalScore'],
    ['mof-project-self-evaluation', '总分', '改写过的', 'projects[0].indicators[3]'],
    ['mof-core-indicators-101', '合计', '合某计', 'projects[0].indicators[3]'],
  ])('of %s: %s as %s', (form, text, other, path) => {
    const change = (given: string) => (given.replace(/\s/gu, '') === text ? other : given);
    expect(doubted(form, change)).toContain(path);
  });

  it('of most of a list leaves none of its rows unsaid, nor the note in them', () => {
    const heads = ['一级指标', '二级指标', '三级指标', '权重', '分值'];
    const paths = doubted('unit-self-evaluation', (text) =>
      heads.includes(text) ? `某${text.slice(-1)}` : text,
    );
    expect(paths).toContain('unitSelfEvaluation.indicators');
    expect(paths).toContain('unitSelfEvaluation.indicators[0]');
    expect(paths).toContain('unitSelfEvaluation.inputManagementNote');
  });
});
