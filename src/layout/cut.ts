/** Where a page ends: the cut policy of the grid, all in one place. */
import type { MeasuredGrid } from './measure-grid.js';
import { heightOfLines, leastLinesBesideCut, linesSet, sliceHeights, sum } from './row-heights.js';
import { type ConsumedLines, fragmentsOf, remainingLines, type Slice, wholeRow } from './slice.js';

/** How far the grid has been set. */
export interface Cursor {
  /** First row that is not finished. */
  readonly row: number;
  /** Part of it stands on an earlier page. */
  readonly started: boolean;
  readonly consumed: ConsumedLines;
}

export interface Room {
  /** Height left on this page. */
  readonly available: number;
  /** Height of an empty page. */
  readonly full: number;
  /** Height of what must stand on the same page as the grid's last row. */
  readonly tail: number;
}

/** More empty space than this share of a page is worth cutting a row for. */
const largestGap = 1 / 4;
/** With this share of a page left, nothing is gained by going on to the next. */
const leastFreshShare = 3 / 4;
/** How many rows a cut may be moved back to find a better place. */
const rowsToMoveBack = 4;

/** Slices for this page; empty: nothing may stand here, go on to the next page. */
export function slicesForPage(grid: MeasuredGrid, cursor: Cursor, room: Room): readonly Slice[] {
  const heads = repeatedHeads(grid, cursor, room);
  const end = lastFittingEnd(grid, cursor, heads, room);
  const rowCount = grid.grid.rows.length;
  if (end === rowCount) return [...heads, ...rowsFrom(grid, cursor, end)];
  const fresh = room.available >= room.full * leastFreshShare;
  const gap = room.available - heightOf(grid, cursor, [...heads, ...rowsFrom(grid, cursor, end)]);
  if (gap > room.full * largestGap || (fresh && end === cursor.row)) {
    const cut = cutRow(grid, cursor, heads, end, room, fresh && end === cursor.row);
    if (cut !== null) return cut;
  }
  if (end === cursor.row) return [];
  const best = bestEnd(grid, cursor, heads, end, room);
  if (best === null) return fresh ? [...heads, ...rowsFrom(grid, cursor, end)] : [];
  return [...heads, ...rowsFrom(grid, cursor, best)];
}

function heightOf(grid: MeasuredGrid, cursor: Cursor, slices: readonly Slice[]): number {
  return sum(sliceHeights(grid, slices, cursor.consumed));
}

function rowsFrom(grid: MeasuredGrid, cursor: Cursor, end: number): readonly Slice[] {
  const slices: Slice[] = [];
  for (let row = cursor.row; row < end; row += 1) {
    const slice = wholeRow(grid, row);
    slices.push(row === cursor.row && cursor.started ? { ...slice, isFirst: false } : slice);
  }
  return slices;
}

/** Heads over the row that the page begins with, if they are of the kind that is printed again. */
function repeatedHeads(grid: MeasuredGrid, cursor: Cursor, room: Room): readonly Slice[] {
  const { rows } = grid.grid;
  let last = cursor.row - 1;
  if (rows[cursor.row]?.role !== 'body') return [];
  while (last >= 0 && rows[last]?.role === 'body') last -= 1;
  let first = last;
  while (first >= 0 && rows[first]?.role === 'repeatingHead') first -= 1;
  const heads: Slice[] = [];
  for (let row = first + 1; row <= last; row += 1) heads.push({ ...wholeRow(grid, row), repeated: true });
  const affordable = heightOf(grid, cursor, heads) <= room.full * largestGap;
  return affordable ? heads : [];
}

/** The largest `end` such that rows up to it fit; adding a row never makes a page lower, so halving finds it. */
function lastFittingEnd(grid: MeasuredGrid, cursor: Cursor, heads: readonly Slice[], room: Room): number {
  const rowCount = grid.grid.rows.length;
  const fits = (end: number): boolean => {
    const height = heightOf(grid, cursor, [...heads, ...rowsFrom(grid, cursor, end)]);
    return height + (end === rowCount ? room.tail : 0) <= room.available;
  };
  if (fits(rowCount)) return rowCount;
  let fitting = cursor.row;
  let tooMany = Math.min(rowCount, cursor.row + 1 + Math.floor(room.available / heightOfLines(grid, 1)));
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

/**
 * Cuts row `end` between lines at the page's foot; null where that would leave too few lines on a side.
 * A forced cut always succeeds: labels are at most half a page high, so a line at least fits beside them.
 */
function cutRow(
  grid: MeasuredGrid,
  cursor: Cursor,
  heads: readonly Slice[],
  end: number,
  room: Room,
  forced: boolean,
): readonly Slice[] | null {
  const whole = rowsFrom(grid, cursor, end + 1);
  const before = [...heads, ...whole.slice(0, -1)];
  const last = whole.at(-1);
  if (last === undefined || (last.role !== 'body' && !forced)) return null;
  const partRoom = room.available - heightOf(grid, cursor, before);
  const slices = [...before, { ...last, isLast: false, partRoom }];
  if (forced) return slices;
  const tooHigh = partRoom < heightOfLines(grid, 1) || heightOf(grid, cursor, slices) > room.available;
  return tooHigh || !leavesEnoughLines(grid, cursor, slices) ? null : slices;
}

/** Whether each cell that the cut parts keeps two lines or more on either side. */
function leavesEnoughLines(grid: MeasuredGrid, cursor: Cursor, slices: readonly Slice[]): boolean {
  const heights = sliceHeights(grid, slices, cursor.consumed);
  const parted = fragmentsOf(grid, slices)
    .filter(
      (fragment) =>
        fragment.measured.policy === 'flow' && fragment.slice + fragment.sliceSpan === slices.length,
    )
    .map((fragment) => {
      const taken = linesSet(grid, fragment, heights, cursor.consumed);
      return { taken, left: remainingLines(fragment, cursor.consumed) - taken };
    })
    .filter((lines) => lines.left > 0);
  return (
    parted.length > 0 &&
    parted.every(({ taken, left }) => taken >= leastLinesBesideCut && left >= leastLinesBesideCut)
  );
}

/** The best place for a cut between rows, at `end` or a few rows before it; null where only heads would stand before it. */
function bestEnd(
  grid: MeasuredGrid,
  cursor: Cursor,
  heads: readonly Slice[],
  end: number,
  room: Room,
): number | null {
  let best: { readonly end: number; readonly penalty: number } | null = null;
  const first = Math.max(cursor.row + 1, end - rowsToMoveBack);
  for (let candidate = end; candidate >= first || (best === null && candidate > cursor.row); candidate -= 1) {
    if (grid.grid.rows[candidate - 1]?.role !== 'body') continue;
    const height = heightOf(grid, cursor, [...heads, ...rowsFrom(grid, cursor, candidate)]);
    const wasteful = room.available - height > room.full * largestGap;
    const penalty = end - candidate + orphanPenalty(grid, cursor, candidate) + (wasteful ? 20 : 0);
    if (best === null || penalty < best.penalty) best = { end: candidate, penalty };
  }
  return best?.end ?? null;
}

/** What a cut before row `end` would leave alone: the grid's last row, or one row of a merged label. */
function orphanPenalty(grid: MeasuredGrid, cursor: Cursor, end: number): number {
  const owners = [...new Set(grid.grid.slots[end] ?? [])];
  const partsOneRow = owners.some((owner) => {
    const measured = grid.cells[owner];
    if (measured === undefined || measured.policy === 'flow' || measured.cell.row >= end) return false;
    const { cell } = measured;
    const above = end - Math.max(cell.row, cursor.row);
    const below = cell.row + cell.rowSpan - end;
    return above === 1 || below === 1;
  });
  return (grid.grid.rows.length - end === 1 ? 8 : 0) + (partsOneRow ? 1.5 : 0);
}
