/** A table as every source gives it: cells with spans, texts and the place that a person would look at. */
import { type Form, type Paragraph, paragraphText } from '../model/index.js';
import type { CellContent, ReadSheet } from '../spreadsheet/index.js';
import { cellName, textContent } from '../spreadsheet/index.js';

/** Rows and columns count from 0; an empty cell is there only where it is merged from several. */
export interface SourceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The text as shown. */
  readonly text: string;
  readonly content: CellContent | null;
  readonly isFormula: boolean;
  /** `项目3!C12`. */
  readonly place: string;
  /** How many cells its row has, in a table that does not tell which of them are wide; left out: it tells. */
  readonly rowCount?: number;
}

export interface SourceTable {
  /** Name of the sheet. */
  readonly name: string;
  readonly cells: readonly SourceCell[];
}

/** Without what is blank below the last cell that holds something: the spare rows of a form. */
export function tableOfSheet(sheet: ReadSheet): SourceTable {
  const end = sheet.cells.reduce(
    (last, { row, rowSpan, shown }) => (shown === '' ? last : Math.max(last, row + rowSpan)),
    0,
  );
  const held = sheet.cells.filter(({ row }) => row < end);
  const cells = held.map(
    ({ row, column, rowSpan, columnSpan, shown, content, isFormula, rowCount }): SourceCell => ({
      row,
      column,
      rowSpan,
      columnSpan,
      text: shown,
      content,
      isFormula,
      place: `${sheet.name}!${cellName(row, column)}`,
      ...(rowCount !== undefined && { rowCount }),
    }),
  );
  return { name: sheet.name, cells };
}

/** A cell of a source that knows texts only. */
export function textCell(
  { row, column, rowSpan, columnSpan }: Area,
  text: string,
  place: string,
  rowCount: number | null = null,
): SourceCell {
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    content: textContent(text),
    isFormula: false,
    place,
    ...(rowCount !== null && { rowCount }),
  };
}

/** A table that was pasted or read as lines of texts. */
export function tableOfTexts(name: string, rows: readonly (readonly string[])[]): SourceTable {
  const cells = rows.flatMap((texts, row) =>
    texts.flatMap((text, column): readonly SourceCell[] => {
      const area = { row, column, rowSpan: 1, columnSpan: 1 };
      return text.trim() === '' ? [] : [textCell(area, text, `${name}!${cellName(row, column)}`)];
    }),
  );
  return { name, cells };
}

/** A form of ours as a table, read as any other would be. */
export function tableOfForm({ blocks }: Form): SourceTable {
  const cells: SourceCell[] = [];
  let row = 0;
  const add = (area: Area, paragraphs: readonly Paragraph[]) => {
    cells.push(textCell(area, paragraphs.map(paragraphText).join('\n'), ''));
  };
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'paragraph') {
      add({ row, column: 0, rowSpan: 1, columnSpan: 1 }, block.paragraphs);
      const right = block.kind === 'paragraph' ? block.right : undefined;
      if (right !== undefined) add({ row, column: 1, rowSpan: 1, columnSpan: 1 }, right);
      row += 1;
    } else if (block.kind === 'grid') {
      for (const { row: inGrid, column, rowSpan, columnSpan, paragraphs } of block.grid.cells)
        add({ row: row + inGrid, column, rowSpan, columnSpan }, paragraphs);
      row += block.grid.rows.length;
    }
  }
  return { name: '', cells };
}

export function isFilled(cell: SourceCell): boolean {
  return cell.text.trim() !== '';
}

/** First row below the cell, and first column behind it. */
export const rowEnd = (cell: { readonly row: number; readonly rowSpan: number }) => cell.row + cell.rowSpan;
export const columnEnd = (cell: { readonly column: number; readonly columnSpan: number }) =>
  cell.column + cell.columnSpan;

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Number of rows (columns) that two areas share. */
export const sharedRows = (a: Area, b: Area) => Math.min(rowEnd(a), rowEnd(b)) - Math.max(a.row, b.row);
export const sharedColumns = (a: Area, b: Area) =>
  Math.min(columnEnd(a), columnEnd(b)) - Math.max(a.column, b.column);

/** Columns that the areas stand over. */
export function coveredColumns(areas: readonly Area[]): ReadonlySet<number> {
  return new Set(
    areas.flatMap(({ column, columnSpan }) =>
      Array.from({ length: columnSpan }, (_, index) => column + index),
    ),
  );
}
