/** Our pages as Word's blocks: each page's first block breaks the page, each page's rows are a table of their own. */
import type { PagedDocument, PageItem, TableItem, TextItem } from '../../layout/index.js';
import { entriesWithoutHeading, formNames } from './outline-anchors.js';
import type { Placed, WordBlock, WordRow, WordTable, WordText } from './word-block.js';
import { sectionStarts } from './word-sections.js';

export function pagedBlocks(document: PagedDocument): readonly WordBlock[] {
  const bookmarks = entriesWithoutHeading(document);
  const names = formNames(document);
  const sections = sectionStarts(document);
  return document.pages.flatMap((page) =>
    page.items.map((item, index): WordBlock => {
      const place = {
        breakBefore: index === 0 && page.number > 1,
        section: index === 0 ? (sections.get(page.number) ?? null) : null,
        bookmarks: bookmarks.get(item) ?? [],
      };
      if (item.kind === 'text') return wordText(item, place, names);
      return pagedTable(item, page.geometry.margin.left, place);
    }),
  );
}

export function wordText(item: TextItem, place: Placed, names: ReadonlyMap<PageItem, string>): WordText {
  const { align, text, right, spaceBefore, spaceAfter } = item;
  const heading = item.heading === null ? null : { ...item.heading, name: names.get(item) ?? null };
  return { kind: 'text', ...place, heading, align, text, right, spaceBefore, spaceAfter };
}

const rowOfPage: WordRow = { maySplit: false, isHeader: false };

function pagedTable(item: TableItem, left: number, place: Placed): WordTable {
  const { x, columnEdges, rowEdges, cells, cellPadding } = item;
  const rows = new Array<WordRow>(item.rows.length).fill(rowOfPage);
  return { kind: 'table', ...place, indent: x - left, columnEdges, rowEdges, rows, cells, cellPadding };
}
