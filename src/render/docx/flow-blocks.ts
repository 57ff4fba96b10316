/** The document without our pages, for those who go on editing: one table a grid, and Word breaks pages where it will. */
import type { PagedDocument, PageItem, TableItem, TextItem } from '../../layout/index.js';
import { flowTable } from './flow-table.js';
import { joinTexts } from './join-texts.js';
import { unmarkedAnchors } from './outline-anchors.js';
import { wordText } from './paged-blocks.js';
import type { WordBlock } from './word-block.js';

/** The parts of one text or one grid, page by page. */
type Parts = TextParts | TableParts;
interface TextParts {
  readonly kind: 'text';
  readonly first: TextItem;
  readonly others: TextItem[];
  readonly startsPage: boolean;
}
interface TableParts {
  readonly kind: 'table';
  readonly first: TableItem;
  readonly others: TableItem[];
  readonly startsPage: boolean;
}

export function flowBlocks(document: PagedDocument): readonly WordBlock[] {
  const anchors = unmarkedAnchors(document);
  const { left } = document.geometry.margin;
  return collectParts(document).map((parts): WordBlock => {
    const { first, startsPage } = parts;
    const place = { breakBefore: startsPage, anchor: anchors.get(first) ?? null };
    if (parts.kind === 'table') return flowTable(parts.first, parts.others, left, place);
    const text = joinTexts(
      parts.first.text,
      parts.others.map((item) => item.text),
    );
    return { ...wordText(parts.first, place), text };
  });
}

/** Only a form that must begins a new page; all other page cuts are dropped. */
function collectParts(document: PagedDocument): readonly Parts[] {
  const { top } = document.geometry.margin;
  const formPages = new Set(document.outline.filter(({ y }) => y <= top).map(({ page }) => page));
  const all: Parts[] = [];
  for (const { number, items } of document.pages) {
    for (const [index, item] of items.entries()) {
      if (continues(all.at(-1), item)) continue;
      all.push(newParts(item, index === 0 && number > 1 && formPages.has(number)));
    }
  }
  return all;
}

function newParts(item: PageItem, startsPage: boolean): Parts {
  return item.kind === 'text'
    ? { kind: 'text', first: item, others: [], startsPage }
    : { kind: 'table', first: item, others: [], startsPage };
}

/** Adds the item to the parts that it continues, if it does. */
function continues(parts: Parts | undefined, item: PageItem): boolean {
  if (item.isFirst || parts === undefined) return false;
  if (parts.kind === 'text' && item.kind === 'text') parts.others.push(item);
  else if (parts.kind === 'table' && item.kind === 'table') parts.others.push(item);
  else return false;
  return true;
}
