/** Bookmarks that our Word files have where a page goes on with the table of the page before (`render/docx/bookmarks.ts`). */

/** A row that is printed again, or what the cell goes on with. */
export type CutMark = 'again' | CellRest;

export interface CellRest {
  /** Whether its whole row is the rest of the one before; else it alone, which covers several rows. */
  readonly isRow: boolean;
  /** Whether its first paragraph is the rest of the last one before. */
  readonly isLine: boolean;
}

/** Returns null for any other bookmark. */
export function cutMarkIn(bookmark: string | null): CutMark | null {
  const [, again, whole, part] =
    /^_(?:(again)|rest_of_(row|cell)_(line|paragraph))_\d+$/u.exec(bookmark ?? '') ?? [];
  if (again !== undefined) return again === 'again' ? again : null;
  return whole === undefined ? null : { isRow: whole === 'row', isLine: part === 'line' };
}
