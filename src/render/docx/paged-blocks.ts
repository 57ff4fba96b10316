/** Our pages as Word's blocks: each page's first block breaks the page, each page's rows are a table of their own. */
import type { PagedDocument, PageItem, TableItem, TextItem } from '../../layout/index.js';
import { entriesWithoutHeading, formNames, tableCaptions } from './outline-anchors.js';
import type { Placed, WordBlock, WordRow, WordTable, WordText } from './word-block.js';
import { sectionStarts } from './word-sections.js';

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

export function wordText(item: TextItem, place: Placed, names: ReadonlyMap<PageItem, string>): WordText {
  const { align, text, right, spaceBefore, spaceAfter } = item;
  const heading = item.heading === null ? null : { ...item.heading, name: names.get(item) ?? null };
  return { kind: 'text', ...place, heading, align, text, right, spaceBefore, spaceAfter };
}

const bodyRow: WordRow = { maySplit: false, isHeader: false };
const headerRow: WordRow = { maySplit: false, isHeader: true };

/** Rows of heads are marked where they stand first: elsewhere Word takes no notice (ECMA-376 Part 1, 17.4.49). */
function pagedTable(item: TableItem, left: number, place: Placed, caption: string): WordTable {
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
    cells,
    cellPadding,
    caption,
    description,
  };
}
