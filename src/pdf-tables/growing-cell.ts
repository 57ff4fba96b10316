/** A cell of a PDF's table on its way into the sheet. */
import { type TextLine, textOf } from './cell-text.js';

/** A place on a page, from 0. `table`: null for a line outside tables, which the row counts. */
export interface PagePlace {
  readonly table: number | null;
  readonly row: number;
  readonly column: number;
}

/** A cell on its way into the sheet: it grows while its table goes on. */
export interface GrowingCell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  /** Of the cell on its page, in points. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  bottom: number;
  /** Of all its parts, in points. */
  height: number;
  lines: readonly TextLine[];
  readonly page: number;
  readonly onPage: PagePlace;
}

/** First row below the cell. */
export const rowEnd = ({ row, rowSpan }: GrowingCell): number => row + rowSpan;
export const isFilled = ({ lines }: GrowingCell): boolean => lines.length > 0;

export const textIn = ({ lines, left, right }: GrowingCell): string => textOf(lines, left, right);
