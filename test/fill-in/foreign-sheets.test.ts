/** Sheets that somebody has put into a book of ours from another: of another year, of another unit. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { readSourceTables, type SourceTable, tableOfSheet } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { filledBook, nationalFiling, sampleFiling, shippedResources } from '../reading/world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

async function bookOf(form: string, json: object) {
  const { value } = readFiling(Buffer.from(JSON.stringify(json)), { file: 'x.json', resources });
  const { value: book } = await readSpreadsheet(await filledBook([form], value, resources));
  const tables = book?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
  return { tables, kept: (book && readKept(book)?.filings) ?? [] };
}

const putIn = (table: SourceTable, name: string): SourceTable => ({
  name,
  cells: table.cells.map((cell) => ({ ...cell, place: cell.place.replace(/^.*!/u, `${name}!`) })),
});

const warned = ({ filings, doubts }: ReturnType<typeof readSourceTables>) =>
  [...doubts, ...filings.flatMap((one) => one.doubts)].filter(({ severity }) => severity === 'warning');

const filingOf = (year: number, names: readonly string[]) => ({
  year,
  unit: { name: '某局' },
  projects: names.map((name) => ({
    name,
    goals: { annual: `${name}的目标` },
    indicators: [{ level1: '产出指标', level2: '数量指标', name: `${name}次数`, target: '≥3次' }],
  })),
});

describe.each(['project-target', 'mof-project-self-evaluation'])('a form of %s of another year', (form) => {
  it('is told once for all of them, at the first', async () => {
    const own = await bookOf(form, filingOf(2025, ['河道保洁', '道路养护']));
    const other = await bookOf(form, filingOf(2024, ['社区食堂', '助餐服务']));
    const added = other.tables.slice(1).map((table, index) => putIn(table, `去年${index}`));
    const read = readSourceTables([...own.tables, ...added], own.kept, resources);
    expect(read.filings.map(({ filing }) => filing.year)).toEqual([2025]);
    const told = warned(read);
    expect(told.map(({ code, path }) => [code, path])).toEqual([['reading/other-year', 'year']]);
    expect(told[0]?.place).toMatch(/^去年0!/u);
    expect(told[0]?.parameters).toMatchObject({
      found: 2024,
      places: [expect.anything(), expect.anything()],
    });
  });

  it('is not told of where all forms say the new year', async () => {
    const own = await bookOf(form, filingOf(2025, ['河道保洁', '道路养护']));
    const next = own.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => {
        const text = cell.text.replace('2025', '2026');
        return text === cell.text ? cell : { ...cell, text, content: { kind: 'text', text } as const };
      }),
    }));
    const read = readSourceTables(next, own.kept, resources);
    expect([read.filings.map(({ filing }) => filing.year), warned(read)]).toEqual([[2026], []]);
  });
});

describe.each(['unit-self-evaluation', 'unit-target-declaration', 'mof-unit-declaration-88'])(
  'a second form of %s',
  (form) => {
    const sampleOf = () => {
      if (form.startsWith('mof')) return nationalFiling(resources);
      return sampleFiling(
        form === 'unit-self-evaluation' ? 'pujin-shequ-shiwu-2023.json' : 'hongqiao-shequ-shiwu-2026.json',
      );
    };

    it.each([0, 1])('is a filing of its own, and takes nothing from the first (%i)', async (at) => {
      const own = await bookOf(form, await keptOf(sampleOf()));
      const base = JSON.parse(own.kept[0] ?? '{}');
      const others = [
        { ...base, unit: { ...base.unit, name: '另一个单位' } },
        { ...base, year: base.year + 1 },
      ];
      const other = await bookOf(form, others[at]);
      const [head, ...forms] = own.tables;
      const added = other.tables.slice(1).map((table) => putIn(table, '另一张'));
      for (const tables of [
        [...forms, ...added],
        [...added, ...forms],
      ]) {
        const { filings } = readSourceTables(head ? [head, ...tables] : tables, own.kept, resources);
        const read = filings.map(({ filing }) => [filing.year, Object(filing.unit).name]);
        expect(read).toContainEqual([others[at].year, others[at].unit.name]);
        expect(filings.map(({ filing }) => JSON.stringify(filing))).toContain(own.kept[0]);
        expect(filings).toHaveLength(2);
      }
    });

    async function keptOf(filing: ReturnType<typeof sampleFiling>): Promise<object> {
      const { value } = await readSpreadsheet(await filledBook([form], filing, resources));
      return JSON.parse((value && readKept(value)?.filings[0]) ?? '{}');
    }
  },
);
