/** Paints one page: borders first, then text in reading order. */
import { type Page, type PlacedText, type Segment, tableBorders } from '../../layout/index.js';
import type { ByteSink } from '../byte-sink.js';
import { ContentStream } from './content-stream.js';
import type { FontSet } from './font-set.js';
import { paragraphLinks } from './links.js';
import type { PdfDictionary } from './pdfkit-document.js';

/** Writes the page's content stream into the sink; returns its links. */
export function paintPage(page: Page, fonts: FontSet, sink: ByteSink): readonly PdfDictionary[] {
  const pageHeight = page.geometry.height;
  const content = new ContentStream(pageHeight, sink);
  const links: PdfDictionary[] = [];
  content.borders(pageSegments(page));
  const paint = (text: PlacedText): void => {
    paintText(text, content, fonts);
    for (const paragraph of text.paragraphs) {
      if (paragraph.pageReferences.length > 0) links.push(...paragraphLinks(paragraph, text, pageHeight));
    }
  };
  for (const item of page.items) {
    if (item.kind === 'text') paint(item.text);
    else for (const cell of item.cells) paint(cell.text);
  }
  if (page.footer !== null) paint(page.footer);
  content.end();
  return links;
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

function pageSegments({ items }: Page): readonly Segment[] {
  return items.flatMap((item) => (item.kind === 'table' ? tableBorders(item) : []));
}
