/** Bookmarks, and the destinations that links lead to. */
import type { OutlineEntry, PagedDocument } from '../../layout/index.js';
import type { PdfKitDocument, PdfKitOutline } from './pdfkit-document.js';
import { points } from './points.js';

/** Named destinations (ISO 32000-1, 12.3.2.3) on the page in work. */
export function addDestinations(pdf: PdfKitDocument, entries: readonly OutlineEntry[]): void {
  for (const { anchor, y } of entries) pdf.addNamedDestination(anchor, 'XYZ', 0, points(y), null);
}

/** The outline (12.3.3); an entry stands under the last one before it of a higher level. Departments open to their units, these are closed. */
export function addOutline(pdf: PdfKitDocument, { outline, pages }: PagedDocument): void {
  const deepest = Math.max(...outline.map(({ level }) => level));
  /** By level; the first is the document's own. */
  const open: PdfKitOutline[] = [pdf.outline];
  for (const { title, level, page, y } of outline) {
    const parent = open[level - 1] ?? open.at(-1) ?? pdf.outline;
    const entry = parent.addItem(title, {
      pageNumber: page - 1,
      left: points(pages[page - 1]?.geometry.width ?? 0),
      top: points(y),
      expanded: deepest < 3 || level < 2,
    });
    open.splice(level, open.length, entry);
  }
}
