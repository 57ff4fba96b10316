/** Lays out a document: one form after another, then page numbers, which need all pages first. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { Form, Paragraph } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import type { MissingGlyphs } from './findings.js';
import { footerText } from './footer.js';
import type { PageSetup, ProfileId } from './page-setup.js';
import type { OutlineEntry, Page, PagedDocument, PageGeometry, PageItem } from './paged-document.js';
import { pageGeometry } from './profile.js';
import { type LaidSection, laySection } from './section.js';

/** A form in its place in the document. */
export interface Section {
  readonly form: Form;
  readonly setup: PageSetup;
  /** The project whose form this is, which page references name; null for forms of the unit and for lists. */
  readonly project: number | null;
  readonly bookmark: { readonly title: string; readonly level: 1 | 2 };
  /** Begins a new page. */
  readonly startsPage: boolean;
}

export interface DocumentWish {
  readonly title: string;
  readonly author: string;
  readonly sections: readonly Section[];
  /** Page set-up of the whole document. */
  readonly setup: PageSetup;
  readonly profile: ProfileId;
  readonly missingGlyphs: MissingGlyphs;
}

interface PlacedSection {
  readonly section: Section;
  readonly anchor: string;
  readonly laid: LaidSection;
  readonly startY: number;
  /** Page on which it begins, from 1. */
  readonly page: number;
}

/** Page numbers in lists may move pages, which moves page numbers: this often at most. */
const passLimit = 4;
/** As wide as the number of any page. */
const unknownPage = '0000';

export function layOut(wish: DocumentWish, setter: TextSetter): PagedDocument {
  const geometry = pageGeometry(wish.setup, wish.profile);
  let placed = placeSections(wish, geometry, setter, []);
  for (
    let pass = 1;
    pass < passLimit && placed.some(({ section }) => hasReferences(section.form));
    pass += 1
  ) {
    const next = placeSections(wish, geometry, setter, placed);
    const settled = next.every((section, index) => section.page === placed[index]?.page);
    placed = next;
    if (settled) break;
  }
  return assemble(wish, geometry, setter, placed);
}

function hasReferences(form: Form): boolean {
  return form.blocks.some((block) =>
    block.kind === 'grid'
      ? block.grid.cells.some(({ paragraphs }) => haveReferences(paragraphs))
      : haveReferences(block.paragraphs),
  );
}

function haveReferences(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(({ spans }) => spans.some((span) => span.kind === 'pageReference'));
}

/** Lays out all sections; those of the pass before are kept where nothing about them has changed. */
function placeSections(
  wish: DocumentWish,
  geometry: PageGeometry,
  setter: TextSetter,
  before: readonly PlacedSection[],
): readonly PlacedSection[] {
  const sectionOf = sectionsByProject(wish.sections);
  const anchorOf = (project: number): string => anchorName(sectionOf.get(project) ?? -1);
  const pages = new Map(before.map((placed) => [placed.section.project, placed.page]));
  const pageNumberOf = (project: number): string => pages.get(project)?.toString() ?? unknownPage;
  const placed: PlacedSection[] = [];
  let page = 0;
  let bottom = geometry.margin.top;
  for (const [index, section] of wish.sections.entries()) {
    const fresh = section.startsPage || index === 0;
    if (fresh) page += 1;
    const startY = fresh ? geometry.margin.top : bottom;
    const anchor = anchorName(index);
    const known = before[index];
    const laid =
      known?.startY === startY && !hasReferences(section.form)
        ? known.laid
        : laySection(section.form, startY, {
            geometry,
            setup: section.setup,
            setter,
            pageNumberOf,
            anchorOf,
            anchor,
            missingGlyphs: wish.missingGlyphs,
          });
    placed.push({ section, anchor, laid, startY, page });
    page += laid.pages.length - 1;
    bottom = laid.pages.at(-1)?.bottom ?? bottom;
  }
  return placed;
}

/** The first section of each project, by index. */
function sectionsByProject(sections: readonly Section[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  sections.forEach(({ project }, index) => {
    if (project !== null && !found.has(project)) found.set(project, index);
  });
  return found;
}

function anchorName(section: number): string {
  return `form-${section + 1}`;
}

function assemble(
  wish: DocumentWish,
  geometry: PageGeometry,
  setter: TextSetter,
  placed: readonly PlacedSection[],
): PagedDocument {
  const items: PageItem[][] = [];
  const outline: OutlineEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { section, anchor, laid, page, startY } of placed) {
    for (const [index, laidPage] of laid.pages.entries()) {
      const number = page + index;
      const target = items[number - 1] ?? [];
      items[number - 1] = target;
      target.push(...laidPage.items);
    }
    outline.push({ ...section.bookmark, page, y: startY, anchor });
    diagnostics.push(...laid.diagnostics);
  }
  const pages = items.map(
    (pageItems, index): Page => ({
      number: index + 1,
      items: pageItems,
      footer: footerText(index + 1, items.length, geometry, setter),
    }),
  );
  return { title: wish.title, author: wish.author, geometry, pages, outline, diagnostics };
}
