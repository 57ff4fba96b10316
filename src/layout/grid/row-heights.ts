/** Heights of a page's rows: the most that their own cells need, and what the spans ending there still lack. */

import { millipoints, toTwips } from '../lengths.js';
import type { MeasuredGrid } from './measure-grid.js';
import { type ConsumedLines, fragmentsOf, type Slice, type SliceFragment } from './slice.js';

/** Fewest lines of a row that a cut may leave on either side. */
export const leastLinesBesideCut = 2;

/** Slices with the fragments that they part the grid's cells into, and the heights that these need. */
export interface SetSlices {
  readonly slices: readonly Slice[];
  readonly fragments: readonly SliceFragment[];
  /** One for each slice. */
  readonly heights: readonly number[];
  readonly height: number;
}

/** Finds fragments and heights of slices, after `consumed` lines on earlier pages. */
export function setSlices(grid: MeasuredGrid, slices: readonly Slice[], consumed: ConsumedLines): SetSlices {
  const fragments = fragmentsOf(grid, slices, consumed);
  const heights = slices.map((slice) => leastHeightOf(grid, slice));
  fragments.forEach((fragment) => {
    if (fragment.sliceSpan > 1) return;
    raise(heights, fragment.slice, neededHeight(grid, fragment, slices, 0));
  });
  const spanning = fragments.filter((fragment) => fragment.sliceSpan > 1);
  spanning.sort((a, b) => a.slice + a.sliceSpan - (b.slice + b.sliceSpan) || b.slice - a.slice);
  for (const fragment of spanning) {
    const last = fragment.slice + fragment.sliceSpan - 1;
    const above = heightOf(heights, fragment) - (heights[last] ?? 0);
    const lacking = neededHeight(grid, fragment, slices, above) - above - (heights[last] ?? 0);
    if (lacking > 0) share(lacking, heights, slices, fragment);
  }
  return { slices, fragments, heights, height: sum(heights) };
}

/** A line, or what the row asks for; the part of a row that a cut has left is as high as its lines. */
function leastHeightOf(grid: MeasuredGrid, { row, isFirst, isLast }: Slice): number {
  const line = heightOfLines(grid, 1);
  const wanted = grid.grid.rows[row]?.leastHeight;
  return wanted === undefined || !isFirst || !isLast ? line : Math.max(line, toTwips(millipoints(wanted)));
}

/**
 * Gives the slices of a span the height that it lacks: its body rows grow in proportion to what they have. A span that
 * goes on below a cut within a row takes it from that row's part.
 */
function share(
  lacking: number,
  heights: number[],
  slices: readonly Slice[],
  { slice: first, sliceSpan }: SliceFragment,
): void {
  const last = first + sliceSpan - 1;
  const span = Array.from({ length: sliceSpan }, (_, index) => first + index);
  const bodies =
    slices[last]?.isLast === false ? [last] : span.filter((index) => slices[index]?.role === 'body');
  const growing = bodies.length > 0 ? bodies : [last];
  const total = growing.reduce((height, index) => height + (heights[index] ?? 0), 0);
  let left = lacking;
  for (const index of growing) {
    const height = heights[index] ?? 0;
    const part = index === growing.at(-1) ? left : Math.min(left, toTwips((lacking * height) / total));
    heights[index] = height + part;
    left -= part;
  }
}

function raise(heights: number[], index: number, height: number): void {
  heights[index] = Math.max(heights[index] ?? 0, height);
}

export function heightOfLines(grid: MeasuredGrid, lines: number): number {
  return lines * grid.linePitch + 2 * grid.paddingY;
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Height that a fragment has under given slice heights. */
function heightOf(heights: readonly number[], fragment: SliceFragment): number {
  let height = 0;
  for (let slice = fragment.slice; slice < fragment.slice + fragment.sliceSpan; slice += 1) {
    height += heights[slice] ?? 0;
  }
  return height;
}

/** Height that a fragment needs; `above` is the height of its slices before the last. */
function neededHeight(
  grid: MeasuredGrid,
  fragment: SliceFragment,
  slices: readonly Slice[],
  above: number,
): number {
  const remaining = fragment.to - fragment.from;
  if (fragment.ends || fragment.measured.policy !== 'flow') return heightOfLines(grid, remaining);
  const partRoom = slices[fragment.slice + fragment.sliceSpan - 1]?.partRoom ?? null;
  // A span that goes on below a cut between rows needs only a line here: the rest flows on.
  if (partRoom === null) return heightOfLines(grid, Math.min(remaining, 1));
  return heightOfLines(grid, linesBeforeCut(remaining, linesIn(grid, above + partRoom)));
}

/** Lines that fit into a height, one at least. */
function linesIn(grid: MeasuredGrid, height: number): number {
  return Math.max(1, Math.floor((height - 2 * grid.paddingY) / grid.linePitch));
}

/** How many of a cell's remaining lines stand before a cut that leaves room for `limit`. */
function linesBeforeCut(remaining: number, limit: number): number {
  if (remaining <= limit) return remaining;
  const left = remaining - limit;
  const taken = left < leastLinesBesideCut ? remaining - leastLinesBesideCut : limit;
  return taken >= leastLinesBesideCut ? taken : limit;
}

/** Lines that a flowing fragment sets on this page: of all that are left those that fit into the height it was given. */
export function linesSet(grid: MeasuredGrid, fragment: SliceFragment, heights: readonly number[]): number {
  const remaining = fragment.to - fragment.from;
  if (fragment.ends) return remaining;
  return Math.min(remaining, linesBeforeCut(remaining, linesIn(grid, heightOf(heights, fragment))));
}
