/** A table: fixed columns, ruled all over, merged cells as gridSpan and vMerge. */
import type { PlacedText } from '../../layout/index.js';
import type { TextStyle } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { paragraphEnd } from './paragraph.js';
import { ParagraphStarts } from './paragraph-starts.js';
import { writeRuns } from './runs.js';
import type { StyleSheet } from './style-sheet.js';
import { cellStart, type Merge, rowStart, tableStart } from './table-parts.js';
import { twipSteps, twips } from './twips.js';
import type { WordCell, WordRow, WordTable } from './word-block.js';

const endOf = {
  table: Buffer.from('</w:tbl>'),
  row: Buffer.from('</w:tr>'),
  cell: Buffer.from('</w:tc>'),
  paragraph: Buffer.from(paragraphEnd),
} as const;

const mergeNumbers: Readonly<Record<Merge, number>> = { none: 0, begins: 1, goesOn: 2 };

/** More than any table's width in twips. */
const widthLimit = 1 << 16;

/**
 * Writes the tables of one document (w:tbl, ECMA-376 Part 1, 17.4.37: tblPr, tblGrid, rows). Nine tenths of a document are
 * starts of rows, cells and paragraphs, of which there are a few dozen different ones: each is encoded once.
 */
export class TableWriter {
  /** By height and the row's two properties, and by width, span, merge and alignment, in one number each. */
  private readonly rowStarts = new Map<number, Uint8Array>();
  private readonly cellStarts = new Map<number, Uint8Array>();
  private readonly paragraphStarts = new Map<string, ParagraphStarts>();
  /** The look of the text written last: mostly that of the next. */
  private style: TextStyle | null = null;
  private linePitch = 0;
  private starts: ParagraphStarts | null = null;

  constructor(
    private readonly styles: StyleSheet,
    private readonly sink: ByteSink,
  ) {}

  write(table: WordTable): void {
    const widths = twipSteps(table.columnEdges);
    const heights = twipSteps(table.rowEdges);
    this.sink.write(tableStart(table, widths));
    const owners = slotOwners(table);
    table.rows.forEach((row, index) => {
      this.sink.copy(this.rowStart(row, heights[index] ?? 0));
      this.rowCells(owners, index, widths);
      this.sink.copy(endOf.row);
    });
    this.sink.copy(endOf.table);
  }

  private rowCells(owners: readonly (WordCell | undefined)[], row: number, widths: readonly number[]): void {
    for (let column = 0; column < widths.length; column += 1) {
      const cell = owners[row * widths.length + column];
      if (cell === undefined) throw new Error(`slot ${row}, ${column} of a table has no cell`);
      if (cell.column === column) this.cell(cell, row, widthOf(cell, widths));
    }
  }

  private cell(cell: WordCell, row: number, width: number): void {
    const { sink } = this;
    const merge = cell.rowSpan === 1 ? 'none' : cell.row === row ? 'begins' : 'goesOn';
    sink.copy(this.cellStart(cell, width, merge));
    if (merge === 'goesOn') sink.copy(this.startsOf(cell.text).empty);
    else this.paragraphs(cell);
    sink.copy(endOf.cell);
  }

  /** A cell ends in a paragraph (17.4.65), so an empty one has an empty paragraph. */
  private paragraphs({ text, align }: WordCell): void {
    const { sink } = this;
    const starts = this.startsOf(text);
    if (text.paragraphs.length === 0) sink.copy(starts.empty);
    for (const placed of text.paragraphs) {
      sink.copy(starts.start(align, twips(placed.indent)));
      writeRuns(placed, text.style.role, sink);
      sink.copy(endOf.paragraph);
    }
  }

  private rowStart(row: WordRow, height: number): Uint8Array {
    const key = height * 4 + (row.maySplit ? 2 : 0) + (row.isHeader ? 1 : 0);
    const known = this.rowStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(rowStart(row, height));
    this.rowStarts.set(key, start);
    return start;
  }

  private cellStart({ columnSpan, verticalAlign }: WordCell, width: number, merge: Merge): Uint8Array {
    const look = mergeNumbers[merge] * 2 + (verticalAlign === 'middle' ? 1 : 0);
    const key = (columnSpan * widthLimit + width) * 6 + look;
    const known = this.cellStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(cellStart(width, columnSpan, merge, verticalAlign));
    this.cellStarts.set(key, start);
    return start;
  }

  private startsOf({ style, linePitch }: PlacedText): ParagraphStarts {
    if (this.starts !== null && style === this.style && linePitch === this.linePitch) return this.starts;
    const styleId = this.styles.textStyleId(style, linePitch);
    const starts = this.paragraphStarts.get(styleId) ?? new ParagraphStarts(styleId);
    this.paragraphStarts.set(styleId, starts);
    this.style = style;
    this.linePitch = linePitch;
    this.starts = starts;
    return starts;
  }
}

/** For each slot, row by row, the cell that owns it. */
function slotOwners({ columnEdges, rows, cells }: WordTable): readonly (WordCell | undefined)[] {
  const columnCount = columnEdges.length - 1;
  const owners = new Array<WordCell | undefined>(rows.length * columnCount).fill(undefined);
  for (const cell of cells) {
    const rowEnd = Math.min(cell.row + cell.rowSpan, rows.length);
    const columnEnd = Math.min(cell.column + cell.columnSpan, columnCount);
    for (let row = cell.row; row < rowEnd; row += 1) {
      for (let column = cell.column; column < columnEnd; column += 1)
        owners[row * columnCount + column] = cell;
    }
  }
  return owners;
}

function widthOf({ column, columnSpan }: WordCell, widths: readonly number[]): number {
  let width = 0;
  for (let index = column; index < column + columnSpan; index += 1) width += widths[index] ?? 0;
  return width;
}
