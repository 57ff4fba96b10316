/** Our pages as Word's blocks: each page's first block breaks the page, each page's rows are a table of their own. */
import type { PagedDocument, TableItem, TextItem } from '../../layout/index.js';
import { unmarkedAnchors } from './outline-anchors.js';
import type { Placed, WordBlock, WordTable, WordText } from './word-block.js';

export function pagedBlocks(document: PagedDocument): readonly WordBlock[] {
  const anchors = unmarkedAnchors(document);
  const { left } = document.geometry.margin;
  return document.pages.flatMap((page) =>
    page.items.map((item, index): WordBlock => {
      const place = { breakBefore: index === 0 && page.number > 1, anchor: anchors.get(item) ?? null };
      return item.kind === 'text' ? wordText(item, place) : pagedTable(item, left, place);
    }),
  );
}

export function wordText(item: TextItem, place: Placed): WordText {
  const { heading, align, text } = item;
  return { kind: 'text', ...place, heading, align, text };
}

function pagedTable(item: TableItem, left: number, place: Placed): WordTable {
  const { x, columnEdges, rowEdges, cells, cellPadding } = item;
  const rows = item.rows.map(() => ({ maySplit: false, isHeader: false }));
  return { kind: 'table', ...place, indent: x - left, columnEdges, rowEdges, rows, cells, cellPadding };
}
