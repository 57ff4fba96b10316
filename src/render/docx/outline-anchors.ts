/** Finds where bookmarks go that no heading carries. */
import type { OutlineEntry, PagedDocument, PageItem } from '../../layout/index.js';

/** The outline's entries that no heading carries, by the item at which their form begins. */
export function unmarkedEntries(document: PagedDocument): ReadonlyMap<PageItem, readonly OutlineEntry[]> {
  const marked = new Set<string>();
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind === 'text' && item.heading !== null) marked.add(item.heading.anchor);
    }
  }
  const places = new Map<PageItem, OutlineEntry[]>();
  for (const entry of document.outline) {
    const { anchor, page, y } = entry;
    if (marked.has(anchor)) continue;
    const items = document.pages[page - 1]?.items ?? [];
    const item = items.find((candidate) => topOf(candidate) >= y) ?? items[0];
    if (item === undefined) continue;
    const here = places.get(item);
    if (here === undefined) places.set(item, [entry]);
    else here.push(entry);
  }
  return places;
}

/** A text's first base line stands in for its top: both are below the form's beginning. */
function topOf(item: PageItem): number {
  return item.kind === 'table' ? item.y : (item.text.paragraphs[0]?.lines[0]?.baseline ?? 0);
}
