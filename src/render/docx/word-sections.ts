/** Parts the pages into Word's sections: one for the whole document, but where the paper changes or a cover stands. */
import { isSamePaper, type Page, type PagedDocument } from '../../layout/index.js';
import type { WordSection } from './word-block.js';

/** The sections by the number of their first page. */
export function sectionStarts({ pages }: PagedDocument): ReadonlyMap<number, WordSection> {
  const starts = new Map<number, WordSection>();
  let before: Page | null = null;
  for (const page of pages) {
    if (before === null || startsSection(page, before)) {
      starts.set(page.number, { geometry: page.geometry, hasTitlePage: page.footer === null });
    }
    before = page;
  }
  return starts;
}

function startsSection(page: Page, before: Page): boolean {
  return page.footer === null || !isSamePaper(page.geometry, before.geometry);
}
