/** Which cells of a table are headers, and which of them a cell of data has to name. */
import type { Cell, Grid } from '../../model/index.js';

/** Column headers, row headers; bands head the rows under them. */
type HeaderScope = 'Column' | 'Row';

/** Null for a cell of data. */
export function headerScope(grid: Grid, cell: Cell): HeaderScope | null {
  switch (cell.kind) {
    case 'head':
    case 'band':
      return 'Column';
    case 'label':
      return isHeadRow(grid, cell.row) && isUnderHeads(grid, cell) ? 'Column' : 'Row';
    case 'weight':
    case 'value':
    case 'amount':
    case 'text':
    case 'note':
      return null;
  }
}

export function isHeadRow(grid: Grid, row: number): boolean {
  const role = grid.rows[row]?.role;
  return role === 'head' || role === 'repeatingHead';
}

/** A label in a row of heads that ends with it heads the column, one that goes on beside the rows below heads these. */
function isUnderHeads(grid: Grid, { row, rowSpan }: Cell): boolean {
  return isHeadRow(grid, row + rowSpan - 1);
}

/** Headers of a cell of data in one direction, by indexes of cells, farthest first. */
interface Headers {
  readonly heads: readonly number[];
  /** What a reader finds (ISO 32000-2, 14.8.4.8.3): all headers of that scope from the first one up to the next data. */
  readonly byScope: readonly number[];
}

interface HeadersAbove extends Headers {
  /** The cell's row. */
  readonly row: number;
}

/** Finds the headers of a grid's cells of data, which are to be asked for from row to row. */
export class TableHeaders {
  readonly #grid: Grid;
  /** Of the last cell asked for, by column: holds for the data under it too. */
  readonly #above = new Map<number, HeadersAbove>();

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  /**
   * Returns the indexes of the cells that a cell of data names as its headers: where it has several and a reader would find
   * others by their scope. Named everywhere, they would fill a fifth of a long file.
   */
  named(cell: Cell): readonly number[] {
    const above = this.#headersUp(cell);
    this.#above.set(cell.column, above);
    const left = this.#headersLeft(cell, above.heads.length > 0);
    const isFound = isSame(left.heads, left.byScope) && isSame(above.heads, above.byScope);
    const headers = [...left.heads, ...above.heads];
    return isFound || headers.length < 2 ? [] : headers;
  }

  /**
   * The labels of its rows to the left, nearest first up to the next data; labels in data's way are passed over only where a
   * head tells what the data between is. A reader goes on to the first labels in any case.
   */
  #headersLeft({ row, column }: Cell, passData: boolean): Headers {
    const heads: number[] = [];
    const byScope: number[] = [];
    let isHeadsEnd = false;
    for (let at = column - 1; at >= 0; ) {
      const left = cellAt(this.#grid, row, at);
      if (left === null) break;
      const scope = headerScope(this.#grid, left);
      if (scope === null && byScope.length > 0) break;
      if (scope !== 'Row') isHeadsEnd ||= heads.length > 0 || !passData;
      else {
        if (!isHeadsEnd) heads.unshift(left.index);
        byScope.unshift(left.index);
      }
      at = left.column - 1;
    }
    return { heads, byScope };
  }

  /** The heads over it, up to the next label or band, which a reader passes over or takes. */
  #headersUp(cell: Cell): HeadersAbove {
    const grid = this.#grid;
    const last = this.#above.get(cell.column);
    const heads: number[] = [];
    const byScope: number[] = [];
    let isHeadsEnd = false;
    for (let row = cell.row - 1; row >= 0; ) {
      const above = cellAt(grid, row, cell.column);
      if (above === null) break;
      const scope = headerScope(grid, above);
      if (scope === null) {
        if (byScope.length > 0) break;
        if (last?.row === above.row) {
          return { row: cell.row, heads: isHeadsEnd ? heads : last.heads, byScope: last.byScope };
        }
      }
      const isHead = scope === 'Column' && above.kind !== 'band';
      isHeadsEnd ||= !isHead && (heads.length > 0 || scope !== null);
      if (isHead && !isHeadsEnd) heads.unshift(above.index);
      if (scope === 'Column') byScope.unshift(above.index);
      row = above.row - 1;
    }
    return { row: cell.row, heads, byScope };
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((index, at) => index === other[at]);
}

function cellAt(grid: Grid, row: number, column: number): Cell | null {
  const index = grid.slots[row]?.[column];
  return index === undefined ? null : (grid.cells[index] ?? null);
}
