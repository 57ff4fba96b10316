/** Lays out a document: one form after another, then page numbers, which need all pages first. */
import type { Form, PageTarget, Paragraph } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import type { MissingGlyphs } from './findings.js';
import { footerText } from './footer.js';
import type { PageSetup, ProfileId } from './page-setup.js';
import type {
  OutlineEntry,
  OutlineLevel,
  Page,
  PagedDocument,
  PageGeometry,
  PageItem,
} from './paged-document.js';
import { pageGeometry } from './profile.js';
import { type LaidSection, laySection } from './section.js';

export interface Bookmark {
  readonly title: string;
  readonly level: OutlineLevel;
}

/** A form in its place in the document. */
export interface Section {
  readonly form: Form;
  readonly setup: PageSetup;
  /** The project whose form this is, which page references name; null for forms of the unit and for lists. */
  readonly project: number | null;
  readonly bookmark: Bookmark;
  /** Begins a new page. */
  readonly startsPage: boolean;
  /** In a compilation of many filings, the one that the form is of; left out for all other documents. */
  readonly filing?: CompiledFiling;
}

export interface CompiledFiling {
  /** Which page references name. */
  readonly index: number;
  /** As diagnostics name it. */
  readonly file: string;
  /** Bookmarks that begin with this form, over its own: the department, the unit. */
  readonly above: readonly Bookmark[];
}

export interface DocumentWish {
  readonly title: string;
  readonly author: string;
  readonly sections: readonly Section[];
  /** Page set-up of the document's own form; each section has its own. */
  readonly setup: PageSetup;
  readonly profile: ProfileId;
  readonly missingGlyphs: MissingGlyphs;
}

/** A section with what is known of it before any is laid out. */
interface ReadySection {
  readonly section: Section;
  readonly geometry: PageGeometry;
  readonly anchor: string;
  readonly hasReferences: boolean;
  readonly startsPage: boolean;
}

interface PlacedSection {
  readonly ready: ReadySection;
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
  const ready = readySections(wish);
  const targets = new Targets(ready);
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

function hasReferences(form: Form): boolean {
  return form.blocks.some((block) =>
    block.kind === 'grid'
      ? block.grid.cells.some(({ paragraphs }) => haveReferences(paragraphs))
      : 'paragraphs' in block && haveReferences(block.paragraphs),
  );
}

function haveReferences(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(({ spans }) => spans.some((span) => span.kind === 'pageReference'));
}

/** What page references mean: of each filing its first form, and of each project the first. */
class Targets {
  private readonly places = new Map<string, number>();

  constructor(private readonly sections: readonly ReadySection[]) {
    for (const [index, { section }] of sections.entries()) {
      const filing = section.filing?.index ?? null;
      if (filing !== null) this.add(filing, null, index);
      if (section.project !== null) this.add(filing, section.project, index);
    }
  }

  /** Index of the section that a reference in `from` means; null where there is none. */
  find({ project, filing }: PageTarget, from: Section): number | null {
    return this.places.get(targetKey(filing ?? from.filing?.index ?? null, project)) ?? null;
  }

  anchor(target: PageTarget, from: Section): string {
    return this.sections[this.find(target, from) ?? -1]?.anchor ?? 'form-0';
  }

  private add(filing: number | null, project: number | null, section: number): void {
    const key = targetKey(filing, project);
    if (!this.places.has(key)) this.places.set(key, section);
  }
}

function targetKey(filing: number | null, project: number | null): string {
  return `${filing ?? ''}/${project ?? ''}`;
}

/** Lays out all sections; those of the pass before are kept where nothing about them has changed. */
function placeSections(
  { missingGlyphs }: DocumentWish,
  sections: readonly ReadySection[],
  targets: Targets,
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

interface OpenPage {
  readonly geometry: PageGeometry;
  readonly items: PageItem[];
  readonly startsAnew: boolean;
  readonly hasFooter: boolean;
}

function assemble(
  { title, author, setup, profile }: DocumentWish,
  setter: TextSetter,
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
    const footer = hasFooter ? footerText(number, open.length, geometry, setter) : null;
    return { number, geometry, items, startsAnew, footer };
  });
  return {
    title: oneLine(title),
    author: oneLine(author),
    geometry: pageGeometry(setup, profile),
    pages,
    outline: placed.flatMap(outlineOf),
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
