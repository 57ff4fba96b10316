/** Lays out a document: one form after another, then page numbers, which need all pages first. */

import type { PageTarget } from '../model/index.js';
import { assemble, type PlacedSection, type ReadySection } from './assemble.js';
import { formColumns, hasRanges } from './columns/index.js';
import { fitSection } from './fit.js';
import type { LaidSection } from './laid-section.js';
import type { LayoutMemo } from './layout-memo.js';
import type { LayoutRequest } from './layout-request.js';
import type { PageSetup } from './page-setup.js';
import { PageTargets } from './page-targets.js';
import type { PagedDocument } from './paged-document.js';
import { isSamePaper, pageGeometry } from './profile.js';
import { laySection } from './section.js';

/** Limit on passes: page numbers in lists may move pages, which changes page numbers. */
const passLimit = 4;
/** As wide as the number of any page. */
const unknownPage = '0000';

export function layOut(request: LayoutRequest, memo: LayoutMemo): PagedDocument {
  const ready = readySections(request, memo);
  const targets = new PageTargets(ready);
  let placed = placeSections(request, ready, targets, memo, []);
  const hasReferences = placed.some((section) => section.hasReferences);
  for (let pass = 1; pass < passLimit && hasReferences; pass += 1) {
    const next = placeSections(request, ready, targets, memo, placed);
    const settled = next.every((section, index) => section.page === placed[index]?.page);
    placed = next;
    if (settled) break;
  }
  return assemble(request, memo.measurer, placed);
}

/** A form begins a page where it asks to, and where its paper is not that of the form before. */
function readySections({ sections, profile }: LayoutRequest, memo: LayoutMemo): readonly ReadySection[] {
  return sections.map((section, index): ReadySection => {
    const geometry = pageGeometry(section.setup, profile);
    const before = sections[index - 1];
    const isOtherPaper = before === undefined || !isSamePaper(geometry, pageGeometry(before.setup, profile));
    return {
      section,
      geometry,
      columns: hasRanges(section.form) ? formColumns(section, geometry, memo) : null,
      anchor: `form-${index + 1}`,
      startsPage: section.startsPage || isOtherPaper,
    };
  });
}

/** Lays out all sections, reusing those of the previous pass that cannot have changed. */
function placeSections(
  request: LayoutRequest,
  sections: readonly ReadySection[],
  targets: PageTargets,
  memo: LayoutMemo,
  before: readonly PlacedSection[],
): readonly PlacedSection[] {
  const placed: PlacedSection[] = [];
  let page = 0;
  let bottom = 0;
  for (const [index, ready] of sections.entries()) {
    if (ready.startsPage) page += 1;
    const startY = ready.startsPage ? ready.geometry.margin.top : bottom;
    const known = before[index];
    const section =
      known?.startY === startY && !known.hasReferences
        ? { ...known, page }
        : placeSection(request, ready, startY, page, targets, memo, before);
    placed.push(section);
    const { pages } = section.laid;
    page += pages.length - 1;
    bottom = pages.at(-1)?.bottom ?? bottom;
  }
  return placed;
}

function placeSection(
  { missingGlyphs, fit, profile }: LayoutRequest,
  ready: ReadySection,
  startY: number,
  page: number,
  targets: PageTargets,
  memo: LayoutMemo,
  before: readonly PlacedSection[],
): PlacedSection {
  const { section, geometry, columns, anchor } = ready;
  const { level } = section.bookmark;
  const place = { setup: section.setup, columns, startY, anchor, level, missingGlyphs, profile, fit };
  const known = memo.laidForms?.get(section.form, place) ?? null;
  if (known !== null) return { ready, laid: known, hasReferences: false, startY, page };
  let hasReferences = false;
  const references = {
    numberOf: (target: PageTarget): string => {
      hasReferences = true;
      return before[targets.find(target, section) ?? -1]?.page.toString() ?? unknownPage;
    },
    anchorOf: (target: PageTarget): string => targets.anchor(target, section),
  };
  const context = { geometry, columns, memo, references, anchor, level, missingGlyphs };
  const layOutIn = (setup: PageSetup): LaidSection => laySection(section.form, startY, { ...context, setup });
  const normal = layOutIn(section.setup);
  const laid = fit === undefined ? normal : fitSection(normal, section.setup, geometry, fit, layOutIn);
  if (!hasReferences) memo.laidForms?.set(section.form, place, laid);
  return { ready, laid, hasReferences, startY, page };
}
