/** Walks the texts of a page in reading order. */
import { type Page, type PlacedText, textsOf } from '../layout/index.js';

export function* pageTexts(page: Page): Generator<PlacedText> {
  for (const item of page.items) {
    yield* textsOf(item);
  }
  if (page.footer !== null) yield page.footer;
}
