/** Lays out a document: one form after another, then page numbers, which need all pages first. */
import type { TextSetter } from '../text/index.js';
import { assemble, type PlacedSection, type ReadySection } from './assemble.js';
import type { DocumentWish } from './document-wish.js';
import { hasReferences, PageTargets } from './page-targets.js';
import type { PagedDocument } from './paged-document.js';
import { pageGeometry } from './profile.js';
import { laySection } from './section.js';

/** Page numbers in lists may move pages, which moves page numbers: this often at most. */
const passLimit = 4;
/** As wide as the number of any page. */
const unknownPage = '0000';

export function layOut(wish: DocumentWish, setter: TextSetter): PagedDocument {
  const ready = readySections(wish);
  const targets = new PageTargets(ready);
  const hasReferences = ready.some((section) => section.hasReferences);
  let placed = placeSections(wish, ready, targets, setter, []);
  for (let pass = 1; pass < passLimit && hasReferences; pass += 1) {
    const next = placeSections(wish, ready, targets, setter, placed);
    const settled = next.every((section, index) => section.page === placed[index]?.page);
    placed = next;
    if (settled) break;
  }
  return assemble(wish, setter, placed);
}

/** A form begins a page where it asks to, and where its paper is not that of the form before. */
function readySections({ sections, profile }: DocumentWish): readonly ReadySection[] {
  return sections.map((section, index): ReadySection => {
    const before = sections[index - 1];
    const isOtherPaper = before?.setup.orientation !== section.setup.orientation;
    return {
      section,
      geometry: pageGeometry(section.setup, profile),
      anchor: `form-${index + 1}`,
      hasReferences: hasReferences(section.form),
      startsPage: section.startsPage || isOtherPaper,
    };
  });
}

/** Lays out all sections; those of the pass before are kept where nothing about them has changed. */
function placeSections(
  { missingGlyphs }: DocumentWish,
  sections: readonly ReadySection[],
  targets: PageTargets,
  setter: TextSetter,
  before: readonly PlacedSection[],
): readonly PlacedSection[] {
  const placed: PlacedSection[] = [];
  let page = 0;
  let bottom = 0;
  for (const [index, ready] of sections.entries()) {
    const { section, geometry, anchor } = ready;
    const { form, setup } = section;
    if (ready.startsPage) page += 1;
    const startY = ready.startsPage ? geometry.margin.top : bottom;
    const known = before[index];
    const laid =
      known?.startY === startY && !ready.hasReferences
        ? known.laid
        : laySection(form, startY, {
            geometry,
            setup,
            setter,
            pageNumberOf: (target) =>
              before[targets.find(target, section) ?? -1]?.page.toString() ?? unknownPage,
            anchorOf: (target) => targets.anchor(target, section),
            anchor,
            level: section.bookmark.level,
            missingGlyphs,
          });
    placed.push({ ready, laid, startY, page });
    page += laid.pages.length - 1;
    bottom = laid.pages.at(-1)?.bottom ?? bottom;
  }
  return placed;
}
