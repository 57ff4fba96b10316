/** Which rows are printed again at the top of a page: the heads over the row it begins with, and its group's name. */
import type { MeasuredGrid } from './measure-grid.js';
import { type Slice, wholeRow } from './slice.js';

export interface RepeatedHeads {
  readonly heads: readonly Slice[];
  /** The band of the group that goes on; none where the page begins with one. */
  readonly group: readonly Slice[];
}

const none: RepeatedHeads = { heads: [], group: [] };

/**
 * For a page that begins with `row`. Where a band stands directly under repeating heads, all bands that follow part
 * the rows under these heads into groups; any other band begins a section without heads.
 */
export function repeatedHeads(grid: MeasuredGrid, row: number): RepeatedHeads {
  const role = (index: number) => grid.grid.rows[index]?.role;
  const isUnderHeads = (index: number) => role(index) === 'body' || role(index) === 'band';
  let next = row;
  while (role(next) === 'band') next += 1;
  if (role(next) !== 'body') return none;
  let top = row;
  while (isUnderHeads(top - 1)) top -= 1;
  let first = top;
  while (role(first - 1) === 'repeatingHead') first -= 1;
  const bands = indexes(top, row + 1).filter((index) => role(index) === 'band');
  if (first === top || (bands.length > 0 && role(top) !== 'band')) return none;
  const again = (index: number): Slice => ({ ...wholeRow(grid, index), repeated: true });
  const group = role(row) === 'band' ? [] : bands.slice(-1);
  return { heads: indexes(first, top).map(again), group: group.map(again) };
}

function indexes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
