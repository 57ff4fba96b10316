/** Bookmarks, and the destinations that links lead to. */
import type { OutlineEntry, PagedDocument } from '../../layout/index.js';
import type { PdfKitDocument, PdfKitOutline } from './pdfkit-document.js';
import { points } from './points.js';

/** Named destinations (ISO 32000-1, 12.3.2.3) on the page in work. */
export function addDestinations(pdf: PdfKitDocument, entries: readonly OutlineEntry[]): void {
  for (const { anchor, y } of entries) pdf.addNamedDestination(anchor, 'XYZ', 0, points(y), null);
}

/** The outline (12.3.3); a level 2 entry stands under the level 1 entry before it. */
export function addOutline(pdf: PdfKitDocument, { outline, geometry }: PagedDocument): void {
  let parent: PdfKitOutline = pdf.outline;
  for (const { title, level, page, y } of outline) {
    const under = level === 1 ? pdf.outline : parent;
    const entry = under.addItem(title, {
      pageNumber: page - 1,
      left: points(geometry.width),
      top: points(y),
      expanded: true,
    });
    if (level === 1) parent = entry;
  }
}
