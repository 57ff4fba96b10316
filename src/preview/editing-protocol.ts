/** What the page and the server say to each other about editing. Types only: both sides import them. */
import type { Diagnostic, JsonPath } from '../diagnostics/index.js';
import type { Edit, RowAction } from '../editing/index.js';
import type { AmountUnit } from '../filing/index.js';
import type { Scope } from '../template/index.js';
import type { CellPlace, View } from './protocol.js';

/** By what kind of input a value is edited. `long`: running text; `ticks`: a row of boxes. */
export type EditorKind = 'text' | 'long' | 'amount' | 'number' | 'date' | 'target' | 'ticks';

/** One leaf of a cell, or the same leaf of all rows that a merged label stands for. */
export interface LeafEditor {
  readonly paths: readonly JsonPath[];
  readonly label: string;
  /** Whether it is the unit's, which all its projects print. */
  readonly isShared: boolean;
  readonly kind: EditorKind;
  /** As a person would type it; '' for a blank. */
  readonly value: string;
  /** What an amount counts in, where it stands. */
  readonly unit: AmountUnit | null;
  /** What may stand there, or usually does. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** Of a target that is a number: its parts; null: it is words, or no target. */
  readonly parts: { readonly operator: string; readonly value: string; readonly unit: string } | null;
  /** Whether indicators are suggested for it. */
  readonly isSuggested: boolean;
}

/** An indicator that other rows have. */
export interface Suggestion {
  readonly name: string;
  /** The target that it usually has, as printed. */
  readonly target: string | null;
  readonly group: string | null;
  /** How often it occurs. */
  readonly count: number;
}

/** A form that the filing may be handed in as. */
export interface FormOffer {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly scope: Scope;
  /** Whether it is now. */
  readonly isFiled: boolean;
}

/** How the cell's text is set, so that an input over it looks the same. Points. */
export interface EditorLook {
  readonly size: number;
  readonly linePitch: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly isBold: boolean;
  readonly paddingX: number;
  /** Web fonts of its face, those of the document. */
  readonly families: readonly string[];
}

/** A value that was typed and is not in the filing; what stood there does. */
export interface RefusedValue {
  readonly path: JsonPath;
  readonly typed: string;
  /** Why. */
  readonly message: string;
  readonly english: string;
}

/** Where a filing's editing stands. */
export interface EditingView {
  /** Rises with every change, and with every start of the preview. */
  readonly revision: number;
  /** Hash of the filing as it is edited. */
  readonly state: string;
  /** While it stays the same, paths lead where they did: no row or project has been moved. */
  readonly structure: string;
  /** Of the last step that can be undone: a page whose line broke finds out whether it was its own. */
  readonly gesture: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isUnsaved: boolean;
  /** Whether the file on disk is no longer what was opened. */
  readonly isConflict: boolean;
  /** Whether there is no file on disk any more; saving writes one. */
  readonly isGone: boolean;
  /** Whether unsaved edits come from a server that has ended. */
  readonly isRestored: boolean;
  /** Whether unsaved edits could not be noted on disk: they end with the server. */
  readonly isUnkept: boolean;
  /** What was typed and could not be taken, the last at the end. */
  readonly refused: readonly RefusedValue[];
  /** Whether there is a file to be saved into; what was dropped on the page is only kept here. */
  readonly hasFile: boolean;
  /** Lists of the form that have no row yet, which no cell can be clicked to begin. */
  readonly emptyLists: readonly { readonly path: JsonPath; readonly label: string }[];
}

/** What a page asks to be changed. */
export type EditCommand =
  | {
      readonly kind: 'type';
      readonly paths: readonly JsonPath[];
      readonly typed: string;
      readonly unit: AmountUnit;
      /** What these gestures have made is taken back, and `typed` is what stood there; what others typed there since stays. */
      readonly back?: readonly string[] | undefined;
    }
  /** Ids of all forms that the filing is to be handed in as. */
  | { readonly kind: 'forms'; readonly forms: readonly string[] }
  /** `index` -1 with `add`: the first row of an empty list. */
  | { readonly kind: 'row'; readonly list: JsonPath; readonly action: RowAction; readonly index: number }
  /** Cells copied from a spreadsheet, over the row's cell of that column; `columns`: as the row is printed. */
  | {
      readonly kind: 'paste';
      readonly list: JsonPath;
      readonly row: number;
      /** Of a merged label its first row, where `row` is its last; else the row. */
      readonly first: number;
      readonly amountUnit: AmountUnit;
      readonly column: string;
      readonly columns: readonly string[];
      readonly text: string;
    }
  | { readonly kind: 'project'; readonly action: RowAction; readonly index: number }
  /** Projects of another filing, in before the index. */
  | {
      readonly kind: 'copy-projects';
      readonly source: string;
      readonly projects: readonly number[];
      readonly index: number;
    }
  /** A suggested name; its target where the row has none yet. */
  | {
      readonly kind: 'suggest';
      readonly path: JsonPath;
      readonly name: string;
      readonly target: string | null;
    }
  /** A refused value is let go. */
  | { readonly kind: 'drop'; readonly path: JsonPath }
  /** As a finding suggests. */
  | { readonly kind: 'mend'; readonly edits: readonly Edit[] }
  /** A stretch of the file's text, from UTF-16 unit `at`, where it is still `was`. */
  | { readonly kind: 'part'; readonly at: number; readonly was: string; readonly text: string };

/** A stretch of the file's text: a line, or what is around a place of a long one. */
export interface TextPart {
  /** UTF-16 units from the text's beginning. */
  readonly at: number;
  readonly text: string;
  /** Where in it the fault is. */
  readonly caret: number;
}

/** A change that puts a fault right, for a button. */
export interface FaultMending {
  readonly label: string;
  readonly english: string;
  readonly command: EditCommand;
}

/** Why a filing cannot be read, and where it can be put right. */
export interface FaultView {
  /** Index of the project that it stands in; null: the unit, or the whole filing. */
  readonly project: number | null;
  /** In words; '' for the whole. */
  readonly place: string;
  readonly message: string;
  readonly english: string;
  readonly line: number | null;
  /** Null where the file has no such place. */
  readonly part: TextPart | null;
  /** The value that is wrong, as one would type it; null where it is no single value, or none of the filing's. */
  readonly value: {
    readonly path: JsonPath;
    readonly typed: string;
    readonly choices: readonly string[];
    readonly isLong: boolean;
  } | null;
  readonly mendings: readonly FaultMending[];
}

export interface EditRequest {
  /** Of the view that the command was made in: rows may have moved since. */
  readonly revision: number;
  /** Commands of one gesture that follow one another are undone together. */
  readonly gesture: string | null;
  readonly command: EditCommand;
}

/** The filing after an edit, an undo or a redo. */
export interface EditedView extends View {
  /** The first cell that shows what was changed. */
  readonly place: CellPlace | null;
  readonly path: JsonPath | null;
}

/** Refused: nothing was changed, and why. */
export type EditAnswer =
  | { readonly kind: 'edited'; readonly view: EditedView }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** A value in which what is edited and the file on disk differ, as JSON; null where it is not there. */
export interface Difference {
  /** In the file as it was opened, or in the side in which it is new. */
  readonly path: JsonPath;
  /** Who has changed it since it was opened: this page, another program, or both. */
  readonly by: 'mine' | 'theirs' | 'both';
  readonly label: string | null;
  readonly opened: string | null;
  readonly edited: string | null;
  readonly onDisk: string | null;
}

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly name: string }
  /** `disk` names the file's present state, for the one who decides to overwrite it. */
  /** `differences` null: the file on disk cannot be read, and can only be overwritten or left. */
  | { readonly kind: 'conflict'; readonly disk: string; readonly differences: readonly Difference[] | null }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };
