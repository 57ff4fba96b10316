/** The document without our pages, for those who go on editing: Word breaks pages where it will, and prints heads again. */
import type {
  CellFragment,
  Page,
  PagedDocument,
  PageItem,
  PlacedParagraph,
  PlacedText,
  TableItem,
  TextItem,
} from '../../layout/index.js';
import type { Grid } from '../../model/index.js';
import {
  entriesWithoutHeading,
  formNames,
  type PlacedBlock,
  sectionStarts,
  tableCaptions,
  type WordBlock,
  type WordCell,
  type WordRow,
  type WordTable,
  wordText,
} from './blocks.js';

/** The parts of one text or one grid, page by page. */
type FlowParts = TextParts | TableParts;
interface TextParts {
  readonly kind: 'text';
  readonly first: TextItem;
  readonly others: TextItem[];
  readonly page: Page;
  readonly startsPage: boolean;
}
interface TableParts {
  readonly kind: 'table';
  readonly first: TableItem;
  readonly others: TableItem[];
  readonly page: Page;
  readonly startsPage: boolean;
}

export function flowBlocks(document: PagedDocument): readonly WordBlock[] {
  const bookmarks = entriesWithoutHeading(document);
  const names = formNames(document);
  const captions = tableCaptions(document);
  const sections = sectionStarts(document);
  return collectParts(document).flatMap((parts, index): readonly WordBlock[] => {
    const { first, page, startsPage } = parts;
    const place = {
      breakBefore: startsPage,
      section: index === 0 || startsPage ? (sections.get(page.number) ?? null) : null,
      bookmarks: bookmarks.get(first) ?? [],
    };
    if (parts.kind === 'table') {
      const caption = captions.get(parts.first) ?? '';
      return flowTables([parts.first, ...parts.others], page.geometry.margin.left, place, caption);
    }
    const text = joinTexts(
      parts.first.text,
      parts.others.map((item) => item.text),
    );
    return [{ ...wordText(parts.first, place, names), text }];
  });
}

/** Collects the parts; keeps only page breaks that the forms require. */
function collectParts(document: PagedDocument): readonly FlowParts[] {
  const all: FlowParts[] = [];
  for (const page of document.pages) {
    for (const [index, item] of page.items.entries()) {
      if (continues(all.at(-1), item)) continue;
      all.push(newParts(item, page, index === 0 && page.number > 1 && page.startsAnew));
    }
  }
  return all;
}

function newParts(item: PageItem, page: Page, startsPage: boolean): FlowParts {
  return item.kind === 'text'
    ? { kind: 'text', first: item, others: [], page, startsPage }
    : { kind: 'table', first: item, others: [], page, startsPage };
}

/** Adds the item to the parts that it continues, if it does. */
function continues(parts: FlowParts | undefined, item: PageItem): boolean {
  if (item.isFirst || parts === undefined) return false;
  if (parts.kind === 'text' && item.kind === 'text') parts.others.push(item);
  else if (parts.kind === 'table' && item.kind === 'table') parts.others.push(item);
  else return false;
  return true;
}

/**
 * The grid's tables: Word prints a table's first rows again on each page and no others, so that a table begins wherever
 * heads are to be printed again. `items` are the grid's parts, page by page.
 */
function flowTables(
  items: readonly TableItem[],
  left: number,
  place: PlacedBlock,
  caption: string,
): readonly WordTable[] {
  const [first] = items;
  if (first === undefined) return [];
  const { x, columnEdges, cellPadding, grid } = first;
  const edges = rowEdges(items, grid.rows.length);
  const cells = wholeCells(items);
  return rowGroupsOf(grid).map(
    (group, index): WordTable => ({
      kind: 'table',
      ...(index === 0 ? place : { breakBefore: false, section: null, bookmarks: [] }),
      indent: x - left,
      columnEdges,
      rowEdges: edges.slice(group.start, group.end + 1),
      rows: grid.rows
        .slice(group.start, group.end)
        .map((_, row): WordRow => ({ maySplit: true, isHeader: row < group.headerRows })),
      cells: cells.flatMap((cell) => cellsOf(cell, group)),
      cellPadding,
      caption,
      description: '',
    }),
  );
}

/** Rows of a grid that are a table of their own, `end` exclusive; the first ones are printed again on each page. */
interface RowGroup {
  readonly start: number;
  readonly end: number;
  readonly headerRows: number;
  readonly isLast: boolean;
}

function rowGroupsOf(grid: Grid): readonly RowGroup[] {
  const { rows } = grid;
  const starts = rows.flatMap((_, row) => (row === 0 || mayBeginTable(grid, row) ? [row] : []));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? rows.length;
    const own = rows.slice(start, end);
    const begins = own.findIndex(({ role }) => role !== 'band');
    const body = own.findIndex(({ role }, row) => row >= begins && role !== 'repeatingHead');
    const headerRows = own[begins]?.role === 'repeatingHead' ? Math.max(0, body) : 0;
    return { start, end, headerRows, isLast: end === rows.length };
  });
}

/** True of the first row of heads, or of the band over it, where no cell goes on from above. */
function mayBeginTable({ rows, cells }: Grid, row: number): boolean {
  const head = rows[row]?.role === 'band' ? row + 1 : row;
  if (rows[head]?.role !== 'repeatingHead') return false;
  const above = rows[row - 1]?.role;
  if (above === 'repeatingHead' || (head === row && above === 'band')) return false;
  return cells.every((cell) => cell.row >= row || cell.row + cell.rowSpan <= row);
}

/**
 * A cell's place in a row group. One that begins in the heads and goes on under them is parted: its words stand in the heads.
 * The last cells of a group have no border below: that of the next group's heads is right under it.
 */
function cellsOf(cell: WordCell, { start, end, headerRows, isLast }: RowGroup): readonly WordCell[] {
  if (cell.row < start || cell.row >= end) return [];
  const row = cell.row - start;
  const rowsBelow = row + cell.rowSpan - headerRows;
  if (row < headerRows && rowsBelow > 0) {
    return [
      { ...cell, row, rowSpan: headerRows - row, openSide: 'bottom' },
      {
        ...cell,
        row: headerRows,
        rowSpan: rowsBelow,
        text: { ...cell.text, paragraphs: [] },
        openSide: 'top',
      },
    ];
  }
  const isOpen = !isLast && cell.row + cell.rowSpan === end;
  return [isOpen ? { ...cell, row, openSide: 'bottom' } : { ...cell, row }];
}

/** Edges of rows; a row that was cut is as high as its parts together. */
function rowEdges(items: readonly TableItem[], rowCount: number): readonly number[] {
  const heights = new Array<number>(rowCount).fill(0);
  for (const { row, height, repeated } of items.flatMap((item) => item.rows)) {
    if (!repeated) heights[row] = (heights[row] ?? 0) + height;
  }
  const edges = [0];
  for (const height of heights) edges.push((edges.at(-1) ?? 0) + height);
  return edges;
}

function wholeCells(items: readonly TableItem[]): readonly WordCell[] {
  const fragments = new Map<number, [CellFragment, ...CellFragment[]]>();
  for (const item of items) {
    for (const fragment of item.cells) {
      if (fragment.repeated || item.rows[fragment.row]?.repeated === true) continue;
      const earlier = fragments.get(fragment.cell.index);
      if (earlier === undefined) fragments.set(fragment.cell.index, [fragment]);
      else earlier.push(fragment);
    }
  }
  return [...fragments.values()].map(([first, ...others]): WordCell => {
    const { row, rowSpan, column, columnSpan, align, verticalAlign } = first.cell;
    const { paddingX } = first;
    const text = joinTexts(
      first.text,
      others.map((fragment) => fragment.text),
    );
    return { row, rowSpan, column, columnSpan, align, verticalAlign, paddingX, text };
  });
}

function joinTexts(first: PlacedText, others: readonly PlacedText[]): PlacedText {
  const paragraphs: PlacedParagraph[] = [];
  for (const paragraph of [first, ...others].flatMap((text) => text.paragraphs)) {
    const before = paragraphs.at(-1);
    if (before === undefined || before.isLast || paragraph.isFirst) paragraphs.push(paragraph);
    else paragraphs[paragraphs.length - 1] = joinParagraphs(before, paragraph);
  }
  return { ...first, paragraphs };
}

function joinParagraphs(first: PlacedParagraph, second: PlacedParagraph): PlacedParagraph {
  const shift = first.text.length;
  const shifted = <Range extends { readonly start: number; readonly end: number }>(range: Range): Range => ({
    ...range,
    start: range.start + shift,
    end: range.end + shift,
  });
  return {
    ...first,
    text: first.text + second.text,
    breaks: [...first.breaks, ...second.breaks.map(shifted)],
    lineEndSpaces: [
      ...first.lineEndSpaces,
      ...second.lineEndSpaces.map(({ at, amount }) => ({ at: at + shift, amount })),
    ],
    isLast: second.isLast,
    pageReferences: [...first.pageReferences, ...second.pageReferences.map(shifted)],
  };
}
