/** Which rows are printed again at the top of a page: the heads over the row it begins with, and its group's name. */
import type { Cell } from '../../model/index.js';
import type { MeasuredGrid } from './measure-grid.js';
import { type Slice, wholeRow } from './slice.js';

interface RepeatedHeads {
  readonly heads: readonly Slice[];
  /** The band of the group that goes on; none if the page begins with one. */
  readonly group: readonly Slice[];
}

/** The row with which a page begins. */
interface PageStart {
  readonly row: number;
  /** Part of it stands on an earlier page. */
  readonly started: boolean;
}

const none: RepeatedHeads = { heads: [], group: [] };

/**
 * Where a band stands directly under repeating heads, all bands that follow part
 * the rows under these heads into groups; any other band begins a section without heads. `textHeads`: whether a row of texts
 * beside each other that goes on has its heads again, too.
 */
export function repeatedHeads(
  grid: MeasuredGrid,
  { row, started }: PageStart,
  textHeads: boolean,
): RepeatedHeads {
  const role = (index: number) => grid.grid.rows[index]?.role;
  const isUnderHeads = (index: number) => role(index) === 'body' || role(index) === 'band';
  let next = row;
  while (role(next) === 'band') next += 1;
  if (role(next) !== 'body') return none;
  let top = row;
  // The last band up to `row`; below 0: none.
  let band = role(row) === 'band' ? row : -1;
  while (isUnderHeads(top - 1)) {
    top -= 1;
    if (band < 0 && role(top) === 'band') band = top;
  }
  let first = top;
  while (role(first - 1) === 'repeatingHead') first -= 1;
  const again = (index: number): Slice => ({ ...wholeRow(grid, index), repeated: true });
  if (first === top && started && textHeads)
    return { heads: headsOverTexts(grid, row).map(again), group: [] };
  if (first === top || (band >= 0 && role(top) !== 'band') || !isOfHeads(grid, row, { first, top }))
    return none;
  const group = role(row) === 'band' || band < 0 ? [] : [band];
  return { heads: indexes(first, top).map(again), group: group.map(again) };
}

/**
 * Whether the heads from `first` to above `top` say what stands in the row's columns. A label beside them goes as far as
 * their rows do (年度主要任务); behind these only a row of sums is theirs, which has columns of its own under them.
 */
function isOfHeads(
  { grid, cells }: MeasuredGrid,
  row: number,
  { first, top }: { readonly first: number; readonly top: number },
): boolean {
  const ownersIn = (from: number, to: number) => [
    ...new Set(indexes(from, to).flatMap((at) => grid.slots[at] ?? [])),
  ];
  const cellsIn = (from: number, to: number) =>
    ownersIn(from, to).flatMap((owner) => cells[owner]?.cell ?? []);
  const heads = cellsIn(first, top);
  const end = Math.max(...heads.map((cell) => cell.row + cell.rowSpan));
  if (end === top || row < end) return true;
  const lowest = heads.filter((cell) => cell.row + cell.rowSpan === top);
  const isUnder = ({ column, columnSpan }: Cell) =>
    lowest.some((head) => head.column === column && head.columnSpan === columnSpan);
  return cellsIn(row, row + 1).filter(isUnder).length > 1;
}

/** The heads right above a row of texts beside each other (项目总目标 | 年度总体目标), from which the reader tells them apart. */
function headsOverTexts(grid: MeasuredGrid, row: number): readonly number[] {
  let first = row;
  while (grid.grid.rows[first - 1]?.role === 'head') first -= 1;
  const texts = [...new Set(grid.grid.slots[row])].filter((owner) => grid.cells[owner]?.cell.kind === 'text');
  return texts.length > 1 ? indexes(first, row) : [];
}

function indexes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
