/** What people and programs do to a sheet. */
import { labelKey } from '../../src/identity/index.js';
import type { SourceCell, SourceTable } from '../../src/reading/index.js';

export interface Mutation {
  readonly name: string;
  /** `touched`: words that are new, `cleared` or `row` for what is missing or moved by intent. */
  readonly change: (tables: readonly SourceTable[], next: () => number) => Changed;
}

interface Changed {
  readonly tables: readonly SourceTable[];
  readonly touched: readonly string[];
}

type CellChange = (cells: readonly SourceCell[], next: () => number) => readonly SourceCell[];

function inOneSheet(name: string, change: CellChange, touched: readonly string[] = []): Mutation {
  return {
    name,
    change: (tables, next) => {
      const at = Math.floor(next() * tables.length);
      return {
        tables: tables.map((table, index) =>
          index === at ? { ...table, cells: change(table.cells, next) } : table,
        ),
        touched,
      };
    },
  };
}

const withText = (cell: SourceCell, text: string): SourceCell => ({
  ...cell,
  text,
  content: { kind: 'text', text },
});
const pick = <Item>(items: readonly Item[], next: () => number) => items[Math.floor(next() * items.length)];

function insertRow(cells: readonly SourceCell[], next: () => number): readonly SourceCell[] {
  const at = Math.floor(next() * 40);
  return cells.map((cell) => {
    if (cell.row >= at) return { ...cell, row: cell.row + 1 };
    return cell.row + cell.rowSpan > at ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell;
  });
}

function insertColumn(cells: readonly SourceCell[], next: () => number): readonly SourceCell[] {
  const at = Math.floor(next() * 8);
  return cells.map((cell) => {
    if (cell.column >= at) return { ...cell, column: cell.column + 1 };
    return cell.column + cell.columnSpan > at ? { ...cell, columnSpan: cell.columnSpan + 1 } : cell;
  });
}

function unmerge(repeats: boolean): CellChange {
  return (cells) =>
    cells.flatMap((cell) => {
      if (cell.rowSpan === 1) return [cell];
      const rows = Array.from({ length: cell.rowSpan }, (_, index) => ({
        ...cell,
        row: cell.row + index,
        rowSpan: 1,
      }));
      return repeats ? rows : rows.slice(0, 1);
    });
}

function respace(labels: ReadonlySet<string>): CellChange {
  return (cells, next) =>
    cells.map((cell) => {
      if (!labels.has(labelKey(cell.text)) || next() < 0.6 || cell.content?.kind !== 'text') return cell;
      const at = 1 + Math.floor(next() * (cell.text.length - 1));
      const gap = pick([' ', '\n', '　'], next) ?? ' ';
      return withText(cell, cell.text.slice(0, at) + gap + cell.text.slice(at));
    });
}

function widen(labels: ReadonlySet<string>): CellChange {
  return (cells) =>
    cells.map((cell) =>
      labels.has(labelKey(cell.text)) && cell.content?.kind === 'text'
        ? withText(cell, cell.text.replace('(', '（').replace(')', '）'))
        : cell,
    );
}

function changeOne(change: (cell: SourceCell) => readonly SourceCell[]): CellChange {
  return (cells, next) => {
    const chosen = pick(
      cells.filter(({ text }) => text.trim() !== ''),
      next,
    );
    return cells.flatMap((cell) => (cell === chosen ? change(cell) : [cell]));
  };
}

function deleteRow(cells: readonly SourceCell[], next: () => number): readonly SourceCell[] {
  const at = Math.floor(next() * 40);
  return cells.flatMap((cell) => {
    if (cell.row === at && cell.rowSpan === 1) return [];
    if (cell.row > at) return [{ ...cell, row: cell.row - 1 }];
    return cell.row + cell.rowSpan > at ? [{ ...cell, rowSpan: Math.max(1, cell.rowSpan - 1) }] : [cell];
  });
}

/** `labels`: keys of the forms' own words. */
export const mutationsOf = (labels: ReadonlySet<string>): readonly [Mutation, ...Mutation[]] => [
  inOneSheet('insert row', insertRow),
  inOneSheet('insert column', insertColumn),
  inOneSheet('unmerge', unmerge(false)),
  inOneSheet('unmerge and repeat', unmerge(true)),
  inOneSheet('respace labels', respace(labels)),
  inOneSheet('wide brackets', widen(labels)),
  inOneSheet('shift', (cells) =>
    cells.map((cell) => ({ ...cell, row: cell.row + 3, column: cell.column + 2 })),
  ),
  inOneSheet('change a label', (cells, next) => {
    const chosen = pick(
      cells.filter(({ text }) => labels.has(labelKey(text))),
      next,
    );
    return cells.map((cell) => {
      if (cell !== chosen) return cell;
      const at = Math.floor(next() * cell.text.length);
      return withText(
        cell,
        `${cell.text.slice(0, at)}${pick(['', '某', '之'], next) ?? ''}${cell.text.slice(at + 1)}`,
      );
    });
  }),
  inOneSheet(
    'clear a cell',
    changeOne((cell) => [{ ...cell, text: '', content: null }]),
    ['cleared'],
  ),
  inOneSheet(
    'write over a cell',
    changeOne((cell) => [withText(cell, '改写过的')]),
    ['改写过的', 'cleared'],
  ),
  inOneSheet('delete a row', deleteRow, ['row', 'cleared']),
  {
    name: 'shuffle',
    change: (tables, next) => ({ tables: [...tables].sort(() => next() - 0.5), touched: [] }),
  },
  {
    name: 'rename',
    change: (tables) => ({
      tables: tables.map((table, index) => ({ ...table, name: `Sheet${index + 1}` })),
      touched: [],
    }),
  },
];
