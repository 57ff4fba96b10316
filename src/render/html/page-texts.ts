/** Walks the texts of a page in reading order. */
import type { Page, PlacedText } from '../../layout/index.js';

export function* pageTexts(page: Page): Generator<PlacedText> {
  for (const item of page.items) {
    if (item.kind === 'text') yield item.text;
    else for (const cell of item.cells) yield cell.text;
  }
  if (page.footer !== null) yield page.footer;
}
