/** Finds where bookmarks go whose form has no heading. */
import type { PagedDocument, PageItem } from '../../layout/index.js';

/** The anchors that no heading carries, by the item at which their form begins; of two at one item the first. */
export function unmarkedAnchors(document: PagedDocument): ReadonlyMap<PageItem, string> {
  const marked = new Set<string>();
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind === 'text' && item.heading !== null) marked.add(item.heading.anchor);
    }
  }
  const places = new Map<PageItem, string>();
  for (const { anchor, page, y } of document.outline) {
    const items = document.pages[page - 1]?.items ?? [];
    const item = items.find((candidate) => topOf(candidate) >= y) ?? items[0];
    if (!marked.has(anchor) && item !== undefined && !places.has(item)) places.set(item, anchor);
  }
  return places;
}

/** A text's first base line stands in for its top: both are below the form's beginning. */
function topOf(item: PageItem): number {
  return item.kind === 'table' ? item.y : (item.text.paragraphs[0]?.lines[0]?.baseline ?? 0);
}
