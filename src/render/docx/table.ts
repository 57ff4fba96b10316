/** A table: fixed columns, ruled all over, merged cells as gridSpan and vMerge. */
import { borderWeight, type PlacedText } from '../../layout/index.js';
import type { TextStyle } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { CellParagraphs } from './cell-paragraphs.js';
import type { StyleSheet } from './style-sheet.js';
import { cellStart, type Merge, rowStart, tableStart } from './table-parts.js';
import { twipSteps, twips } from './twips.js';
import type { WordCell, WordRow, WordTable } from './word-block.js';

const tableEnd = Buffer.from('</w:tbl>');
const rowEnd = Buffer.from('</w:tr>');
const cellEnd = Buffer.from('</w:tc>');

const mergeNumbers: Readonly<Record<Merge, number>> = { none: 0, begins: 1, goesOn: 2 };

/** More than any table's width in twips. */
const widthLimit = 1 << 16;

/**
 * Writes the tables of one document (w:tbl, ECMA-376 Part 1, 17.4.37: tblPr, tblGrid, rows). Nine tenths of a document are
 * starts of rows, cells and paragraphs, of which there are a few dozen different ones: each is encoded once.
 */
export class TableWriter {
  /** By height and the row's two properties, and by width, span, merge, alignment and open side, in one number each. */
  private readonly rowStarts = new Map<number, Uint8Array>();
  private readonly cellStarts = new Map<number, Uint8Array>();
  private readonly paragraphs = new Map<string, CellParagraphs>();
  /** Over the text of a cell that is not centred, from the border down; twips. */
  private topPadding = 0;
  /** The look of the text written last: mostly that of the next. */
  private style: TextStyle | null = null;
  private linePitch = 0;
  private current: CellParagraphs | null = null;

  constructor(
    private readonly styles: StyleSheet,
    private readonly sink: ByteSink,
  ) {}

  write(table: WordTable): void {
    const { sink } = this;
    const widths = twipSteps(table.columnEdges);
    const heights = twipSteps(table.rowEdges);
    const beginnings = cellsByFirstSlot(table);
    this.topPadding = Math.max(0, twips(table.cellPadding.y - borderWeight));
    sink.write(tableStart(table, widths));
    table.rows.forEach((row, index) => {
      sink.copy(this.rowStart(row, heights[index] ?? 0));
      this.rowCells(index, beginnings, widths);
      sink.copy(rowEnd);
    });
    sink.copy(tableEnd);
  }

  private rowCells(
    row: number,
    beginnings: readonly (WordCell | undefined)[],
    widths: readonly number[],
  ): void {
    const columnCount = widths.length;
    let column = 0;
    while (column < columnCount) {
      const cell = beginnings[row * columnCount + column];
      if (cell === undefined) throw new Error(`slot ${row}, ${column} of a table has no cell`);
      const end = column + cell.columnSpan;
      let width = 0;
      while (column < end) {
        width += widths[column] ?? 0;
        column += 1;
      }
      this.cell(cell, row, width);
    }
  }

  private cell(cell: WordCell, row: number, width: number): void {
    const { sink } = this;
    const merge = cell.rowSpan === 1 ? 'none' : cell.row === row ? 'begins' : 'goesOn';
    const paragraphs = this.paragraphsOf(cell.text);
    sink.copy(this.cellStart(cell, width, merge));
    if (merge === 'goesOn') sink.copy(paragraphs.empty);
    else paragraphs.write(cell.text, cell.align, cell.verticalAlign === 'middle' ? 0 : this.topPadding, sink);
    sink.copy(cellEnd);
  }

  private rowStart(row: WordRow, height: number): Uint8Array {
    const key = height * 4 + (row.maySplit ? 2 : 0) + (row.isHeader ? 1 : 0);
    const known = this.rowStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(rowStart(row, height));
    this.rowStarts.set(key, start);
    return start;
  }

  private cellStart(
    { columnSpan, verticalAlign, openSide }: WordCell,
    width: number,
    merge: Merge,
  ): Uint8Array {
    const open = openSide === undefined ? 0 : openSide === 'top' ? 1 : 2;
    const look = (mergeNumbers[merge] * 2 + (verticalAlign === 'middle' ? 1 : 0)) * 3 + open;
    const key = (columnSpan * widthLimit + width) * 18 + look;
    const known = this.cellStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(cellStart(width, columnSpan, merge, verticalAlign, openSide));
    this.cellStarts.set(key, start);
    return start;
  }

  private paragraphsOf({ style, linePitch }: PlacedText): CellParagraphs {
    if (this.current !== null && style === this.style && linePitch === this.linePitch) return this.current;
    const styleId = this.styles.textStyleId(style, linePitch);
    const paragraphs = this.paragraphs.get(styleId) ?? new CellParagraphs(styleId, style.role);
    this.paragraphs.set(styleId, paragraphs);
    this.style = style;
    this.linePitch = linePitch;
    this.current = paragraphs;
    return paragraphs;
  }
}

/** Each cell in every row that it covers, at its first column: a list of the slots row by row. */
function cellsByFirstSlot({ columnEdges, rows, cells }: WordTable): readonly (WordCell | undefined)[] {
  const columnCount = columnEdges.length - 1;
  const slots = new Array<WordCell | undefined>(rows.length * columnCount).fill(undefined);
  for (const cell of cells) {
    const end = Math.min(cell.row + cell.rowSpan, rows.length);
    for (let row = cell.row; row < end; row += 1) slots[row * columnCount + cell.column] = cell;
  }
  return slots;
}
