/** The fill-in book: what a filing says goes in and comes back whole; a blank one has inputs, lists and rules. */
import { readdirSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { readBook, readSourceTables, tableOfSheet } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { filledBook, sampleFiling, shippedResources } from '../reading/world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

const bookOf = (forms: readonly string[], filing: Filing | null) => filledBook(forms, filing, resources);
const formsOf = (filing: Filing) => filing.forms.filter((form) => form !== 'project-target-summary');

describe('the book of a filing', () => {
  it.each(readdirSync('samples'))('%s comes back with every leaf and without a doubt', async (file) => {
    const filing = sampleFiling(file);
    const { filings, doubts } = await readBook(await bookOf(formsOf(filing), filing), resources);
    expect(doubts).toEqual([]);
    expect(filings.map((one) => one.doubts)).toEqual([[]]);
    const again = readFiling(Buffer.from(JSON.stringify(filings[0]?.filing)), { file });
    expect(again.diagnostics).toEqual([]);
    expect(again.value).toEqual(filing);
  });

  it('names what was put into a blank and cannot be read', async () => {
    const filing = sampleFiling('pujiang-jiwei-2024.json');
    const { value: book } = await readSpreadsheet(await bookOf(['project-target'], filing));
    const kept = book && readKept(book);
    const path = 'projects[1].funding.annual.carryover';
    const places = kept?.sheets.flatMap(({ name, paths }) =>
      [...paths].flatMap(([cell, own]) => (own === path ? [{ name, cell }] : [])),
    );
    const [{ name, cell } = { name: '', cell: '' }] = places ?? [];
    const shown = book?.sheets.filter((sheet) => !sheet.hidden).map(tableOfSheet) ?? [];
    const [column, row] = [cell.charCodeAt(0) - 'A'.charCodeAt(0), Number(cell.slice(1)) - 1];
    const text = '约三万';
    const place = `${name}!${cell}`;
    const words = { row, column, text, place, content: { kind: 'text', text }, isFormula: false } as const;
    const tables = shown.map((table) => {
      const others = table.cells.filter((one) => one.place !== place);
      return table.name === name
        ? { name, cells: [...others, { ...words, rowSpan: 1, columnSpan: 1 }] }
        : table;
    });
    const { filings } = readSourceTables(tables, kept?.filings ?? [], resources);
    expect(filings.map((one) => one.doubts)).toMatchObject([[{ code: 'reading/unsure-value', path, place }]]);
  });

  it('takes what one sheet says anew of the whole filing, and names what two say', async () => {
    const filing = sampleFiling('hongqiao-shequ-shiwu-2026.json');
    const { value: book } = await readSpreadsheet(await bookOf(['unit-target-declaration'], filing));
    const kept = book && readKept(book)?.filings;
    const tables = book?.sheets.filter((sheet) => !sheet.hidden).map(tableOfSheet) ?? [];
    const read = (names: Readonly<Record<string, string>>) => {
      const changed = tables.map(({ name, cells }) => ({
        name,
        cells: cells.map((cell) => {
          const text = cell.text === filing.unit.name ? (names[name] ?? cell.text) : cell.text;
          return { ...cell, text, content: text === '' ? null : ({ kind: 'text', text } as const) };
        }),
      }));
      const [one] = readSourceTables(changed, kept ?? [], resources).filings;
      return [one?.filing.unit, one?.doubts.map(({ code, path }) => [code, path])];
    };
    const form = '单位整体支出绩效目标申报表';
    const { department } = filing.unit;
    expect(read({ 填报说明: '甲中心' })).toEqual([{ name: '甲中心', department }, []]);
    expect(read({ [form]: '乙中心' })).toEqual([{ name: '乙中心', department }, []]);
    expect(read({ 填报说明: '甲中心', [form]: '乙中心' })).toEqual([
      { name: '甲中心', department },
      [['reading/said-twice', 'unit.name']],
    ]);
  });

  it('is the same twice', async () => {
    const filing = sampleFiling('pujiang-fulian-2024.json');
    const [one, two] = [await bookOf(formsOf(filing), filing), await bookOf(formsOf(filing), filing)];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

describe('a blank book', () => {
  it('is no filing before anything is filled in', async () => {
    const forms = ['project-target', 'project-target-declaration', 'unit-target-declaration'];
    for (const form of forms) {
      const { filings, doubts, diagnostics } = await readBook(await bookOf([form], null), resources);
      expect([form, filings, doubts, diagnostics]).toEqual([form, [], [], []]);
    }
  });

  it.each([
    ['boxes', 'mof-project-declaration-88', 'projects[0].nature'],
    ['the sign of a target in pieces', 'mof-core-indicators-101', 'projects[0].indicators[0].target'],
  ])('has a drop-down for %s', async (_, form, path) => {
    const bytes = await bookOf([form], null);
    const { value } = await readSpreadsheet(bytes);
    const paths = (value && readKept(value)?.sheets.find((sheet) => sheet.paths.size > 0))?.paths ?? [];
    const [cell = ''] = [...paths].find(([, own]) => own === path) ?? [];
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    const lists = [...sheet.matchAll(/<dataValidation [^>]*type="list"[^>]*>/gu)].map(([tag]) => tag);
    expect(lists.some((tag) => new RegExp(`sqref="${cell}[:"]`, 'u').test(tag))).toBe(true);
  });

  it('has 60 spare rows in each list, those of lists side by side in the same rows', async () => {
    const { value } = await readSpreadsheet(await bookOf(['mof-project-declaration-88'], null));
    const [first] = (value && readKept(value))?.sheets.filter(({ paths }) => paths.size > 0) ?? [];
    const cellOf = new Map(
      Array.from(first?.paths ?? [], ([cell, path]) => [path.replace(/^projects\[0\]\./u, ''), cell]),
    );
    const rowOf = (path: string) => Number(/\d+$/u.exec(cellOf.get(path) ?? '')?.[0]);
    const count = (list: string) =>
      [...cellOf.keys()].filter((path) => path.startsWith(list) && path.endsWith('.name')).length;
    const seeds = count('indicators[') - 60;
    expect([count('indicators['), count('longIndicators[')]).toEqual([seeds + 60, seeds + 60]);
    expect(seeds).toBeGreaterThanOrEqual(0);
    expect(rowOf(`indicators[${seeds + 59}].name`)).toBe(rowOf(`longIndicators[${seeds + 59}].name`));
    expect(rowOf(`indicators[${seeds + 59}].name`) - rowOf(`indicators[${seeds}].name`)).toBe(59);
  });
});
