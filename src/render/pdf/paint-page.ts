/** Paints one page: borders first, then text in reading order. */
import {
  type Page,
  type PlacedLine,
  type PlacedText,
  placedLines,
  type Segment,
  tableBorders,
} from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { ContentStream } from './content-stream.js';
import type { FontSet } from './font-set.js';
import { paragraphLinks } from './links.js';
import type { PdfDictionary } from './pdfkit-document.js';

/** Writes the page's content stream into the sink; returns its links. */
export function paintPage(
  page: Page,
  setter: TextSetter,
  fonts: FontSet,
  sink: ByteSink,
): readonly PdfDictionary[] {
  const pageHeight = page.geometry.height;
  const content = new ContentStream(pageHeight, sink);
  const links: PdfDictionary[] = [];
  content.borders(pageSegments(page));
  const paint = (text: PlacedText): void => {
    for (const paragraph of text.paragraphs) {
      const lines = placedLines(paragraph, text, setter);
      paintLines(lines, content, fonts);
      if (paragraph.pageReferences.length > 0) links.push(...paragraphLinks(paragraph, lines, pageHeight));
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

function paintLines(lines: readonly PlacedLine[], content: ContentStream, fonts: FontSet): void {
  for (const { x, baseline, runs } of lines) {
    for (const run of runs) content.text(fonts.use(run.face), run, x + run.x, baseline);
  }
}

function pageSegments({ items }: Page): readonly Segment[] {
  return items.flatMap((item) => (item.kind === 'table' ? tableBorders(item) : []));
}
