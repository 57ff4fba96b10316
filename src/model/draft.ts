/** A table as it is written, before its spans are resolved into slots. */
import type { Cell, RowRole } from './form.js';

/** `rowSpan` and `columnSpan` are what it asks for. */
export interface DraftCell extends Omit<Cell, 'index' | 'row' | 'column'> {
  /** Joins with the cell above that has the same key; null: never. */
  readonly merge: string | null;
}

export interface DraftRow {
  readonly role: RowRole;
  readonly line: number;
  readonly cells: readonly DraftCell[];
}

export interface DraftTable {
  readonly columns: readonly number[];
  readonly rows: readonly DraftRow[];
  readonly line: number;
}
