/** Where a page ends: the cut policy of the grid, all in one place. */
import type { MeasuredGrid } from './measure-grid.js';
import { repeatedHeads } from './repeated-heads.js';
import { heightOfLines, leastLinesBesideCut, linesSet, type SetSlices, setSlices } from './row-heights.js';
import { type ConsumedLines, type Slice, wholeRow } from './slice.js';

/** How far the grid has been set. */
export interface Cursor {
  /** First row that is not finished. */
  readonly row: number;
  /** Part of it stands on an earlier page. */
  readonly started: boolean;
  readonly consumed: ConsumedLines;
}

interface Room {
  /** Height left on this page. */
  readonly available: number;
  /** Height of an empty page. */
  readonly full: number;
  /** Height of what must stand on the same page as the grid's last row. */
  readonly tail: number;
  /** Whether the heads over texts beside each other are printed again where these go on. */
  readonly textHeads: boolean;
}

/** Rows are cut to avoid leaving more than this share of a page empty. */
const largestGap = 1 / 4;
/** A page with at least this share free counts as fresh: the next one offers no more room. */
const leastFreshShare = 3 / 4;
/** Number of rows that a cut may move back to a better place. */
const rowsToMoveBack = 4;

/** Returns the slices for this page; null if the grid must start on the next page. */
export function cutPage(grid: MeasuredGrid, cursor: Cursor, room: Room): SetSlices | null {
  const heads = headsAgain(grid, cursor, room);
  const { end, filled } = fillPage(grid, cursor, heads, room);
  if (end === grid.grid.rows.length) return filled;
  const fresh = room.available >= room.full * leastFreshShare;
  const forced = fresh && end === cursor.row;
  const best = end === cursor.row ? null : bestEnd(grid, cursor, heads, end, room);
  const whole = best === null ? null : setRows(grid, cursor, heads, best);
  // Rows that only heads stand over move together with these: what stays empty then is more than what `end` leaves.
  if (room.available - (whole?.height ?? 0) > room.full * largestGap || forced) {
    const cut = cutRow(grid, cursor, heads, end, room, forced);
    if (cut !== null) return cut;
  }
  if (end === cursor.row) return null;
  return whole ?? (fresh ? filled : null);
}

function setRows(grid: MeasuredGrid, cursor: Cursor, heads: readonly Slice[], end: number): SetSlices {
  return setSlices(grid, heads.concat(rowsFrom(grid, cursor, end)), cursor.consumed);
}

function rowsFrom(grid: MeasuredGrid, cursor: Cursor, end: number): readonly Slice[] {
  const slices: Slice[] = [];
  for (let row = cursor.row; row < end; row += 1) {
    const slice = wholeRow(grid, row);
    slices.push(row === cursor.row && cursor.started ? { ...slice, isFirst: false } : slice);
  }
  return slices;
}

/** Returns the head rows repeated at the top of the page; none if they would fill too much of it. */
function headsAgain(grid: MeasuredGrid, cursor: Cursor, room: Room): readonly Slice[] {
  const { heads, group } = repeatedHeads(grid, cursor, room.textHeads);
  if (heads.length === 0) return heads;
  const affordable = (slices: readonly Slice[]) =>
    setSlices(grid, slices, cursor.consumed).height <= room.full * largestGap;
  return [[...heads, ...group], heads].find(affordable) ?? [];
}

/** The largest `end` such that the rows up to it fit, and these rows. */
function fillPage(
  grid: MeasuredGrid,
  cursor: Cursor,
  heads: readonly Slice[],
  room: Room,
): { readonly end: number; readonly filled: SetSlices } {
  let end = mostRows(grid, cursor, room);
  for (;;) {
    const filled = setRows(grid, cursor, heads, end);
    const tail = end === grid.grid.rows.length ? room.tail : 0;
    if (end === cursor.row || filled.height + tail <= room.available) return { end, filled };
    end -= 1;
  }
}

/** Returns an upper bound of the rows that fit: spans are assumed to add no height. */
function mostRows(grid: MeasuredGrid, cursor: Cursor, room: Room): number {
  let height = 0;
  let end = cursor.row;
  while (end < grid.grid.rows.length) {
    const isPart = cursor.started && end === cursor.row;
    height += heightOfLines(grid, isPart ? 1 : (grid.ownLines[end] ?? 1));
    if (height > room.available) break;
    end += 1;
  }
  return end;
}

/**
 * Cuts row `end` between lines at the page's foot; null if that would leave too few lines on a side. A forced cut
 * always succeeds: labels are at most half a page high, so a line at least fits beside them.
 */
function cutRow(
  grid: MeasuredGrid,
  cursor: Cursor,
  heads: readonly Slice[],
  end: number,
  room: Room,
  forced: boolean,
): SetSlices | null {
  const whole = rowsFrom(grid, cursor, end + 1);
  const before = [...heads, ...whole.slice(0, -1)];
  const last = whole.at(-1);
  if (last === undefined || (last.role !== 'body' && !forced)) return null;
  const partRoom = room.available - setSlices(grid, before, cursor.consumed).height;
  const set = setSlices(grid, [...before, { ...last, isLast: false, partRoom }], cursor.consumed);
  if (forced) return set;
  const tooHigh = partRoom < heightOfLines(grid, 1) || set.height > room.available;
  return tooHigh || !leavesEnoughLines(grid, set) ? null : set;
}

/** Whether each cell that the cut parts keeps two lines or more on either side. */
function leavesEnoughLines(grid: MeasuredGrid, set: SetSlices): boolean {
  const parted = set.fragments
    .filter(
      ({ measured, slice, sliceSpan }) =>
        measured.policy === 'flow' && slice + sliceSpan === set.slices.length,
    )
    .map((fragment) => {
      const taken = linesSet(grid, fragment, set.heights);
      return { taken, left: fragment.to - fragment.from - taken };
    })
    .filter((lines) => lines.left > 0);
  return (
    parted.length > 0 &&
    parted.every(({ taken, left }) => taken >= leastLinesBesideCut && left >= leastLinesBesideCut)
  );
}

/** The best place for a cut between rows, at `end` or a few rows before it; null if only heads would stand before it. */
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
    // Its way back alone costs as much: a better one is not to be found.
    if (best !== null && end - candidate >= best.penalty) break;
    if (grid.grid.rows[candidate - 1]?.role !== 'body') continue;
    const { height } = setRows(grid, cursor, heads, candidate);
    const wasteful = room.available - height > room.full * largestGap;
    const penalty = end - candidate + orphanPenalty(grid, cursor, candidate) + (wasteful ? 20 : 0);
    if (best === null || penalty < best.penalty) best = { end: candidate, penalty };
  }
  return best?.end ?? null;
}

/** Returns the penalty for isolating the grid's last row, or a single row of a merged label, by a cut before row `end`. */
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
