/** The rows of one page as slices, and the fragments into which the slices part the grid's cells. */
import type { RowRole } from '../model/index.js';
import type { MeasuredCell, MeasuredGrid } from './measure-grid.js';

/** A row, or the part of one, that stands on one page. */
export interface Slice {
  readonly row: number;
  readonly role: RowRole;
  /** A head printed again. */
  readonly repeated: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** In a row that is cut at this page's foot: the height that is left for its upper part. */
  readonly partRoom: number | null;
}

/** The part of a cell that falls on one page. */
export interface SliceFragment {
  readonly measured: MeasuredCell;
  /** First slice, and how many. */
  readonly slice: number;
  readonly sliceSpan: number;
  /** The cell begins (ends) on this page. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Lines already set on earlier pages, by cell index; no entry: none. */
export type ConsumedLines = ReadonlyMap<number, number>;

export function wholeRow(grid: MeasuredGrid, row: number): Slice {
  const role = grid.grid.rows[row]?.role ?? 'body';
  return { row, role, repeated: false, isFirst: true, isLast: true, partRoom: null };
}

/** Parts the cells that own slots of these slices into fragments, in the order of first slice and column. */
export function fragmentsOf(grid: MeasuredGrid, slices: readonly Slice[]): readonly SliceFragment[] {
  const fragments: SliceFragment[] = [];
  let ownersAbove: readonly number[] = [];
  slices.forEach((slice, index) => {
    const owners = grid.grid.slots[slice.row] ?? [];
    for (let column = 0; column < owners.length; column += 1) {
      const owner = owners[column] ?? 0;
      if (ownersAbove[column] === owner) continue;
      const measured = grid.cells[owner];
      if (measured?.cell.column === column) fragments.push(fragmentFrom(grid, slices, index, measured));
    }
    ownersAbove = owners;
  });
  return fragments;
}

function fragmentFrom(
  grid: MeasuredGrid,
  slices: readonly Slice[],
  from: number,
  measured: MeasuredCell,
): SliceFragment {
  const { cell } = measured;
  let end = from + 1;
  while (end < slices.length && ownerAt(grid, slices[end], cell.column) === cell.index) end += 1;
  const first = slices[from];
  const last = slices[end - 1];
  return {
    measured,
    slice: from,
    sliceSpan: end - from,
    begins: first !== undefined && !first.repeated && first.isFirst && first.row === cell.row,
    ends: last?.isLast === true && last.row === cell.row + cell.rowSpan - 1,
  };
}

function ownerAt(grid: MeasuredGrid, slice: Slice | undefined, column: number): number | undefined {
  return slice === undefined ? undefined : grid.grid.slots[slice.row]?.[column];
}

/** Lines of a flowing cell that earlier pages have not set. */
export function remainingLines(fragment: SliceFragment, consumed: ConsumedLines): number {
  const { text, cell } = fragment.measured;
  return text.lineCount - (consumed.get(cell.index) ?? 0);
}
