/** What the server of the preview and its page say to each other. Types only: both sides import them. */
import type { Mending } from '../checks/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { OutlineLevel, ProfileId } from '../layout/index.js';
import type { Scope } from '../template/index.js';
import type { EditingView, EditorLook, FaultView, LeafEditor } from './editing-protocol.js';

/** A filing that may be shown. */
export interface SourceView {
  /** What stands for it in requests: its name from the working directory, or `dropped:N`. */
  readonly id: string;
  readonly name: string;
  /** As far as the file's beginning tells: whose filing it is, and of which year. */
  readonly unit: string | null;
  readonly year: string | null;
  readonly isDropped: boolean;
}

export interface SourcesView {
  /** Absolute: where new filings are written. */
  readonly folder: string;
  readonly sources: readonly SourceView[];
  /** The one to show where none is asked for; null: there is none. */
  readonly first: string | null;
  /** Why the file that the preview was to begin with is not among them. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface FormView {
  readonly id: string;
  readonly title: string;
  readonly scope: Scope;
  readonly edition: string;
  /** Its options; of a summary also those of the forms that it compiles. */
  readonly options: readonly OptionView[];
  /** Names of the items of its list, of a form of the scope `each`; none for all others. */
  readonly subjects: readonly string[];
  /** What such an item is called; '' for forms of other scopes. */
  readonly subjectLabel: string;
}

/** An option of a form as the page offers it. */
export type OptionView = {
  readonly name: string;
  /** In a few words; `hint` is the rest of what is said of it, or ''. */
  readonly label: string;
  readonly hint: string;
  /** The value without which it is not set, as text. */
  readonly usual: string;
} & (
  | { readonly kind: 'boolean' | 'text' }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly [value: string, words: string])[] }
);

/** A form with the project, or the item of its list, that it is about; null: it is the unit's, or of all. */
export interface ShownForm {
  readonly form: string;
  readonly project: number | null;
}

/** What of a filing the page offers for choice. */
export interface FilingView {
  readonly unit: string;
  readonly year: string;
  readonly projects: readonly string[];
  /** The forms that the filing has data for. */
  readonly forms: readonly FormView[];
}

/** A cell on a page, or a text outside the grid, counted as pageSvg counts them. */
export interface CellPlace {
  /** Counts from 1. */
  readonly page: number;
  readonly cell: number;
}

export interface FindingView extends Diagnostic {
  readonly expected: string | null;
  readonly actual: string | null;
  /** What may be changed at a click. */
  readonly mendings?: readonly Mending[];
  /** Where it is, in words: 财政资金, 指标 3“群众满意度”年度指标值; '' for the whole. */
  readonly place: string;
  /** Index of the project that it is about; null: the whole filing, or the unit's forms. */
  readonly project: number | null;
  /** Cells that show the value; none where this document does not show it. */
  readonly places: readonly CellPlace[];
}

/** Pages of one size that follow one another. */
export interface PaperView {
  readonly pages: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

export interface DocumentView {
  /** Stands for these very pages in later requests. */
  readonly id: string;
  readonly title: string;
  readonly pages: number;
  /** Of the pages from the first to the last. */
  readonly papers: readonly PaperView[];
  readonly outline: readonly {
    readonly title: string;
    readonly level: OutlineLevel;
    readonly page: number;
    readonly y: number;
    readonly anchor: string;
  }[];
  /** Families of its web fonts. */
  readonly fonts: readonly string[];
}

/** The answer to "show me this form of this filing". */
export interface View {
  readonly source: SourceView;
  readonly filing: FilingView | null;
  /** The form and project that are shown: as asked for, or the filing's first. */
  readonly form: string | null;
  readonly project: number | null;
  readonly profile: ProfileId;
  /** Null where an error keeps the pages from being made. */
  readonly document: DocumentView | null;
  /** Those that the request asked for along with the view. */
  readonly pages: readonly PageView[];
  readonly findings: readonly FindingView[];
  /** Of a long filing that is being typed in, the checks and pages out of sight come later, when it is asked for again. */
  readonly isWhole: boolean;
  readonly editing: EditingView;
  /** Of a filing that cannot be read: what is to be put right. */
  readonly faults: readonly FaultView[];
  /** The command line that makes this document. */
  readonly command: string;
}

export interface SourcedValue {
  readonly path: string;
  readonly label: string | null;
  /** As the filing gives it; null: blank. */
  readonly value: string | null;
  /** Line in the filing's file. */
  readonly line: number | null;
}

export interface CellView {
  readonly kind: 'cell' | 'text';
  /** Points, from the page's corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly sources: readonly SourcedValue[];
  readonly look: EditorLook;
  /** Its leaves that can be edited; none for the form's own words and for what is worked out. */
  readonly editors: readonly LeafEditor[];
  /** Line in the template. */
  readonly line: number;
}

export interface PageView {
  readonly number: number;
  readonly svg: string;
  readonly cells: readonly CellView[];
}

export interface PagesView {
  readonly pages: readonly PageView[];
}

/** Header of an archive's answer: how many documents are not in it, as they could not be made. */
export type LeftOutHeader = 'x-jibiao-left-out';

/** What a refused request is answered with. */
export interface Refusal {
  readonly diagnostics: readonly Diagnostic[];
}

/** A filing to look at that comes with the program. */
export interface SampleView {
  readonly name: string;
  readonly unit: string | null;
  readonly year: string | null;
}

export interface SamplesView {
  readonly samples: readonly SampleView[];
}

/** What the start of the page asks for; all but a sample becomes a new file in the folder. */
export type BeginRequest =
  | {
      readonly kind: 'blank';
      readonly year: number;
      readonly unit: string;
      readonly department: string | null;
      /** Name of the first project. */
      readonly project: string;
    }
  /** `keep`: a dropped filing, as it is. */
  | { readonly kind: 'next-year' | 'keep'; readonly source: string }
  | { readonly kind: 'sample'; readonly name: string };

/** What the server sends of itself: files were saved or edited, so ask again; `hello` says that the line stands. */
export type ChangeEvent =
  | { readonly kind: 'changed' | 'hello' }
  /** A filing was edited on a page; the one that did so knows this revision already. */
  | { readonly kind: 'edited'; readonly source: string; readonly revision: number };
