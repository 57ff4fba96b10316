/** Links, named destinations and the outline: what leads from one place of the document to another. */
import type { OutlineEntry, PagedDocument, PlacedLine, PlacedParagraph } from '../../layout/index.js';
import type { GlyphRun } from '../../text/index.js';
import { points } from '../points.js';
import { textString } from './pdf-file.js';
import type { PdfDictionary, PdfKitDocument, PdfKitOutline } from './pdfkit-document.js';

/** A link annotation (ISO 32000-1, 12.5.6.5) for every page reference of a paragraph, on each of its lines that it touches. */
export function paragraphLinks(
  paragraph: PlacedParagraph,
  lines: readonly PlacedLine[],
  pageHeight: number,
): readonly PdfDictionary[] {
  const links: PdfDictionary[] = [];
  for (const line of lines) {
    const { start } = line;
    for (const reference of paragraph.pageReferences) {
      const from = Math.max(reference.start, start);
      const to = Math.min(reference.end, start + line.text.length);
      if (from >= to) continue;
      const area = linkArea(line, from - start, to - start, pageHeight);
      links.push(link(area, reference.anchor, paragraph.text.slice(reference.start, reference.end)));
    }
  }
  return links;
}

function link(area: readonly number[], anchor: string, page: string): PdfDictionary {
  return {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: area,
    // A border of no width: nothing is drawn. Flag 4: printed.
    Border: [0, 0, 0],
    F: 4,
    Dest: textString(anchor),
    // What the link is for where its text is not seen (ISO 14289-1, 7.18.5).
    Contents: textString(`第 ${page} 页`),
  };
}

/** The rectangle round the characters `from` to `to` of a line: one em high, in points from the page's foot. */
function linkArea(line: PlacedLine, from: number, to: number, pageHeight: number): readonly number[] {
  const size = line.runs[0]?.size ?? 0;
  const foot = pageHeight - line.baseline - size * 0.12;
  return [
    points(line.x + offsetIn(line, from)),
    points(foot),
    points(line.x + offsetIn(line, to)),
    points(foot + size),
  ];
}

/** Distance from the line's start to its character `at`. */
function offsetIn(line: PlacedLine, at: number): number {
  let start = 0;
  let x = 0;
  for (const run of line.runs) {
    x = run.x + runOffset(run, at - start);
    start += run.text.length;
    if (at <= start) break;
  }
  return x;
}

function runOffset(run: GlyphRun, at: number): number {
  let x = 0;
  for (const kern of run.kerns) if (kern.at <= at) x += kern.amount;
  for (const character of run.text.slice(0, at)) {
    x += ((run.face.advance(character.codePointAt(0) ?? 0) ?? 0) * run.size) / 1000;
  }
  return x;
}

/** Named destinations (ISO 32000-1, 12.3.2.3) on the page in work. */
export function addDestinations(pdf: PdfKitDocument, entries: readonly OutlineEntry[]): void {
  for (const { anchor, y } of entries) pdf.addNamedDestination(anchor, 'XYZ', 0, points(y), null);
}

/** The outline (12.3.3); an entry stands under the last one before it of a higher level. Departments open to their units, these are closed. */
export function addOutline(pdf: PdfKitDocument, { outline, pages }: PagedDocument): void {
  const deepest = Math.max(...outline.map(({ level }) => level));
  /** Open entries by level; the first is the document's root. */
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
