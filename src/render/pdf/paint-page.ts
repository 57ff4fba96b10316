/** Paints one page: borders first, then text in reading order. */
import { type Page, type PlacedText, type Segment, tableBorders } from '../../layout/index.js';
import { ContentStream } from './content-stream.js';
import type { FontSet } from './font-set.js';
import { paragraphLinks } from './links.js';
import type { PdfDictionary } from './pdfkit-document.js';

export interface PaintedPage {
  /** The content stream, one byte a character. */
  readonly content: string;
  readonly links: readonly PdfDictionary[];
}

export function paintPage(page: Page, fonts: FontSet): PaintedPage {
  const pageHeight = page.geometry.height;
  const content = new ContentStream(pageHeight);
  const links: PdfDictionary[] = [];
  content.borders(pageSegments(page));
  for (const text of pageTexts(page)) {
    paintText(text, content, fonts);
    for (const paragraph of text.paragraphs) {
      if (paragraph.pageReferences.length > 0) links.push(...paragraphLinks(paragraph, text, pageHeight));
    }
  }
  return { content: content.end(), links };
}

function paintText(text: PlacedText, content: ContentStream, fonts: FontSet): void {
  for (const paragraph of text.paragraphs) {
    for (const line of paragraph.lines) {
      const left = text.x + line.x;
      const baseline = text.y + line.baseline;
      for (const run of line.runs) content.text(fonts.use(run.face), run, left + run.x, baseline);
    }
  }
}

function* pageSegments(page: Page): Generator<Segment> {
  for (const item of page.items) {
    if (item.kind === 'table') yield* tableBorders(item);
  }
}

function* pageTexts(page: Page): Generator<PlacedText> {
  for (const item of page.items) {
    if (item.kind === 'text') yield item.text;
    else for (const cell of item.cells) yield cell.text;
  }
  if (page.footer !== null) yield page.footer;
}
