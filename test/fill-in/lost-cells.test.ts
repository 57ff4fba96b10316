/** Columns and rows deleted from a book of ours take no value with them unsaid; a cell that was cleared is cleared, and that is all. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  readSourceTables,
  type SourceCell,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import {
  filledBook,
  leavesOf,
  nationalFiling,
  nationalForms,
  sampleFiling,
  shippedResources,
} from '../reading/world.js';

interface Book {
  readonly tables: readonly SourceTable[];
  readonly kept: readonly string[];
  /** Paths by place. */
  readonly paths: ReadonlyMap<string, string>;
}

let resources: Resources;
const books = new Map<string, Book>();

const samples: Readonly<Record<string, string>> = {
  'project-target': 'pujiang-jiwei-2024.json',
  'project-target-declaration': 'pujiang-fulian-2024.json',
  'unit-self-evaluation': 'pujin-shequ-shiwu-2023.json',
  'unit-target-declaration': 'hongqiao-shequ-shiwu-2026.json',
};
const forms = [...Object.keys(samples), ...nationalForms];

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const national = nationalFiling(resources);
  for (const form of forms) {
    const sample = samples[form];
    const filing = sample === undefined ? national : sampleFiling(sample);
    const { value } = await readSpreadsheet(await filledBook([form], filing, resources));
    const kept = value && readKept(value);
    const sheets = value?.sheets.filter(({ hidden }) => !hidden) ?? [];
    const paths = kept?.sheets.flatMap(({ name, paths: own }) =>
      [...own].map(([cell, path]) => [`${name}!${cell}`, path] as const),
    );
    books.set(form, { tables: sheets.map(tableOfSheet), kept: kept?.filings ?? [], paths: new Map(paths) });
  }
}, 60_000);

function bookOf(form: string): Book {
  const book = books.get(form);
  if (book === undefined) throw new Error(`there is a book of ${form}`);
  return book;
}

type Change = (cells: readonly SourceCell[]) => readonly SourceCell[];

/** Reads the book with the first of its forms changed. */
function readChanged({ tables, kept }: Book, change: Change) {
  const [head, form, ...others] = tables;
  const changed = form && { ...form, cells: change(form.cells) };
  const { filings } = readSourceTables(
    [head, changed, ...others].flatMap((one) => one ?? []),
    kept,
    resources,
  );
  const [{ filing, doubts } = { filing: {}, doubts: [] }] = filings;
  return { leaves: leavesOf(filing), doubts: doubts.filter(({ severity }) => severity === 'warning') };
}

const deletedColumn =
  (at: number): Change =>
  (cells) =>
    cells.flatMap((cell) => {
      if (cell.column > at) return [{ ...cell, column: cell.column - 1 }];
      if (cell.column + cell.columnSpan <= at) return [cell];
      return cell.columnSpan > 1 ? [{ ...cell, columnSpan: cell.columnSpan - 1 }] : [];
    });

const deletedRow =
  (at: number): Change =>
  (cells) =>
    cells.flatMap((cell) => {
      if (cell.row > at) return [{ ...cell, row: cell.row - 1 }];
      if (cell.row + cell.rowSpan <= at) return [cell];
      return cell.rowSpan > 1 ? [{ ...cell, rowSpan: cell.rowSpan - 1 }] : [];
    });

const clearedColumn =
  (at: number): Change =>
  (cells) =>
    cells.filter(({ column, columnSpan }) => column !== at || columnSpan > 1);

/** Values that are gone from the filing, or other than they were, without a doubt at their path. */
function silentOf(book: Book, change: Change): readonly string[] {
  const before = leavesOf(JSON.parse(book.kept[0] ?? '{}'));
  const { leaves, doubts } = readChanged(book, change);
  const isNamed = (path: string) => doubts.some((one) => one.path !== null && path.startsWith(one.path));
  return [...before].flatMap(([path, value]) =>
    String(leaves.get(path) ?? null) === String(value) || isNamed(path) ? [] : [path],
  );
}

const isInList = (path: string) => /\[\d+\]/u.test(path.replace(/^projects\[\d+\]/u, ''));

describe.each(forms)('of %s', (form) => {
  it('a deleted column leaves nothing out unsaid', () => {
    const book = bookOf(form);
    const columns = new Set(book.tables[1]?.cells.map(({ column }) => column));
    for (const column of columns) expect(silentOf(book, deletedColumn(column))).toEqual([]);
  }, 30_000);

  it('a column cleared with its head leaves nothing out unsaid', () => {
    const book = bookOf(form);
    const cells = book.tables[1]?.cells ?? [];
    const isIn = ({ place }: SourceCell) => isInList(book.paths.get(place) ?? '');
    const columns = new Set(cells.filter(isIn).map(({ column }) => column));
    for (const column of columns) {
      const filled = cells.filter((cell) => cell.column === column && isIn(cell) && cell.text !== '');
      if (filled.length > 1) expect(silentOf(book, clearedColumn(column))).toEqual([]);
    }
  }, 30_000);

  it('a deleted row of single values leaves nothing out unsaid', () => {
    const book = bookOf(form);
    const cells = book.tables[1]?.cells ?? [];
    const rowsOf = (has: (path: string) => boolean) =>
      new Set(cells.flatMap(({ row, place }) => (has(book.paths.get(place) ?? '') ? [row] : [])));
    const inLists = rowsOf(isInList);
    for (const row of rowsOf((path) => path !== ''))
      if (!inLists.has(row)) expect(silentOf(book, deletedRow(row))).toEqual([]);
  }, 30_000);

  it('a cleared cell is cleared, and no cell or column is missed', () => {
    const book = bookOf(form);
    const filled = book.tables[1]?.cells.filter(({ text, place }) => text !== '' && book.paths.has(place));
    for (const [index, one] of filled?.entries() ?? []) {
      if (index % 9 !== 0) continue;
      const { doubts } = readChanged(book, (cells) =>
        cells.map((cell) => (cell === one ? { ...cell, text: '', content: null } : cell)),
      );
      expect(doubts.filter(({ code }) => /no-cell|cleared-column/u.test(code))).toEqual([]);
    }
  }, 30_000);
});

describe('what has lost its cell', () => {
  it('stays as it was, with a doubt at its label', () => {
    const { leaves, doubts } = readChanged(bookOf('project-target'), deletedColumn(5));
    const before = leavesOf(JSON.parse(bookOf('project-target').kept[0] ?? '{}'));
    const path = 'projects[0].funding.annual.total';
    expect(leaves.get(path)).toBe(before.get(path));
    const told = doubts.find((one) => one.path === path);
    const label = bookOf('project-target').tables[1]?.cells.find(({ place }) => place === told?.place);
    expect([told?.code, label?.text]).toEqual(['reading/no-cell', '年度资金申请总额']);
  });

  it('stays as it was where its label is gone, too', () => {
    const book = bookOf('mof-region-target-163');
    const row = book.tables[1]?.cells.find(({ text }) => text === '专项名称')?.row ?? -1;
    const { leaves, doubts } = readChanged(book, deletedRow(row));
    const path = 'projects[0].specialFund';
    expect(leaves.get(path)).toBe('农田建设补助资金');
    expect(doubts.find((one) => one.path === path)?.message).toContain('原来的值照旧保留');
  });

  it('a list without any of its heads stays as it was', () => {
    const book = bookOf('unit-target-declaration');
    const row = book.tables[1]?.cells.find(({ text }) => text === '一级目标')?.row ?? -1;
    const { leaves, doubts } = readChanged(book, deletedRow(row));
    const before = leavesOf(JSON.parse(book.kept[0] ?? '{}'));
    const own = (all: ReadonlyMap<string, unknown>) =>
      [...all].filter(([path]) => path.includes('indicators['));
    expect(own(leaves)).toEqual(own(before));
    expect(doubts.map(({ path }) => path)).toContain('unitTarget.indicators');
  });
});

it('a column that holds nothing any more is asked for once, at its head', () => {
  const book = bookOf('project-target');
  const { doubts } = readChanged(book, (cells) =>
    cells.filter(({ place }) => !/\.target$/u.test(book.paths.get(place) ?? '')),
  );
  const asked = doubts.filter(({ code }) => code === 'reading/cleared-column');
  expect(asked).toMatchObject([{ path: 'projects[0].indicators', place: expect.stringMatching(/!F\d+$/u) }]);
});

it('a value whose label is gone is not read out of the rows of others', () => {
  const book = bookOf('mof-project-self-evaluation');
  const budget = 'projects[0].execution.fiscal.budget';
  const { doubts } = readChanged(book, (cells) =>
    cells.filter(({ text }) => !/^(?:年度资金总额|其中：当年财政拨款)$/u.test(text)),
  );
  expect(doubts.map(({ path }) => path)).toContain(budget);
});
