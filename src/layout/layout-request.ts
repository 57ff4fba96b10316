/** What layout is asked for: forms in their places, and the bookmarks that lead to them. */
import type { Form } from '../model/index.js';
import type { MissingGlyphs } from './findings.js';
import type { FitMode } from './fit.js';
import type { PageSetup, ProfileId } from './page-setup.js';
import type { Attachment, OutlineLevel } from './paged-document.js';

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
  /** Left out where the pack's column widths are fixed, and where the form is the only one of its kind. */
  readonly alike?: AlikeForms;
  /** In a compilation of many filings, the one that the form is of; left out for all other documents. */
  readonly filing?: CompiledFiling;
}

/** Forms that have the same column widths: those that a pack makes of one filing. */
interface AlikeForms {
  /** Widths are chosen once for a filing (by its identity) and key: the pack and its options. */
  readonly filing: object;
  readonly key: string;
  /** All of them, this form too. */
  readonly forms: () => readonly Form[];
}

interface CompiledFiling {
  /** Which page references name. */
  readonly index: number;
  /** As diagnostics name it. */
  readonly file: string;
  /** Bookmarks that begin with this form, over its own: the department, the unit. */
  readonly above: readonly Bookmark[];
}

export interface LayoutRequest {
  readonly title: string;
  readonly author: string;
  readonly sections: readonly Section[];
  /** None where left out. */
  readonly attachments?: readonly Attachment[];
  /** Page set-up of the document's own form; each section has its own. */
  readonly setup: PageSetup;
  readonly profile: ProfileId;
  readonly missingGlyphs: MissingGlyphs;
  /** Left out: forms take the pages that they take. */
  readonly fit?: FitMode | undefined;
}
