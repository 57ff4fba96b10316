/** Several forms in one workbook: below one another, side by side, over pages with their titles, of several units, and twice. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ReadFiling,
  readSourceTables,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { documentOf, nationalFiling, sampleFiling, shippedResources } from './world.js';

let resources: Resources;
/** Tables of the forms, as they print. */
let selfEvaluation: SourceTable;
let unitDeclaration: SourceTable;
let region: SourceTable;

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const filing = nationalFiling(resources);
  const tableOf = async (form: string) => {
    const bytes = await documentOf('xlsx', filing, form, resources, { withoutSource: true });
    const [sheet] = (await readSpreadsheet(bytes)).value?.sheets ?? [];
    if (sheet === undefined) throw new Error(`${form} has a sheet`);
    return tableOfSheet(sheet);
  };
  selfEvaluation = await tableOf('mof-project-self-evaluation');
  unitDeclaration = await tableOf('mof-unit-declaration-88');
  region = await tableOf('mof-region-target-163');
});

const read = (...tables: readonly SourceTable[]) => readSourceTables(tables, [], resources);

/** What a filing says, without the notes on how it was read. */
const said = ({ form, filing }: ReadFiling) => ({ form, filing });

/** The table at another place of the sheet. */
function moved({ cells }: SourceTable, rows: number, columns: number): SourceTable['cells'] {
  return cells.map((cell) => ({
    ...cell,
    row: cell.row + rows,
    column: cell.column + columns,
    place: `表!${cell.row + rows},${cell.column + columns}`,
  }));
}

const rowsOf = ({ cells }: SourceTable) => Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));
const columnsOf = ({ cells }: SourceTable) =>
  Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));

describe('forms on one sheet', () => {
  it.each([0, 1, 3])('below one another, %d rows apart', (gap) => {
    const cells = [...selfEvaluation.cells, ...moved(unitDeclaration, rowsOf(selfEvaluation) + gap, 0)];
    const { filings } = read({ name: '表', cells });
    expect(filings.map(said)).toEqual(read(selfEvaluation, unitDeclaration).filings.map(said));
  });

  // The sheet says the declaration's title without the decree that its pack is named after.
  it('side by side', () => {
    const cells = [...region.cells, ...moved(unitDeclaration, 0, columnsOf(region) + 1)];
    const { filings } = read({ name: '表', cells });
    expect(filings.map(said)).toEqual(read(region, unitDeclaration).filings.map(said));
  });

  it.each([
    ['its title', 1],
    ['its title and year', 2],
  ])('over two pages, each with %s', (_, count) => {
    const at = selfEvaluation.cells.find(({ text }) => text === '满意度指标')?.row ?? 0;
    expect(at).toBeGreaterThan(0);
    const cells = selfEvaluation.cells.flatMap((cell): SourceTable['cells'] => {
      if (cell.row >= at) return moved({ name: '', cells: [cell] }, count, 0);
      if (cell.row < count) return [cell, ...moved({ name: '', cells: [cell] }, at, 0)];
      const end = cell.row + cell.rowSpan;
      if (end <= at) return [cell];
      const below = { ...cell, row: at + count, rowSpan: end - at };
      return [{ ...cell, rowSpan: at - cell.row }, below];
    });
    const { filings, doubts } = read({ name: '表', cells });
    expect(filings.map(said)).toEqual(read(selfEvaluation).filings.map(said));
    expect(
      [...doubts, ...filings.flatMap((one) => one.doubts)].filter(({ severity }) => severity === 'warning'),
    ).toEqual([]);
  });
});

describe('two forms of one kind', () => {
  it('of the same unit and year are both read, and named', () => {
    const { filings } = read(unitDeclaration, { name: '初稿', cells: moved(unitDeclaration, 0, 0) });
    expect(filings).toHaveLength(2);
    const codes = filings.map(({ doubts }) => doubts.map(({ code }) => code));
    expect(codes).toEqual([[], ['reading/repeated-form']]);
  });

  it('of projects of two units leave the unit open', () => {
    const other = sampleFiling('pujiang-jiwei-2024.json').unit.name;
    const cells = moved(selfEvaluation, 0, 0).map((cell) =>
      cell.text === '某县农业农村局'
        ? { ...cell, text: other, content: { kind: 'text', text: other } as const }
        : cell,
    );
    const { filings } = read(selfEvaluation, { name: '另一单位', cells });
    expect(filings).toMatchObject([{ filing: { unit: { name: null } } }]);
    const [unsure] = filings[0]?.doubts ?? [];
    expect(unsure).toMatchObject({ code: 'reading/no-unit', severity: 'warning' });
    expect(unsure?.message).toContain(other);
  });
});
