/** Splits a document into sheets: a form reaches from one bookmark to the next. */
import type {
  CellFragment,
  OutlineEntry,
  OutlineLevel,
  Page,
  PagedDocument,
  PageItem,
  TableItem,
} from '../../layout/index.js';

export interface SheetPart {
  readonly title: string;
  readonly level: OutlineLevel;
  /** Names of bookmarks that lead here. */
  readonly anchors: readonly string[];
  /** Titles of the bookmarks over it that begin here: the department, the unit. */
  readonly above: readonly string[];
  readonly page: Page;
  /** Each text and each grid once, at its start. */
  readonly items: readonly PageItem[];
  /** Grids by their first item. */
  readonly grids: ReadonlyMap<PageItem, GridLayout>;
}

/** A grid put together from its pages. */
interface GridLayout {
  /** Heights of its rows over all pages, in millipoints. */
  readonly heights: readonly number[];
  /** First fragment of each cell, by cell index. */
  readonly fragments: ReadonlyMap<number, CellFragment>;
}

interface GrowingSheet {
  readonly title: string;
  readonly level: OutlineLevel;
  readonly anchors: string[];
  readonly above: string[];
  readonly page: Page;
  readonly items: PageItem[];
  readonly grids: Map<PageItem, OpenLayout>;
}

export function sheetParts(document: PagedDocument): readonly SheetPart[] {
  const parts: GrowingSheet[] = [];
  const entries = [...document.outline];
  for (const page of document.pages) {
    for (const item of page.items) {
      const here = takeEntries(entries, page, item);
      const last = here.at(-1);
      const current = parts.at(-1);
      if (last !== undefined || current === undefined) {
        parts.push({
          title: last?.title ?? document.title,
          level: last?.level ?? 1,
          anchors: here.map(({ anchor }) => anchor),
          above: here.slice(0, -1).map(({ title }) => title),
          page,
          items: [],
          grids: new Map(),
        });
      }
      const part = parts.at(-1);
      if (part !== undefined) addItem(part, item);
    }
  }
  return parts;
}

/** The entries that begin at the item or above it. */
function takeEntries(entries: OutlineEntry[], page: Page, item: PageItem): readonly OutlineEntry[] {
  const after = entries.findIndex(
    (entry) => entry.page > page.number || (entry.page === page.number && entry.y > item.y),
  );
  return entries.splice(0, after < 0 ? entries.length : after);
}

function addItem(part: GrowingSheet, item: PageItem): void {
  if (item.isFirst) part.items.push(item);
  if (item.kind === 'table') addFragments(part, item);
}

interface OpenLayout {
  readonly heights: number[];
  readonly fragments: Map<number, CellFragment>;
}

/**
 * Adds a page's part of a grid. A continued table belongs to the last grid begun: copies of a document share no
 * objects, so identity does not help.
 */
function addFragments({ grids, items }: GrowingSheet, { grid, rows, cells }: TableItem): void {
  const begun = items.findLast(({ kind }) => kind === 'table');
  if (begun === undefined) return;
  const layout = grids.get(begun) ?? { heights: grid.rows.map(() => 0), fragments: new Map() };
  grids.set(begun, layout);
  for (const { row, height, repeated } of rows)
    if (!repeated) layout.heights[row] = (layout.heights[row] ?? 0) + height;
  for (const fragment of cells)
    if (!layout.fragments.has(fragment.cell.index)) layout.fragments.set(fragment.cell.index, fragment);
}
