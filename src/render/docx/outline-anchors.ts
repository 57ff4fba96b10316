/** Finds where bookmarks go that no heading carries, and which heading needs a name beside its words. */
import type { OutlineEntry, PagedDocument, PageItem } from '../../layout/index.js';

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
