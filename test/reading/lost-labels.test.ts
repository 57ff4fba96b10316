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
function doubted(form: string, text: string, other: string): readonly (string | null)[] {
  const table = tables.get(form);
  const cells = table?.cells ?? [];
  const changed = cells.findLast((cell) => cell.text.replace(/\s/gu, '') === text);
  expect(changed).toBeDefined();
  const withOther = cells.map((cell) =>
    cell === changed ? { ...cell, text: other, content: { kind: 'text', text: other } as const } : cell,
  );
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
    expect(doubted(form, text, other)).toContain(path);
  });
});
