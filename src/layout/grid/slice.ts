/** The rows of one page as slices, and the fragments into which the slices part the grid's cells. */
import type { RowRole } from '../../model/index.js';
import type { MeasuredCell } from './measure-cells.js';
import type { MeasuredGrid } from './measure-grid.js';

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
  /** Lines that stand here, or of a flowing cell all that are left: from (inclusive) to (exclusive). */
  readonly from: number;
  readonly to: number;
}

/** Lines already set on earlier pages, by cell index; no entry: none. */
export type ConsumedLines = ReadonlyMap<number, number>;

export function wholeRow(grid: MeasuredGrid, row: number): Slice {
  const role = grid.grid.rows[row]?.role ?? 'body';
  return { row, role, repeated: false, isFirst: true, isLast: true, partRoom: null };
}

/** Parts the cells that own slots of these slices into fragments, in the order of first slice and column. */
export function fragmentsOf(
  grid: MeasuredGrid,
  slices: readonly Slice[],
  consumed: ConsumedLines,
): readonly SliceFragment[] {
  const fragments: SliceFragment[] = [];
  let ownersAbove: readonly number[] = [];
  slices.forEach((slice, index) => {
    const owners = grid.grid.slots[slice.row] ?? [];
    for (let column = 0; column < owners.length; column += 1) {
      const owner = owners[column] ?? 0;
      if (ownersAbove[column] === owner) continue;
      const measured = grid.cells[owner];
      if (measured?.cell.column !== column) continue;
      fragments.push(fragmentFrom(grid, slices, slice, index, measured, consumed));
    }
    ownersAbove = owners;
  });
  return fragments;
}

function fragmentFrom(
  grid: MeasuredGrid,
  slices: readonly Slice[],
  first: Slice,
  from: number,
  measured: MeasuredCell,
  consumed: ConsumedLines,
): SliceFragment {
  const { cell, policy, text } = measured;
  let last = first;
  let end = from + 1;
  for (; end < slices.length; end += 1) {
    const next = slices[end];
    if (next === undefined || grid.grid.slots[next.row]?.[cell.column] !== cell.index) break;
    last = next;
  }
  return {
    measured,
    slice: from,
    sliceSpan: end - from,
    begins: !first.repeated && first.isFirst && first.row === cell.row,
    ends: last.isLast && last.row === cell.row + cell.rowSpan - 1,
    from: policy === 'flow' ? (consumed.get(cell.index) ?? 0) : 0,
    to: text.lineCount,
  };
}
