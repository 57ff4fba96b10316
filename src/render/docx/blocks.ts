/** Blocks of the body, texts and tables in order, and how pages are converted to them. */
import {
  type CellFragment,
  isSamePaper,
  type OutlineEntry,
  type Page,
  type PagedDocument,
  type PageGeometry,
  type PageItem,
  type PlacedText,
  type TableItem,
  type TextItem,
} from '../../layout/index.js';
import type { Align, VerticalAlign } from '../../model/index.js';

export type WordBlock = WordText | WordTable;

/** True of lists that show on which page each form begins. */
export function hasPageReferences(block: WordBlock): boolean {
  if (block.kind === 'text') return refersToPages(block.text);
  for (const { text } of block.cells) if (refersToPages(text)) return true;
  return false;
}

function refersToPages({ paragraphs }: PlacedText): boolean {
  for (const { pageReferences } of paragraphs) if (pageReferences.length > 0) return true;
  return false;
}

export interface PlacedBlock {
  /** Begins a new page. */
  readonly breakBefore: boolean;
  /** Begins a section of its own: other paper, or a page without a footer. */
  readonly section: WordSection | null;
  /** Bookmarks that stand here although no heading carries them. */
  readonly bookmarks: readonly OutlineEntry[];
}

/** Consecutive pages on the same paper (w:sectPr). */
export interface WordSection {
  readonly geometry: PageGeometry;
  /** Its first page has no footer. */
  readonly hasTitlePage: boolean;
}

export interface WordHeading {
  readonly level: 1 | 2;
  readonly anchor: string;
  /** Text before the heading in the navigation pane that the page does not show; usually null. */
  readonly name: string | null;
}

export interface WordText extends PlacedBlock {
  readonly kind: 'text';
  readonly heading: WordHeading | null;
  readonly align: Align;
  readonly text: PlacedText;
  /** At the right end of the text's line. */
  readonly right: PlacedText | null;
  /** Millipoints. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

/** Lengths in millipoints. */
export interface WordTable extends PlacedBlock {
  readonly kind: 'table';
  /** From the left margin. */
  readonly indent: number;
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  readonly rows: readonly WordRow[];
  readonly cells: readonly WordCell[];
  readonly cellPadding: { readonly x: number; readonly y: number };
  /** For screen readers: the form that the table is of, and whether it goes on from a table before. */
  readonly caption: string;
  readonly description: string;
}

export interface WordRow {
  readonly maySplit: boolean;
  /** Word prints it again on each page; it takes this for a table's first rows only. */
  readonly isHeader: boolean;
}

/**
 * What stands on a page because of a cut: a row printed `again` (marked in its first cell that says something), or the rest of a cell, with its
 * whole row or alone, in the middle of a paragraph or not.
 */
export type PageMark = 'again' | `rest_of_${'row' | 'cell'}_${'line' | 'paragraph'}`;

export interface WordCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  readonly paddingX: number;
  readonly text: PlacedText;
  readonly pageMark?: PageMark;
  /** The side without a border, where a cell is parted in two that look as one. */
  readonly openSide?: 'top' | 'bottom';
}

export function pagedBlocks(document: PagedDocument): readonly WordBlock[] {
  const bookmarks = entriesWithoutHeading(document);
  const names = formNames(document);
  const captions = tableCaptions(document);
  const sections = sectionStarts(document);
  return document.pages.flatMap((page) =>
    page.items.map((item, index): WordBlock => {
      const place = {
        breakBefore: index === 0 && page.number > 1,
        section: index === 0 ? (sections.get(page.number) ?? null) : null,
        bookmarks: bookmarks.get(item) ?? [],
      };
      if (item.kind === 'text') return wordText(item, place, names);
      return pagedTable(item, page.geometry.margin.left, place, captions.get(item) ?? '');
    }),
  );
}

export function wordText(item: TextItem, place: PlacedBlock, names: ReadonlyMap<PageItem, string>): WordText {
  const { align, text, right, spaceBefore, spaceAfter } = item;
  const heading = item.heading === null ? null : { ...item.heading, name: names.get(item) ?? null };
  return { kind: 'text', ...place, heading, align, text, right, spaceBefore, spaceAfter };
}

const bodyRow: WordRow = { maySplit: false, isHeader: false };
const headerRow: WordRow = { maySplit: false, isHeader: true };

/** Rows of heads are marked where they stand first: elsewhere Word takes no notice (ECMA-376 Part 1, 17.4.49). */
function pagedTable(item: TableItem, left: number, place: PlacedBlock, caption: string): WordTable {
  const { x, columnEdges, rowEdges, cells, cellPadding } = item;
  const firstOfBody = item.rows.findIndex(({ repeated, role }) => !repeated && role !== 'repeatingHead');
  const rows = item.rows.map((_, index) => (index < firstOfBody ? headerRow : bodyRow));
  const description = item.isFirst ? '' : '接上页的表';
  return {
    kind: 'table',
    ...place,
    indent: x - left,
    columnEdges,
    rowEdges,
    rows,
    cells: item.isFirst ? cells : cells.map((cell) => ({ ...cell, ...pageMarkOf(cell, item) })),
    cellPadding,
    caption,
    description,
  };
}

function pageMarkOf(cell: CellFragment, { rows, cells }: TableItem): { readonly pageMark?: PageMark } {
  const row = rows[cell.row];
  if (row?.repeated === true)
    return cells.find((one) => one.row === cell.row && one.text.paragraphs.length > 0) === cell
      ? { pageMark: 'again' }
      : {};
  const [paragraph] = cell.text.paragraphs;
  // A label printed again is no rest.
  if (cell.isFirst || cell.repeated || paragraph === undefined) return {};
  const whole = row?.isFirst === true ? 'cell' : 'row';
  return { pageMark: `rest_of_${whole}_${paragraph.isFirst ? 'paragraph' : 'line'}` };
}

/** The sections by the number of their first page. */
export function sectionStarts({ pages }: PagedDocument): ReadonlyMap<number, WordSection> {
  const starts = new Map<number, WordSection>();
  let before: Page | null = null;
  for (const page of pages) {
    if (before === null || startsSection(page, before)) {
      starts.set(page.number, { geometry: page.geometry, hasTitlePage: page.footer === null });
    }
    before = page;
  }
  return starts;
}

function startsSection(page: Page, before: Page): boolean {
  return page.footer === null || !isSamePaper(page.geometry, before.geometry);
}

/** The outline's entries that no heading carries, by the item at which their form begins. */
export function entriesWithoutHeading(
  document: PagedDocument,
): ReadonlyMap<PageItem, readonly OutlineEntry[]> {
  const headed = new Set<string>();
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind === 'text' && item.heading !== null) headed.add(item.heading.anchor);
    }
  }
  const places = new Map<PageItem, OutlineEntry[]>();
  for (const entry of document.outline) {
    const { anchor, page, y } = entry;
    if (headed.has(anchor)) continue;
    const items = document.pages[page - 1]?.items ?? [];
    const item = items.find((candidate) => candidate.y >= y) ?? items[0];
    if (item === undefined) continue;
    const here = places.get(item);
    if (here === undefined) places.set(item, [entry]);
    else here.push(entry);
  }
  return places;
}

/** Names of the forms among others, by the item of their title: all their titles are alike, and Word's navigation pane shows those. */
export function formNames({ outline, pages }: PagedDocument): ReadonlyMap<PageItem, string> {
  const names = new Map<string, string>();
  for (const { level, anchor, title } of outline) if (level > 1) names.set(anchor, title);
  const named = new Map<PageItem, string>();
  for (const item of pages.flatMap(({ items }) => items)) {
    const anchor = item.kind === 'text' ? item.heading?.anchor : undefined;
    const name = anchor === undefined ? undefined : names.get(anchor);
    if (anchor === undefined || name === undefined) continue;
    named.set(item, name);
    names.delete(anchor);
  }
  return named;
}

/** Captions of tables for screen readers: the form's title, and the bookmark's if that differs. */
export function tableCaptions({ outline, pages }: PagedDocument): ReadonlyMap<TableItem, string> {
  const captions = new Map<TableItem, string>();
  let title = '';
  let next = 0;
  for (const { number, items } of pages) {
    for (const item of items) {
      for (
        let entry = outline[next];
        entry !== undefined && isAbove(entry, number, item);
        entry = outline[next]
      )
        next += 1;
      const bookmark = outline[next - 1]?.title ?? '';
      if (item.kind === 'table')
        captions.set(item, title === bookmark ? title : `${title} ${bookmark}`.trim());
      else if (item.role === 'title') title = item.text.paragraphs.map(({ text }) => text).join('');
    }
  }
  return captions;
}

/** Places on one page go by their height on it. */
function isAbove({ page, y }: OutlineEntry, number: number, item: PageItem): boolean {
  return page < number || (page === number && y <= item.y);
}
