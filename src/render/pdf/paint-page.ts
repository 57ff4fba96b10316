/** Paints one page: borders first, then text. */
import type { Page, PlacedText, Segment } from '../../layout/index.js';
import { ContentStream } from './content-stream.js';
import type { FontSet } from './font-set.js';

/** The page's content stream, one byte a character. */
export function paintPage(page: Page, pageHeight: number, fonts: FontSet): string {
  const content = new ContentStream(pageHeight);
  content.borders(pageSegments(page));
  for (const text of pageTexts(page)) paintText(text, content, fonts);
  return content.end();
}

function paintText(text: PlacedText, content: ContentStream, fonts: FontSet): void {
  for (const paragraph of text.paragraphs) {
    for (const line of paragraph.lines) {
      for (const run of line.runs) content.text(fonts.use(run.face), run, line.x + run.x, line.baseline);
    }
  }
}

function* pageSegments(page: Page): Generator<Segment> {
  for (const item of page.items) {
    if (item.kind === 'table') yield* item.segments;
  }
}

/** Everything on the page that is text, in reading order. */
export function* pageTexts(page: Page): Generator<PlacedText> {
  for (const item of page.items) {
    if (item.kind === 'text') yield item.text;
    else for (const cell of item.cells) yield cell.text;
  }
  yield page.footer;
}
