/** A form before spans are resolved into slots. */
import type {
  CellChoice,
  ColumnRange,
  CoverBlock,
  HeadingBlock,
  NewPageBlock,
  Paragraph,
  ParagraphBlock,
} from './form.js';
import type { CellTag, HeadingTag, ParagraphTag, RowTag, TableTag } from './tag.js';

export interface DraftForm {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

export type DraftBlock = HeadingBlock | ParagraphBlock | CoverBlock | NewPageBlock | DraftTable;

export interface DraftTable {
  readonly kind: 'table';
  readonly tag: TableTag;
  /** Given widths of the columns. */
  readonly widths: readonly ColumnRange[];
  readonly rows: readonly RowTag[];
  /** Cells of all rows, in order. */
  readonly cells: readonly DraftCell[];
  /** For each row, the index of its first cell. */
  readonly starts: readonly number[];
}

/** A cell and its content. */
export interface DraftCell {
  readonly tag: CellTag;
  readonly paragraphs: readonly Paragraph[];
  readonly choice?: CellChoice;
}

/** A title or paragraph outside the grid, and its content. */
export interface DraftLine {
  readonly tag: HeadingTag | ParagraphTag;
  readonly paragraphs: readonly Paragraph[];
  /** Content at the right end of the line; undefined: none. */
  readonly right?: readonly Paragraph[];
}
