/** A form as it is written, before spans are resolved into slots. */
import type { ColumnWidth } from './dialect.js';
import type { CoverBlock, HeadingBlock, NewPageBlock, Paragraph, ParagraphBlock } from './form.js';
import type { CellTag, HeadingTag, ParagraphTag, RowTag, TableTag } from './tag.js';

export interface DraftForm {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

export type DraftBlock = HeadingBlock | ParagraphBlock | CoverBlock | NewPageBlock | DraftTable;

export interface DraftTable {
  readonly kind: 'table';
  readonly tag: TableTag;
  /** Widths of the columns, as far as they are given. */
  readonly widths: readonly ColumnWidth[];
  readonly rows: readonly RowTag[];
  /** Cells of all rows, in order. */
  readonly cells: readonly DraftCell[];
  /** For each row, the index of its first cell. */
  readonly starts: readonly number[];
}

/** A cell with what stands in it. */
export interface DraftCell {
  readonly tag: CellTag;
  readonly paragraphs: readonly Paragraph[];
}

/** A title or paragraph outside the grid, with what stands in it. */
export interface DraftLine {
  readonly tag: HeadingTag | ParagraphTag;
  readonly paragraphs: readonly Paragraph[];
  /** At the right end of the line. */
  readonly right?: readonly Paragraph[];
}
