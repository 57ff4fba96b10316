/** The rows of a table that hold one form, and which of its cells have been read. */
import { labelKey } from '../identity/index.js';
import type { SourceCell, SourceTable } from './source-table.js';
import { isFilled } from './source-table.js';

export interface KeyedCell extends SourceCell {
  readonly key: string;
  /** The cell whose text this is a part of. */
  readonly joint?: KeyedCell;
}

export interface KeyedTable {
  readonly name: string;
  /** In the order of reading. */
  readonly cells: readonly KeyedCell[];
}

export function keyedTable(table: SourceTable): KeyedTable {
  const cells = table.cells.map(
    ({ row, column, rowSpan, columnSpan, text, content, isFormula, place, rowCount }): KeyedCell => ({
      row,
      column,
      rowSpan,
      columnSpan,
      text,
      content,
      isFormula,
      place,
      ...(rowCount !== undefined && { rowCount }),
      key: labelKey(text),
    }),
  );
  return { name: table.name, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

export class Region {
  readonly cells: readonly KeyedCell[];
  /** First row behind the last that holds a cell. */
  readonly lastRow: number;
  readonly #rows = new Map<number, KeyedCell[]>();
  readonly #claimed = new Set<KeyedCell>();

  /** Rows from `top` up to `bottom`, which is not in it; `all`: by their rows. */
  constructor(
    readonly name: string,
    all: readonly KeyedCell[],
    readonly top: number,
    readonly bottom: number,
  ) {
    this.cells = all.slice(firstFrom(all, top), firstFrom(all, bottom));
    for (const cell of this.cells)
      for (let row = cell.row; row < Math.min(bottom, cell.row + cell.rowSpan); row += 1) {
        const cells = this.#rows.get(row);
        if (cells === undefined) this.#rows.set(row, [cell]);
        else cells.push(cell);
      }
    let last = top;
    for (const [row, cells] of this.#rows) {
      if (cells.some((cell) => cell.row < row)) cells.sort((a, b) => a.column - b.column);
      last = Math.max(last, row);
    }
    this.lastRow = last + 1;
  }

  /** Cells that stand in the row, also those that begin above it, from left to right. */
  rowCells(row: number): readonly KeyedCell[] {
    return this.#rows.get(row) ?? [];
  }

  /** How many cells the row has, in a table that does not tell which of them are wide; null: it tells, or the row is blank. */
  rowCount(row: number): number | null {
    return this.rowCells(row).find((cell) => cell.row === row)?.rowCount ?? null;
  }

  claim(cell: KeyedCell): void {
    this.#claimed.add(cell);
    if (cell.joint !== undefined) this.#claimed.add(cell.joint);
  }

  isClaimed(cell: KeyedCell): boolean {
    return this.#claimed.has(cell);
  }

  /** Filled cells that have not been claimed. */
  unread(): readonly KeyedCell[] {
    return this.cells.filter((cell) => isFilled(cell) && !this.#claimed.has(cell));
  }
}

/** Index of the first of the cells, which are in the order of their rows, that begins in the row or below it. */
function firstFrom(cells: readonly KeyedCell[], row: number): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.row ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
