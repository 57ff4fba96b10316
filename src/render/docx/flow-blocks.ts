/** The document without our pages, for those who go on editing: a table for each part of a grid that has heads, and Word breaks pages where it will. */
import type { Page, PagedDocument, PageItem, TableItem, TextItem } from '../../layout/index.js';
import { flowTables } from './flow-table.js';
import { joinTexts } from './join-texts.js';
import { entriesWithoutHeading, formNames, tableCaptions } from './outline-anchors.js';
import { wordText } from './paged-blocks.js';
import type { WordBlock } from './word-block.js';
import { sectionStarts } from './word-sections.js';

/** The parts of one text or one grid, page by page. */
type Parts = TextParts | TableParts;
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

/** Only what must begins a new page; all other page cuts are dropped. */
function collectParts(document: PagedDocument): readonly Parts[] {
  const all: Parts[] = [];
  for (const page of document.pages) {
    for (const [index, item] of page.items.entries()) {
      if (continues(all.at(-1), item)) continue;
      all.push(newParts(item, page, index === 0 && page.number > 1 && page.startsAnew));
    }
  }
  return all;
}

function newParts(item: PageItem, page: Page, startsPage: boolean): Parts {
  return item.kind === 'text'
    ? { kind: 'text', first: item, others: [], page, startsPage }
    : { kind: 'table', first: item, others: [], page, startsPage };
}

/** Adds the item to the parts that it continues, if it does. */
function continues(parts: Parts | undefined, item: PageItem): boolean {
  if (item.isFirst || parts === undefined) return false;
  if (parts.kind === 'text' && item.kind === 'text') parts.others.push(item);
  else if (parts.kind === 'table' && item.kind === 'table') parts.others.push(item);
  else return false;
  return true;
}
