/** A table: fixed columns, ruled all over, merged cells as gridSpan and vMerge, and the paragraphs of its cells. */
import { borderWeight, type PlacedParagraph, type PlacedText } from '../../layout/index.js';
import type { Align } from '../../model/index.js';
import type { FontRole, TextStyle } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import type { WordCell, WordRow, WordTable } from './blocks.js';
import type { Bookmarks } from './bookmarks.js';
import { type StyleSheet, twipSteps, twips } from './styles.js';
import {
  isPlain,
  type ParagraphLook,
  paragraph,
  paragraphRuns,
  paragraphStart,
  plainLook,
  xmlText,
} from './text.js';

const tableEnd = Buffer.from('</w:tbl>');
const rowEnd = Buffer.from('</w:tr>');
const cellEnd = Buffer.from('</w:tc>');

const mergeNumbers: Readonly<Record<Merge, number>> = { none: 0, begins: 1, goesOn: 2 };

/** Upper bounds of a table's width in twips and of its columns; parts of a cache key. */
const widthLimit = 1 << 16;
const spanLimit = 128;

/**
 * Writes the tables of one document (w:tbl, ECMA-376 Part 1, 17.4.37: tblPr, tblGrid, rows). Nine tenths of a document are
 * starts of rows, cells and paragraphs, of which there are a few dozen different ones: each is encoded once.
 */
export class TableWriter {
  readonly #styles: StyleSheet;
  readonly #sink: ByteSink;
  readonly #bookmarks: Bookmarks;
  /**
   * Encoded starts of rows, by height and two properties, and of cells, by padding, width, span, merge, alignment and open
   * side, each packed into one number.
   */
  readonly #rowStarts = new Map<number, Uint8Array>();
  readonly #cellStarts = new Map<number, Uint8Array>();
  readonly #paragraphs = new Map<string, CellParagraphs>();
  /** Over the text of a cell that is not centred, from the border down; twips. */
  #topPadding = 0;
  /** Left and right of the text of cells that have no padding of their own; millipoints. */
  #sidePadding = 0;
  /** Style of the text written last; the next one mostly has the same. */
  #style: TextStyle | null = null;
  #linePitch = 0;
  #current: CellParagraphs | null = null;

  constructor(styles: StyleSheet, sink: ByteSink, bookmarks: Bookmarks) {
    this.#styles = styles;
    this.#sink = sink;
    this.#bookmarks = bookmarks;
  }

  write(table: WordTable): void {
    const sink = this.#sink;
    const widths = twipSteps(table.columnEdges);
    const heights = twipSteps(table.rowEdges);
    const beginnings = cellsByFirstSlot(table);
    this.#topPadding = Math.max(0, twips(table.cellPadding.y - borderWeight));
    this.#sidePadding = table.cellPadding.x;
    sink.write(tableStart(table, widths));
    table.rows.forEach((row, index) => {
      sink.copy(this.#rowStart(row, heights[index] ?? 0));
      this.#rowCells(index, beginnings, widths);
      sink.copy(rowEnd);
    });
    sink.copy(tableEnd);
  }

  #rowCells(row: number, beginnings: readonly (WordCell | undefined)[], widths: readonly number[]): void {
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
      this.#cell(cell, row, width);
    }
  }

  #cell(cell: WordCell, row: number, width: number): void {
    const sink = this.#sink;
    const merge = cell.rowSpan === 1 ? 'none' : cell.row === row ? 'begins' : 'goesOn';
    const paragraphs = this.#paragraphsOf(cell.text);
    sink.copy(this.#cellStart(cell, width, merge));
    if (merge === 'goesOn') sink.copy(paragraphs.empty);
    else {
      const spaceBefore = cell.verticalAlign === 'middle' ? 0 : this.#topPadding;
      const mark = cell.pageMark === undefined ? '' : this.#bookmarks.ofPage(cell.pageMark);
      paragraphs.write(cell.text, { align: cell.align, spaceBefore, mark }, sink);
    }
    sink.copy(cellEnd);
  }

  #rowStart(row: WordRow, height: number): Uint8Array {
    const key = height * 4 + (row.maySplit ? 2 : 0) + (row.isHeader ? 1 : 0);
    const known = this.#rowStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(rowStart(row, height));
    this.#rowStarts.set(key, start);
    return start;
  }

  #cellStart(cell: WordCell, width: number, merge: Merge): Uint8Array {
    const { columnSpan, verticalAlign, openSide, paddingX } = cell;
    const padding = paddingX === this.#sidePadding ? 0 : twips(paddingX);
    const open = openSide === undefined ? 0 : openSide === 'top' ? 1 : 2;
    const look = (mergeNumbers[merge] * 2 + (verticalAlign === 'middle' ? 1 : 0)) * 3 + open;
    const key = ((padding * spanLimit + columnSpan) * widthLimit + width) * 18 + look;
    const known = this.#cellStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(cellStart(cell, width, merge, padding));
    this.#cellStarts.set(key, start);
    return start;
  }

  #paragraphsOf({ style, linePitch }: PlacedText): CellParagraphs {
    if (this.#current !== null && style === this.#style && linePitch === this.#linePitch)
      return this.#current;
    const styleId = this.#styles.textStyleId(style, linePitch);
    const paragraphs = this.#paragraphs.get(styleId) ?? new CellParagraphs(styleId, style.role);
    this.#paragraphs.set(styleId, paragraphs);
    this.#style = style;
    this.#linePitch = linePitch;
    this.#current = paragraphs;
    return paragraphs;
  }
}

/** Lists cells row by row, each in every row that it covers, at its first column. */
function cellsByFirstSlot({ columnEdges, rows, cells }: WordTable): readonly (WordCell | undefined)[] {
  const columnCount = columnEdges.length - 1;
  const slots = new Array<WordCell | undefined>(rows.length * columnCount).fill(undefined);
  for (const cell of cells) {
    const end = Math.min(cell.row + cell.rowSpan, rows.length);
    for (let row = cell.row; row < end; row += 1) slots[row * columnCount + cell.column] = cell;
  }
  return slots;
}

/** A paragraph of plain words is one run. */
const plainRunStart = '<w:r><w:t>';
const plainEnd = Buffer.from('</w:t></w:r></w:p>');

const alignNumbers: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };

/** How the first paragraph of a cell begins. */
interface CellStart {
  readonly align: Align;
  /** In twips. */
  readonly spaceBefore: number;
  /** A bookmark in it, as XML. */
  readonly mark: string;
}

/** Upper bound of indents in twips; part of a cache key. */
const indentLimit = 1 << 16;

export class CellParagraphs {
  readonly #styleId: string;
  readonly #role: FontRole;
  /** A paragraph without words. */
  readonly empty: Uint8Array;
  /** Up to the first word of a plain run; by space before, indent and alignment in one number. */
  readonly #plainStarts = new Map<number, Uint8Array>();

  constructor(styleId: string, role: FontRole) {
    this.#styleId = styleId;
    this.#role = role;
    this.empty = Buffer.from(paragraph(plainLook(styleId), ''));
  }

  /** A cell ends in a paragraph (17.4.65), so an empty one has an empty paragraph. */
  write({ paragraphs }: PlacedText, start: CellStart, sink: ByteSink): void {
    if (paragraphs.length === 0) sink.copy(this.empty);
    let at = start;
    for (const placed of paragraphs) {
      this.#writeOne(placed, at, sink);
      if (at === start) at = { align: start.align, spaceBefore: 0, mark: '' };
    }
  }

  #writeOne(placed: PlacedParagraph, { align, spaceBefore, mark }: CellStart, sink: ByteSink): void {
    const { text, pageReferences, lineEndSpaces } = placed;
    const indent = twips(placed.indent);
    if (mark === '' && pageReferences.length === 0 && lineEndSpaces.length === 0 && isPlain(text)) {
      sink.copy(this.#plainStart(align, indent, spaceBefore));
      sink.write(text);
      sink.copy(plainEnd);
      return;
    }
    sink.write(paragraph(this.#look(align, indent, spaceBefore), mark + paragraphRuns(placed, this.#role)));
  }

  #plainStart(align: Align, indent: number, spaceBefore: number): Uint8Array {
    const key = (spaceBefore * indentLimit + indent) * 3 + alignNumbers[align];
    const known = this.#plainStarts.get(key);
    if (known !== undefined) return known;
    const start = Buffer.from(paragraphStart(this.#look(align, indent, spaceBefore)) + plainRunStart);
    this.#plainStarts.set(key, start);
    return start;
  }

  #look(align: Align, indent: number, spaceBefore: number): ParagraphLook {
    return { ...plainLook(this.#styleId), align, indent, spaceBefore };
  }
}

/** w:sz of borders counts eighths of a point (ECMA-376 Part 1, 17.18.2). */
const borderSize = (borderWeight / 1000) * 8;
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const borders = sides
  .map((side) => `<w:${side} w:val="single" w:sz="${borderSize}" w:space="0" w:color="auto"/>`)
  .join('');

/** Whether a cell over several rows begins or continues; `none`: a single row. */
type Merge = 'none' | 'begins' | 'goesOn';

/** Writes the start of a table: tblPr and tblGrid, with column widths in twips. */
function tableStart(table: WordTable, widths: readonly number[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl>${tableProperties(table, widths)}<w:tblGrid>${grid}</w:tblGrid>`;
}

/**
 * CT_TblPr (17.4.60): …, tblW, …, tblInd, tblBorders, …, tblLayout, tblCellMar, …, tblCaption, tblDescription. There are no vertical cell margins: whether
 * a row's height holds them is understood differently by readers, so cells have their padding in their first paragraph.
 */
function tableProperties(table: WordTable, widths: readonly number[]): string {
  const width = widths.reduce((sum, part) => sum + part, 0);
  const x = twips(table.cellPadding.x);
  return (
    `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="${twips(table.indent)}" w:type="dxa"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar>${margin('top', 0)}${margin('left', x)}${margin('bottom', 0)}${margin('right', x)}</w:tblCellMar>` +
    `${spoken('tblCaption', table.caption)}${spoken('tblDescription', table.description)}</w:tblPr>`
  );
}

/** Alternative text of the table. */
function spoken(name: string, text: string): string {
  return text === '' ? '' : `<w:${name} w:val="${xmlText(text)}"/>`;
}

/** In twips. */
function margin(side: string, length: number): string {
  return `<w:${side} w:w="${length}" w:type="dxa"/>`;
}

/**
 * CT_TrPr (17.4.81); its children may come in any order. `height` in twips, from border to border: w:trHeight counts
 * from below the row's top border.
 */
function rowStart(row: WordRow, height: number): string {
  const split = row.maySplit ? '' : '<w:cantSplit/>';
  const header = row.isHeader ? '<w:tblHeader/>' : '';
  const content = Math.max(0, height - twips(borderWeight));
  return `<w:tr><w:trPr>${split}<w:trHeight w:val="${content}" w:hRule="atLeast"/>${header}</w:trPr>`;
}

/**
 * CT_TcPr (17.4.69): …, tcW, gridSpan, …, vMerge, tcBorders, …, tcMar, …, vAlign. Width and padding in twips; no padding:
 * the table's.
 */
function cellStart(
  { columnSpan, verticalAlign, openSide }: WordCell,
  width: number,
  merge: Merge,
  padding: number,
): string {
  let xml = `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`;
  if (columnSpan > 1) xml += `<w:gridSpan w:val="${columnSpan}"/>`;
  if (merge !== 'none') xml += merge === 'begins' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  if (openSide !== undefined) xml += `<w:tcBorders><w:${openSide} w:val="nil"/></w:tcBorders>`;
  if (padding > 0) xml += `<w:tcMar>${margin('left', padding)}${margin('right', padding)}</w:tcMar>`;
  if (verticalAlign === 'middle') xml += '<w:vAlign w:val="center"/>';
  return `${xml}</w:tcPr>`;
}
