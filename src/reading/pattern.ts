/** A form as a pattern: its labels, and for each value the labels that it stands to. Built from the form itself. */
import type { JsonPath } from '../diagnostics/index.js';
import type { FilingSchema, PlaceKinds } from '../filing/index.js';
import type { CellKind } from '../model/index.js';
import type { LabelIndex } from './label-index.js';
import type { SeedEntries } from './sample-filing.js';

/** A piece of a cell's text: the form's own words, or a printed value. */
export type PatternPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly paths: readonly JsonPath[]; readonly sample: string };

export interface PatternCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly kind: CellKind;
  /** Whether cells of further rows that say the same become one with it. */
  readonly merges: boolean;
  readonly parts: readonly PatternPart[];
  /** Key of the form's own words. */
  readonly key: string;
  /** Paths shown, without duplicates. */
  readonly paths: readonly JsonPath[];
  /** Whether its number is worked out of several places, and read into none. */
  readonly isWorkedOut?: boolean;
  /** The word of the place's choices that a tick in the cell stands for. */
  readonly tick?: string;
  /** Key of what the form prints there where nothing is filled in. */
  readonly blankWords?: string;
}

/** A cell that names other cells. */
export interface LabelNode extends PatternCell {
  /** Keys that it may be known by, its own first. */
  readonly keys: readonly string[];
  readonly core: string;
  /** Keys of the nearest labels around it. */
  readonly around: Neighbours;
  /** The label's key with anything in the place of the values in it: 1—7月执行数; null where it has none. */
  readonly written: RegExp | null;
}

export interface Neighbours {
  readonly left: string | null;
  readonly right: string | null;
  readonly above: string | null;
  readonly below: string | null;
}

/** A value and the labels by which it is found: behind its label, or where a label's rows cross a head's columns. */
export interface ValueNode {
  readonly cell: PatternCell;
  readonly label: LabelNode | null;
  /** null: the value follows its label, without a head. */
  readonly head: LabelNode | null;
  /** Labels that may state the unit of an amount, the nearest first. */
  readonly unitLabels: readonly LabelNode[];
}

/** Rows of a list: one row an entry, found by the heads over them. */
export interface ListNode {
  /** `projects[0].indicators`. */
  readonly path: JsonPath;
  readonly columns: readonly ListColumn[];
  /** Key of the list within each entry whose entries the rows are: `steps`; null: a row is an entry. */
  readonly inner: string | null;
  /** Labels at the side of the rows: 绩效指标. */
  readonly sideLabels: readonly LabelNode[];
  readonly notes: readonly NoteNode[];
  /** Whether another list stands in the same rows, and may have entries where this one has none. */
  readonly hasBeside: boolean;
  /** A row of sums under the rows that has no label of its own. */
  readonly tail: readonly ValueNode[];
  /** Pattern rows that the list takes up. */
  readonly row: number;
  readonly rowSpan: number;
}

export interface ListColumn {
  readonly cell: PatternCell;
  /** Path within an entry: `level1`; several where the cell composes them. */
  readonly names: readonly string[];
  readonly head: LabelNode | null;
  /** Merged downwards where rows say the same: a blank below is the same again. */
  readonly isMerged: boolean;
  /** Whether each row is an entry of a list within the entry; `names` then have an index: `steps[1].name`. */
  readonly isInner: boolean;
  readonly unitLabels: readonly LabelNode[];
}

/** A note that replaces some columns in rows of entries with these words. */
export interface NoteNode {
  readonly cell: PatternCell;
  readonly columns: readonly ListColumn[];
  /** Keys of the merged columns of entries under the note. */
  readonly entryKeys: ReadonlySet<string>;
}

/** A text outside the grid. */
export interface TextNode {
  /** The text as the form writes it, its words included, with anything in the place of its values; NFKC. */
  readonly written: RegExp;
  readonly parts: readonly PatternPart[];
  readonly key: string;
  readonly paths: readonly JsonPath[];
  /** It stands at the right end of the line of the text before. */
  readonly endsLine: boolean;
}

export interface Pattern {
  readonly form: string;
  readonly title: string;
  readonly scope: 'project' | 'unit' | 'head';
  /** The form's own unit of amounts as a power of ten of 元. */
  readonly amountPower: number;
  /** Schema of the filings that the form prints. */
  readonly schema: FilingSchema;
  /** Kinds of places by the same schema. */
  readonly kinds: PlaceKinds;
  /** Titles as tables are searched for them: the form's headings and its name. */
  readonly titles: readonly string[];
  readonly texts: readonly TextNode[];
  readonly labels: readonly LabelNode[];
  /** Index of the labels. */
  readonly index: LabelIndex;
  readonly values: readonly ValueNode[];
  readonly lists: readonly ListNode[];
  /** Entries that the blank form's lists begin with: the words of their merged columns. */
  readonly seeds: SeedEntries;
  /** Keys of everything that the form itself says, the signature lines included. */
  readonly ownWords: ReadonlySet<string>;
  /** First words of signature lines: 填报单位(盖章). */
  readonly signatureWords: readonly string[];
}
