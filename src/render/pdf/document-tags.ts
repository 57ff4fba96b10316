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
import { headerScope, isHeadRow, TableHeaders } from './table-headers.js';

/** A grid's elements; it may go on over pages. */
interface TaggedTable {
  readonly headers: TableHeaders;
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
  #table: TaggedTable | null = null;
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

  #tableOf(item: TableItem): TaggedTable {
    if (!item.isFirst && this.#table !== null) return this.#table;
    const isContents = this.#isUnderContents;
    const element = this.#tree.element(isContents ? 'TOC' : 'Table', this.#sectionAt(item.y));
    const headers = new TableHeaders(item.grid);
    this.#table = { element, rows: new Map(), cells: new Map(), headers, isContents };
    return this.#table;
  }

  #startRow({ element, rows, isContents }: TaggedTable, grid: Grid, row: number): void {
    const type = isContents ? (isHeadRow(grid, row) ? 'Caption' : 'TOCI') : 'TR';
    rows.set(row, this.#tree.element(type, element));
  }

  #startCell(table: TaggedTable, grid: Grid, cell: Cell): void {
    const { rows, cells, isContents } = table;
    const row = rows.get(cell.row) ?? null;
    if (isContents) {
      cells.set(cell.index, this.#tree.element('P', row));
      return;
    }
    const scope = headerScope(grid, cell);
    const spans = `${cell.rowSpan > 1 ? `/RowSpan ${cell.rowSpan}` : ''}${cell.columnSpan > 1 ? `/ColSpan ${cell.columnSpan}` : ''}`;
    const heads = scope === null ? this.#headers(table, cell) : `/Scope/${scope}`;
    const attributes = spans === '' && heads === '' ? '' : `/A<</O/Table${heads}${spans}>>`;
    cells.set(cell.index, this.#tree.element(scope === null ? 'TD' : 'TH', row, attributes));
  }

  #headers({ headers, cells }: TaggedTable, cell: Cell): string {
    const named = headers.named(cell).flatMap((index) => cells.get(index) ?? []);
    return named.length === 0
      ? ''
      : `/Headers[${named.map((one) => `(${this.#tree.nameOf(one)})`).join('')}]`;
  }

  /** The section of what begins at this height of the page in work, after opening all that begin before it. */
  #sectionAt(y: number): StructureElement {
    for (;;) {
      const next = this.#sections[this.#nextSection];
      if (next === undefined || next.page > this.#page || (next.page === this.#page && next.y > y)) break;
      this.#open.splice(next.level);
      this.#tree.writeAllBut(this.#open);
      this.#open.push(this.#tree.section(this.#open.at(-1) ?? this.#tree.document));
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
