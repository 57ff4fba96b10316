/** What the body of a Word file holds: paragraphs, and tables of cells that hold such blocks again. */
import type { CutMark } from './cut-mark.js';

export type BodyBlock = BodyParagraph | BodyTable;

interface BodyParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Its number in a list, which Word counts itself. */
  readonly numbering: Numbering | null;
  /** Whether its end is a deleted one: the next paragraph goes on with it. */
  readonly goesOn: boolean;
  /** What text boxes hold that are anchored in it. */
  readonly boxes: readonly (readonly BodyBlock[])[];
  readonly remarks: readonly TextRemark[];
}

export interface Numbering {
  readonly list: string;
  readonly level: number;
}

export interface BodyTable {
  readonly kind: 'table';
  readonly rows: readonly BodyRow[];
  /** Where its grid's columns end, in twips from its left edge. */
  readonly edges: readonly number[];
}

export interface BodyRow {
  /** Columns left out before the first cell, and behind the last. */
  readonly before: number;
  readonly after: number;
  readonly widthBefore: CellWidth | null;
  readonly isHidden: boolean;
  readonly cells: readonly BodyCell[];
}

/** In twips, or as a share of the table's. */
export type CellWidth = { readonly twips: number } | { readonly share: number };

export interface BodyCell {
  readonly columnSpan: number;
  readonly width: CellWidth | null;
  /** Whether it belongs to the cell above. */
  readonly goesOn: boolean;
  readonly cutMark: CutMark | null;
  readonly blocks: readonly BodyBlock[];
}

/**
 * What cannot be taken for plain text: `hidden`, `box` (beside a text) and `picture` are not in the text; `boxed`, `struck`, `symbol` (as �) and
 * `placeholder` are; `row`: the whole row is hidden; `embedded`: another file.
 */
export type RemarkKind =
  | 'hidden'
  | 'box'
  | 'boxed'
  | 'picture'
  | 'struck'
  | 'symbol'
  | 'placeholder'
  | 'row'
  | 'embedded';

export interface TextRemark {
  readonly kind: RemarkKind;
  readonly text: string;
}
