/** Cuts a measured grid into the rows of successive pages. */
import { type Cursor, cutPage } from './cut.js';
import type { MeasuredCell } from './measure-cells.js';
import type { MeasuredGrid } from './measure-grid.js';
import { linesSet, type SetSlices } from './row-heights.js';
import type { SliceFragment } from './slice.js';

/** The rows of one page; of each fragment those lines that stand there. */
export type GridPage = SetSlices;

export interface PageRooms {
  /** Height left on the page where the grid begins. */
  readonly first: number;
  /** Height of an empty page. */
  readonly full: number;
  /** Height of what must stand under the grid's last row. */
  readonly tail: number;
}

/** One entry a page; the first is null if nothing of the grid fits on the page where it would begin. */
export function paginateGrid(grid: MeasuredGrid, rooms: PageRooms): readonly (GridPage | null)[] {
  const pages = cutPages(grid, rooms, true);
  if (!pages.some(repeatsTextHeads)) return pages;
  const without = cutPages(grid, rooms, false);
  return without.length < pages.length ? without : pages;
}

function repeatsTextHeads(page: GridPage | null): boolean {
  return page?.slices.some(({ role, repeated }) => repeated && role === 'head') ?? false;
}

function cutPages(grid: MeasuredGrid, rooms: PageRooms, textHeads: boolean): readonly (GridPage | null)[] {
  const pages: (GridPage | null)[] = [];
  let cursor: Cursor = { row: 0, started: false, consumed: new Map() };
  while (cursor.row < grid.grid.rows.length) {
    const available = pages.length === 0 ? rooms.first : rooms.full;
    const set = cutPage(grid, cursor, { available, full: rooms.full, tail: rooms.tail, textHeads });
    if (set === null) {
      if (pages.length > 0) throw new Error('layout: a fresh page took no row');
      pages.push(null);
      continue;
    }
    const page = gridPage(grid, set);
    pages.push(page);
    cursor = advance(grid, cursor, page);
  }
  return pages;
}

function gridPage(grid: MeasuredGrid, { slices, fragments, heights, height }: SetSlices): GridPage {
  return { slices, fragments: fragments.map((one) => withLines(grid, one, heights)), heights, height };
}

function withLines(grid: MeasuredGrid, fragment: SliceFragment, heights: readonly number[]): SliceFragment {
  if (fragment.ends || fragment.measured.policy !== 'flow') return fragment;
  return { ...fragment, to: fragment.from + linesSet(grid, fragment, heights) };
}

/** Advances the cursor past the page, recording the lines already set of cells that may appear again. */
function advance(grid: MeasuredGrid, cursor: Cursor, page: GridPage): Cursor {
  const last = page.slices.at(-1);
  if (last === undefined) return cursor;
  const row = last.isLast ? last.row + 1 : last.row;
  if (row === grid.grid.rows.length) return { ...cursor, row };
  const consumed = new Map(cursor.consumed);
  for (const { ends, measured, to } of page.fragments) {
    if (!ends || mayComeAgain(grid, measured)) consumed.set(measured.cell.index, to);
  }
  return { row, started: !last.isLast, consumed };
}

/** Whether a row of the cell may be printed again on later pages. */
function mayComeAgain(grid: MeasuredGrid, { cell }: MeasuredCell): boolean {
  const rows = grid.grid.rows.slice(cell.row, cell.row + cell.rowSpan);
  return rows.some(({ role }) => role !== 'body');
}
