/** What laying out one form takes and gives. */

import type { Diagnostic } from '../diagnostics/index.js';
import type { FormColumns } from './columns/index.js';
import type { MissingGlyphs } from './findings.js';
import type { LayoutMemo } from './layout-memo.js';
import type { PageSetup } from './page-setup.js';
import type { OutlineLevel, PageGeometry, PageItem } from './paged-document.js';
import type { PageReferences } from './text/measured-text.js';

/** What a form needs to know of the document around it. */
export interface SectionContext {
  readonly geometry: PageGeometry;
  readonly setup: PageSetup;
  /** Null where the grids have the columns that they say. */
  readonly columns: FormColumns | null;
  readonly memo: LayoutMemo;
  readonly references: PageReferences;
  /** Bookmark of this form. */
  readonly anchor: string;
  /** Of that bookmark. */
  readonly level: OutlineLevel;
  readonly missingGlyphs: MissingGlyphs;
}

export interface SectionPage {
  readonly items: readonly PageItem[];
  /** Lower edge of the last item. */
  readonly bottom: number;
  /** Begins because the form asks for it. */
  readonly startsAnew: boolean;
  /** A cover has no page number. */
  readonly isCover: boolean;
}

/** A bookmark within the form. */
export interface SectionMark {
  readonly title: string;
  readonly anchor: string;
  /** Index in `LaidSection.pages`. */
  readonly page: number;
}

export interface LaidSection {
  /** The first is the page on which the form begins. */
  readonly pages: readonly SectionPage[];
  readonly marks: readonly SectionMark[];
  readonly diagnostics: readonly Diagnostic[];
}
