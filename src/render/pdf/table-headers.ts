/** Which header cells a cell of a grid stands under: what a reader speaks before its value (ISO 32000-1, 14.8.5.7). */
import type { Cell, Grid } from '../../model/index.js';

/** Column headers, row headers; bands head the rows under them. */
export type HeaderScope = 'Column' | 'Row';

/** Null for a cell of data. */
export function headerScope(grid: Grid, cell: Cell): HeaderScope | null {
  switch (cell.kind) {
    case 'head':
    case 'band':
      return 'Column';
    case 'label': {
      const role = grid.rows[cell.row]?.role;
      return role === 'head' || role === 'repeatingHead'
        ? isUnderHeads(grid, cell)
          ? 'Column'
          : 'Row'
        : 'Row';
    }
    case 'weight':
    case 'value':
    case 'amount':
    case 'text':
    case 'note':
      return null;
  }
}

/** A label in a row of heads that ends with it heads the column, one that goes on beside the rows below heads these. */
function isUnderHeads(grid: Grid, { row, rowSpan }: Cell): boolean {
  const last = grid.rows[row + rowSpan - 1]?.role;
  return last === 'head' || last === 'repeatingHead';
}

/**
 * Indexes of the cells that head a cell of data: the labels of its rows to the left, nearest first up to the next data, then
 * the heads over it likewise. Labels in data's way are passed over only where a head tells what the data between is.
 */
export function headersOf(grid: Grid, cell: Cell): readonly number[] {
  const columnHeads = headersUp(grid, cell);
  const rowHeads = headersLeft(grid, cell, columnHeads.length > 0);
  return [...rowHeads, ...columnHeads];
}

function headersLeft(grid: Grid, cell: Cell, passData: boolean): readonly number[] {
  const found: number[] = [];
  for (let column = cell.column - 1; column >= 0; ) {
    const left = cellAt(grid, cell.row, column);
    if (left === null) break;
    const isHeader = headerScope(grid, left) === 'Row';
    if (isHeader) found.unshift(left.index);
    else if (found.length > 0 || !passData) break;
    column = left.column - 1;
  }
  return found;
}

function headersUp(grid: Grid, cell: Cell): readonly number[] {
  const found: number[] = [];
  for (let row = cell.row - 1; row >= 0; ) {
    const above = cellAt(grid, row, cell.column);
    if (above === null) break;
    const isHeader = above.kind !== 'band' && headerScope(grid, above) === 'Column';
    if (isHeader) found.unshift(above.index);
    else if (found.length > 0 || above.kind === 'band' || headerScope(grid, above) !== null) break;
    row = above.row - 1;
  }
  return found;
}

function cellAt(grid: Grid, row: number, column: number): Cell | null {
  const index = grid.slots[row]?.[column];
  return index === undefined ? null : (grid.cells[index] ?? null);
}
