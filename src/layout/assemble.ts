/** Puts laid-out forms together: pages that several share, footers, the outline. */

import type { FormColumns } from './columns/index.js';
import { footerText } from './footer.js';
import type { LaidSection } from './laid-section.js';
import type { LayoutRequest, Section } from './layout-request.js';
import type { OutlineEntry, Page, PagedDocument, PageGeometry, PageItem } from './paged-document.js';
import { pageGeometry } from './profile.js';
import type { TextMeasurer } from './text/text-measurer.js';

/** A section and its properties that do not depend on layout. */
export interface ReadySection {
  readonly section: Section;
  readonly geometry: PageGeometry;
  /** See `SectionContext`. */
  readonly columns: FormColumns | null;
  readonly anchor: string;
  readonly startsPage: boolean;
}

export interface PlacedSection {
  readonly ready: ReadySection;
  readonly laid: LaidSection;
  /** Prints page numbers of others. */
  readonly hasReferences: boolean;
  readonly startY: number;
  /** Page on which it begins, from 1. */
  readonly page: number;
}

interface OpenPage {
  readonly geometry: PageGeometry;
  readonly items: PageItem[];
  readonly startsAnew: boolean;
  readonly hasFooter: boolean;
}

export function assemble(
  { title, author, setup, profile, attachments = [] }: LayoutRequest,
  measurer: TextMeasurer,
  placed: readonly PlacedSection[],
): PagedDocument {
  const open: OpenPage[] = [];
  for (const { ready, laid, page } of placed) {
    for (const [index, { items, startsAnew, isCover }] of laid.pages.entries()) {
      const fresh = { geometry: ready.geometry, items: [], startsAnew, hasFooter: !isCover };
      const target = open[page + index - 1] ?? fresh;
      open[page + index - 1] = target;
      target.items.push(...items);
    }
  }
  const pages = open.map(({ geometry, items, startsAnew, hasFooter }, index): Page => {
    const number = index + 1;
    const footer = hasFooter ? footerText(number, open.length, geometry, measurer) : null;
    return { number, geometry, items, startsAnew, footer };
  });
  return {
    title: oneLine(title),
    author: oneLine(author),
    geometry: pageGeometry(setup, profile),
    pages,
    outline: placed.flatMap(outlineOf),
    attachments,
    diagnostics: placed.flatMap(({ ready, laid }) => {
      const file = ready.section.filing?.file;
      return file === undefined ? laid.diagnostics : laid.diagnostics.map((one) => ({ ...one, file }));
    }),
  };
}

/** The form's bookmark, those that begin with it, and those within it. */
function outlineOf({ ready, laid, page, startY }: PlacedSection): readonly OutlineEntry[] {
  const { section, geometry, anchor } = ready;
  const { bookmark, filing } = section;
  const above = (filing?.above ?? []).map((one, index) => ({
    ...one,
    page,
    y: startY,
    anchor: `${anchor}-over-${index + 1}`,
  }));
  const within = laid.marks.map((mark) => ({
    title: mark.title,
    level: bookmark.level,
    page: page + mark.page,
    y: geometry.margin.top,
    anchor: mark.anchor,
  }));
  const entries = [...above, { ...bookmark, page, y: startY, anchor }, ...within];
  return entries.map((entry) => ({ ...entry, title: oneLine(entry.title) }));
}

/** Readers show bookmarks and titles on one line, and a line end in a name as a box. */
function oneLine(text: string): string {
  return text.replace(/\s*[\t\r\n\u2028\u2029]\s*/gu, ' ').trim();
}
