/** What the outline gives to Word's blocks: places of bookmarks that no heading carries, names beside headings, captions of tables. */
import type { OutlineEntry, PagedDocument, PageItem, TableItem } from '../../layout/index.js';

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

/** What tables are called for screen readers: their form's title, and the bookmark's where that says something else. */
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
