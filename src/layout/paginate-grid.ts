/** Cuts a measured grid into the rows of successive pages. */
import { type Cursor, cutPage } from './cut.js';
import type { MeasuredCell, MeasuredGrid } from './measure-grid.js';
import { linesSet, type SetSlices } from './row-heights.js';
import type { ConsumedLines, SliceFragment } from './slice.js';

/** The rows of one page. */
export interface GridPage extends SetSlices {
  readonly fragments: readonly GridPageFragment[];
}

export interface GridPageFragment extends SliceFragment {
  /** Lines of a flowing cell that stand here: from (inclusive) to (exclusive). */
  readonly from: number;
  readonly to: number;
}

export interface PageRooms {
  /** Height left on the page where the grid begins. */
  readonly first: number;
  /** Height of an empty page. */
  readonly full: number;
  /** Height of what must stand under the grid's last row. */
  readonly tail: number;
}

/** One entry a page; the first is null where nothing of the grid fits on the page where it would begin. */
export function paginateGrid(grid: MeasuredGrid, rooms: PageRooms): readonly (GridPage | null)[] {
  const pages: (GridPage | null)[] = [];
  let cursor: Cursor = { row: 0, started: false, consumed: new Map() };
  while (cursor.row < grid.grid.rows.length) {
    const available = pages.length === 0 ? rooms.first : rooms.full;
    const set = cutPage(grid, cursor, { available, full: rooms.full, tail: rooms.tail });
    if (set === null) {
      if (pages.length > 0) throw new Error('layout: a fresh page took no row');
      pages.push(null);
      continue;
    }
    const page = gridPage(grid, set, cursor.consumed);
    pages.push(page);
    cursor = advance(grid, cursor, page);
  }
  return pages;
}

function gridPage(grid: MeasuredGrid, set: SetSlices, consumed: ConsumedLines): GridPage {
  const { slices, heights, height } = set;
  const fragments = set.fragments.map((fragment) => withLines(grid, fragment, heights, consumed));
  return { slices, heights, height, fragments };
}

function withLines(
  grid: MeasuredGrid,
  fragment: SliceFragment,
  heights: readonly number[],
  consumed: ConsumedLines,
): GridPageFragment {
  const { measured, slice, sliceSpan, begins, ends } = fragment;
  const flows = measured.policy === 'flow';
  const from = flows ? (consumed.get(measured.cell.index) ?? 0) : 0;
  const to = flows ? from + linesSet(grid, fragment, heights, consumed) : measured.text.lineCount;
  return { measured, slice, sliceSpan, begins, ends, from, to };
}

/** Carries what later pages may meet again: cells that go on, and those of rows that are printed again. */
function advance(grid: MeasuredGrid, cursor: Cursor, page: GridPage): Cursor {
  const last = page.slices.at(-1);
  if (last === undefined) return cursor;
  const consumed = new Map(cursor.consumed);
  for (const { ends, measured, to } of page.fragments) {
    if (!ends || mayComeAgain(grid, measured)) consumed.set(measured.cell.index, to);
  }
  return last.isLast
    ? { row: last.row + 1, started: false, consumed }
    : { row: last.row, started: true, consumed };
}

/** Whether a row of the cell may be printed again on later pages. */
function mayComeAgain(grid: MeasuredGrid, { cell }: MeasuredCell): boolean {
  const rows = grid.grid.rows.slice(cell.row, cell.row + cell.rowSpan);
  return rows.some(({ role }) => role === 'repeatingHead' || role === 'band');
}
