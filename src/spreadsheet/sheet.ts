/** A workbook as read from any format: sheets of cells with spans, contents and displayed texts. */

/** Most rows that are read; a sheet with more is reported as cut. */
export const mostRows = 20_000;
export const mostColumns = 1000;

/** Excel's own bounds. */
export const excelRows = 1_048_576;
export const excelColumns = 16_384;

/** A value as the file holds it. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  /** `format`: the number format, `General` where the file gives none. */
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  /** `date`: `2024-01-31`; `hasTime` where the cell holds a time of day too. */
  | { readonly kind: 'date'; readonly date: string; readonly hasTime: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A formula whose result the file does not hold; with its `=`. */
  | { readonly kind: 'formula'; readonly text: string }
  /** `#REF!` and its like. */
  | { readonly kind: 'error'; readonly text: string };

/** A cell that holds something, or that is merged from several. Rows and columns count from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** null for an empty merged cell. */
  readonly content: CellContent | null;
  /** The text that a reader of the sheet sees. */
  readonly shown: string;
  readonly isFormula: boolean;
  /** How many cells its row has, where nothing tells which of them are wide; left out: it is told. */
  readonly rowCount?: number;
}

/** What a page says beside its cells. */
export interface PageRemarks {
  /** How many cells the rows of tables have that are without spans, and whose rows have not as many. */
  readonly rowCounts?: ReadonlyMap<number, number>;
  readonly deletedTexts?: readonly string[];
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  /** Widths of the columns, in characters; null if unknown. */
  readonly widths: readonly (number | null)[];
  /** Whether the sheet has more rows than are read. */
  readonly isCut: boolean;
  /** Names of hidden rows and columns that hold something: `7`, `C`. */
  readonly hiddenLines: readonly string[];
  /** Texts that float over the cells, by the cell under their corner. */
  readonly floatingTexts: readonly SheetText[];
  /** What is struck out in cells. */
  readonly struckTexts: readonly SheetText[];
  /** What revisions have deleted; left out: nothing. */
  readonly deletedTexts?: readonly string[];
}

export interface SheetText {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface Spreadsheet {
  readonly sheets: readonly ReadSheet[];
  /** Custom document properties that hold texts. */
  readonly properties: ReadonlyMap<string, string>;
}

/** `C12` of row 11 and column 2. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `AA` of column 26. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** 26 of `AA`, in capitals. */
export function columnIndex(name: string): number {
  return [...name].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
