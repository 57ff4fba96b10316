/** Gives each text of a document its place in the structure tree, in the order in which pages are painted. */
import type {
  CellFragment,
  OutlineEntry,
  Page,
  PagedDocument,
  PlacedText,
  TableItem,
  TextItem,
} from '../../layout/index.js';
import type { Cell, Grid } from '../../model/index.js';
import type { ContentMarker } from './content-stream.js';
import { hexText } from './pdf-file.js';
import type { PdfReference } from './pdfkit-document.js';
import type { StructureElement, StructureTree } from './structure-tree.js';

/** A grid's elements; it may go on over pages. */
/** The heads over a cell of data, and its row. */
interface FoundAbove {
  readonly row: number;
  readonly heads: readonly number[];
}

interface OpenTable {
  /** By column. */
  readonly above: Map<number, FoundAbove>;
  readonly element: StructureElement;
  /** By row of the grid. */
  readonly rows: Map<number, StructureElement>;
  /** By cell index. */
  readonly cells: Map<number, StructureElement>;
  /** Rows are entries of a table of contents. */
  readonly isContents: boolean;
}

export class DocumentTags {
  readonly #tree: StructureTree;
  /** Bookmarks to come, in order; a document of one form has no sections. */
  readonly #sections: readonly OutlineEntry[];
  #nextSection = 0;
  readonly #open: StructureElement[];
  #page = 0;
  #text: StructureElement | null = null;
  #table: OpenTable | null = null;
  #isUnderContents = false;

  constructor(tree: StructureTree, { outline }: PagedDocument) {
    this.#tree = tree;
    this.#sections = outline.length > 1 ? outline : [];
    this.#open = [tree.document];
  }

  /** Returns the page's key in the parent tree. */
  startPage(page: Page, reference: PdfReference): number {
    this.#page = page.number;
    return this.#tree.startPage(reference);
  }

  /** The element that a text outside a grid belongs to. */
  text(item: TextItem): StructureElement {
    if (!item.isFirst && this.#text !== null) return this.#text;
    const parent = this.#sectionAt(item.y);
    const type = item.block.kind === 'heading' ? (item.block.level === 1 ? 'H1' : 'H2') : 'P';
    if (type !== 'P') this.#isUnderContents = wordsOf(item.text).replace(/\s/gu, '') === '目录';
    this.#text = this.#tree.element(type, parent);
    return this.#text;
  }

  /** Makes the elements of all rows and cells that begin on this page. */
  startTable(item: TableItem): void {
    const table = this.#tableOf(item);
    for (const row of item.rows) {
      if (!row.repeated && row.isFirst) this.#startRow(table, item.grid, row.row);
    }
    for (const { cell, isFirst, repeated } of item.cells) {
      if (isFirst && !repeated) this.#startCell(table, item.grid, cell);
    }
  }

  /** The element of a cell; null for what is printed again, which is an artifact. */
  cell({ cell, repeated }: CellFragment): StructureElement | null {
    return repeated ? null : (this.#table?.cells.get(cell.index) ?? null);
  }

  /** The element that holds a text: its own, or a link in it where it names pages. */
  holder(element: StructureElement, text: PlacedText): StructureElement {
    return namesPages(text) ? this.#link(element) : element;
  }

  /** Marks what is painted as content of the element. */
  marker(element: StructureElement): ContentMarker {
    const tree = this.#tree;
    return {
      content: () => tree.content(element),
      box: (text) => tree.content(tree.element('Span', element, `/ActualText ${hexText(text)}`)),
    };
  }

  annotation(link: StructureElement, annotation: PdfReference): number {
    return this.#tree.annotation(link, annotation);
  }

  #link(element: StructureElement): StructureElement {
    const inContents = this.#table?.isContents === true && element.type === 'P';
    return this.#tree.element('Link', inContents ? this.#tree.element('Reference', element.parent) : element);
  }

  #tableOf(item: TableItem): OpenTable {
    if (!item.isFirst && this.#table !== null) return this.#table;
    const isContents = this.#isUnderContents;
    const element = this.#tree.element(isContents ? 'TOC' : 'Table', this.#sectionAt(item.y));
    this.#table = { element, rows: new Map(), cells: new Map(), above: new Map(), isContents };
    return this.#table;
  }

  #startRow({ element, rows, isContents }: OpenTable, grid: Grid, row: number): void {
    const role = grid.rows[row]?.role;
    const isHead = role === 'head' || role === 'repeatingHead';
    const type = isContents ? (isHead ? 'Caption' : 'TOCI') : 'TR';
    rows.set(row, this.#tree.element(type, element));
  }

  #startCell({ rows, cells, above, isContents }: OpenTable, grid: Grid, cell: Cell): void {
    const row = rows.get(cell.row) ?? null;
    if (isContents) {
      cells.set(cell.index, this.#tree.element('P', row));
      return;
    }
    const scope = headerScope(grid, cell);
    const spans = `${cell.rowSpan > 1 ? `/RowSpan ${cell.rowSpan}` : ''}${cell.columnSpan > 1 ? `/ColSpan ${cell.columnSpan}` : ''}`;
    const heads = scope === null ? this.#headers(grid, cell, cells, above) : `/Scope/${scope}`;
    const attributes = spans === '' && heads === '' ? '' : `/A<</O/Table${heads}${spans}>>`;
    cells.set(cell.index, this.#tree.element(scope === null ? 'TD' : 'TH', row, attributes));
  }

  /** Headers are named where a value has several; a single one is found by its scope. */
  #headers(
    grid: Grid,
    cell: Cell,
    cells: ReadonlyMap<number, StructureElement>,
    above: Map<number, FoundAbove>,
  ): string {
    const headers = headersOf(grid, cell, above).flatMap((index) => cells.get(index) ?? []);
    return headers.length < 2
      ? ''
      : `/Headers[${headers.map((one) => `(${this.#tree.nameOf(one)})`).join('')}]`;
  }

  /** The section of what begins at this height of the page in work, after opening all that begin before it. */
  #sectionAt(y: number): StructureElement {
    for (;;) {
      const next = this.#sections[this.#nextSection];
      if (next === undefined || next.page > this.#page || (next.page === this.#page && next.y > y)) break;
      this.#open.splice(next.level);
      this.#tree.writeAllBut(this.#open);
      this.#open.push(this.#tree.element('Sect', this.#open.at(-1) ?? this.#tree.document));
      this.#nextSection += 1;
    }
    return this.#open.at(-1) ?? this.#tree.document;
  }
}

function wordsOf({ paragraphs }: PlacedText): string {
  return paragraphs.map(({ text }) => text).join('');
}

/** Whether page numbers stand in the text that lead to their pages. */
function namesPages({ paragraphs }: PlacedText): boolean {
  return paragraphs.some(({ pageReferences }) => pageReferences.length > 0);
}

/** Column headers, row headers; bands head the rows under them. */
type HeaderScope = 'Column' | 'Row';

/** Null for a cell of data. */
function headerScope(grid: Grid, cell: Cell): HeaderScope | null {
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
function headersOf(grid: Grid, cell: Cell, above: Map<number, FoundAbove>): readonly number[] {
  const columnHeads = headersUp(grid, cell, above.get(cell.column));
  above.set(cell.column, { row: cell.row, heads: columnHeads });
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

/** `last`: what was found for the cell above, which holds for all data under it. */
function headersUp(grid: Grid, cell: Cell, last: FoundAbove | undefined): readonly number[] {
  const found: number[] = [];
  for (let row = cell.row - 1; row >= 0; ) {
    const above = cellAt(grid, row, cell.column);
    if (above === null) break;
    const isHeader = above.kind !== 'band' && headerScope(grid, above) === 'Column';
    if (isHeader) found.unshift(above.index);
    else if (found.length > 0 || above.kind === 'band' || headerScope(grid, above) !== null) break;
    else if (last?.row === above.row) return last.heads;
    row = above.row - 1;
  }
  return found;
}

function cellAt(grid: Grid, row: number, column: number): Cell | null {
  const index = grid.slots[row]?.[column];
  return index === undefined ? null : (grid.cells[index] ?? null);
}
