/**
 * Repeats the last spare row of each list on a sheet. A form is laid out with two spare rows: all others differ from
 * them by their numbers alone, so they are copied here instead of being printed and laid out for each project.
 */
import type { JsonPath } from '../diagnostics/index.js';
import type { CellInput, CellToWrite, SheetToWrite } from '../spreadsheet/index.js';
import type { CellRule } from './ranges.js';

/** Spare rows that a form is laid out with: two, to see which numbers count on from one to the next. */
export const printedSpareRows = 2;

/** Spare rows in each list, because no rows can be inserted into a protected sheet. */
const spareRows = 60;
const copies = spareRows - printedSpareRows;

/** A cell that shows a place of the filing; row and column count from 0. */
export interface PathedCell {
  readonly row: number;
  readonly column: number;
  readonly path: JsonPath;
}

/** A sheet with what is known of its inputs. */
interface SpareSheet {
  readonly sheet: SheetToWrite;
  readonly inputs: readonly PathedCell[];
  readonly rules: readonly CellRule[];
}

/** A list's last spare entry. */
interface SpareEntry {
  /** Path of the list up to the index: `projects[0].indicators[`. */
  readonly start: string;
  readonly index: number;
  top: number;
  /** The first row below. */
  bottom: number;
}

/** Rows to repeat; several lists may stand in them side by side. */
interface SpareBlock {
  readonly entries: readonly SpareEntry[];
  readonly top: number;
  readonly bottom: number;
}

/** `spares`: index of the last spare entry by the path of its list. */
export function withSpareRows(made: SpareSheet, spares: ReadonlyMap<JsonPath, number>): SpareSheet {
  const entries = Array.from(spares, ([list, index]): SpareEntry => {
    return { start: `${list}[`, index, top: Number.POSITIVE_INFINITY, bottom: 0 };
  });
  for (const { row, path } of made.inputs) {
    const entry = entryOf(path, entries);
    if (entry === null) continue;
    entry.top = Math.min(entry.top, row);
    entry.bottom = Math.max(entry.bottom, row + 1);
  }
  return blocksOf(entries).reduce(withCopies, made);
}

function entryOf(path: JsonPath, entries: readonly SpareEntry[]): SpareEntry | null {
  return (
    entries.find(
      ({ start, index }) => path.startsWith(start) && path.startsWith(`${index}]`, start.length),
    ) ?? null
  );
}

/** From below upwards, so that the rows above keep their places. */
function blocksOf(entries: readonly SpareEntry[]): readonly SpareBlock[] {
  const shown = entries.filter(({ top, bottom }) => top < bottom);
  const tops = [...new Set(shown.map(({ top }) => top))].sort((a, b) => b - a);
  return tops.map((top) => {
    const own = shown.filter((entry) => entry.top === top);
    return { entries: own, top, bottom: Math.max(...own.map(({ bottom }) => bottom)) };
  });
}

function withCopies({ sheet, inputs, rules }: SpareSheet, block: SpareBlock): SpareSheet {
  const { top, bottom, entries } = block;
  const height = bottom - top;
  const repeated = Array.from({ length: copies }, () => sheet.rows.slice(top, bottom)).flat();
  const { print } = sheet;
  const titles = print?.titleRows ?? null;
  const titleRows = titles?.map((row) => (row < bottom ? row : row + height * copies));
  const [first, last] = titleRows ?? [];
  const copyOf = (cell: PathedCell, copy: number): PathedCell => {
    const own = entryOf(cell.path, entries);
    if (own === null) return { ...cell, row: cell.row + height * copy };
    const rest = cell.path.slice(own.start.length + String(own.index).length);
    return { ...cell, row: cell.row + height * copy, path: `${own.start}${own.index + copy}${rest}` };
  };
  return {
    sheet: {
      ...sheet,
      rows: [...sheet.rows.slice(0, bottom), ...repeated, ...sheet.rows.slice(bottom)],
      cells: copiedCells(sheet.cells, block),
      ...(print &&
        first !== undefined &&
        last !== undefined && { print: { ...print, titleRows: [first, last] } }),
    },
    inputs: copiedRows(inputs, block, copyOf),
    rules: copiedRows(rules, block, (rule, copy) => ({ ...rule, row: rule.row + height * copy })),
  };
}

/** Puts copies of what stands in the block behind it, and moves what is below. */
function copiedRows<Item extends { readonly row: number }>(
  items: readonly Item[],
  { top, bottom }: SpareBlock,
  copyOf: (item: Item, copy: number) => Item,
): readonly Item[] {
  const inside = items.filter(({ row }) => row >= top && row < bottom);
  const result = items.filter(({ row }) => row < bottom);
  for (let copy = 1; copy <= copies; copy += 1) for (const item of inside) result.push(copyOf(item, copy));
  for (const item of items)
    if (item.row >= bottom) result.push({ ...item, row: item.row + (bottom - top) * copies });
  return result;
}

/** A cell that reaches from above into the block or over it grows with it. */
function copiedCells(cells: readonly CellToWrite[], block: SpareBlock): readonly CellToWrite[] {
  const { top, bottom } = block;
  const height = bottom - top;
  const before = new Map<string, CellInput>();
  for (const { row, column, input } of cells)
    if (row >= top - height && row < top) before.set(`${row + height},${column}`, input);
  const grown = cells.map((cell) =>
    cell.row < top && cell.row + cell.rowSpan > top
      ? { ...cell, rowSpan: cell.rowSpan + height * copies }
      : cell,
  );
  const repeats = { count: copies, every: height };
  const isInside = ({ row }: CellToWrite) => row >= top && row < bottom;
  const blanks = grown.flatMap((cell) =>
    isInside(cell) && cell.input.kind === 'empty' ? [{ ...cell, repeats }] : [],
  );
  const others = grown.filter((cell) => !isInside(cell) || cell.input.kind !== 'empty');
  const copied = copiedRows(others, block, (cell, copy) => {
    const input = countedOn(cell.input, before.get(`${cell.row},${cell.column}`), copy);
    return { ...cell, row: cell.row + height * copy, input };
  });
  return [...copied, ...blanks];
}

/** The numbers of a text go on as they do from the row before: 3, 4 → 5. */
function countedOn(input: CellInput, before: CellInput | undefined, steps: number): CellInput {
  if (input.kind !== 'text' || before?.kind !== 'text' || input.text === before.text) return input;
  const earlier = [...before.text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  let at = 0;
  const text = input.text.replace(/\d+/gu, (digits) => {
    const step = Number(digits) - (earlier[at] ?? Number(digits));
    at += 1;
    return String(Number(digits) + step * steps);
  });
  return { kind: 'text', text };
}
