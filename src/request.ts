/** What a document is asked for by, and what it is made with. */
import type { Filing, FilingSchema } from './filing/index.js';
import type { FitMode, LayoutMemo, MissingGlyphs, ProfileId } from './layout/index.js';
import type { RenderMemo } from './render/index.js';
import type { FilledForms, FindingsToPrint, Packs } from './template/index.js';
import type { FontBook } from './text/index.js';

/** What documents are made with; read once, shared by all. */
export interface Resources {
  /** What filings may hold: the core, and what `fields.json` beside the packs declares. */
  readonly schema: FilingSchema;
  readonly packs: Packs;
  readonly faces: FontBook;
  /** Of these faces. */
  readonly memo: ResourceMemo;
}

/** What is worked out once for all documents; it shortens work and changes no document. */
export interface ResourceMemo extends RenderMemo {
  readonly layout: LayoutMemo;
  /** Forms of projects, where the same filing is shown again and again; left out: none are kept. */
  readonly forms?: FilledForms;
}

/** A form as it is before anyone has filled it in. */
export interface BlankRequest {
  /** Id of a form pack. */
  readonly form: string;
  /** Pack options as texts; each pack takes those that it knows. */
  readonly options: Readonly<Record<string, string>>;
  readonly profile: ProfileId;
  readonly missingGlyphs: MissingGlyphs;
  /** Left out: forms take the pages that they take. */
  readonly fit?: FitMode | undefined;
}

export interface DocumentRequest extends BlankRequest {
  readonly filing: Filing;
  /** The filing's file, as diagnostics name it. */
  readonly file: string;
  /** Index of the project, from 0; null for a filing's only one. Forms of the unit and summaries take none. */
  readonly project: number | null;
  /** What a report of findings lists; without it, what the checks find by their default settings. */
  readonly report?: FindingsToPrint;
  /** False: the filing is not attached, for pages that are only looked at; true where left out. */
  readonly attaches?: boolean;
  /** While one types, indexes of the projects whose pages are looked at: forms of others may be those from before. Left out: all. */
  readonly inSight?: ReadonlySet<number>;
  /** True: each place of the filing has a cell of its own in the form; false where left out: cells that say the same are merged. */
  readonly placesApart?: boolean;
}
