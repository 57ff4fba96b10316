/** Which rows are printed again at the top of a page: the heads over the row it begins with, and its group's name. */
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
  if (first === top || (band >= 0 && role(top) !== 'band')) return none;
  const group = role(row) === 'band' || band < 0 ? [] : [band];
  return { heads: indexes(first, top).map(again), group: group.map(again) };
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
