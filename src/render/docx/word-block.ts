/** What the body is made of, whether our pages or Word's own are wanted: texts and tables one after another. */

import type { OutlineEntry, PageGeometry, PlacedText } from '../../layout/index.js';
import type { Align, VerticalAlign } from '../../model/index.js';

export type WordBlock = WordText | WordTable;

/** True of lists that show on which page each form begins. */
export function hasPageReferences(block: WordBlock): boolean {
  if (block.kind === 'text') return refersToPages(block.text);
  for (const { text } of block.cells) if (refersToPages(text)) return true;
  return false;
}

function refersToPages({ paragraphs }: PlacedText): boolean {
  for (const { pageReferences } of paragraphs) if (pageReferences.length > 0) return true;
  return false;
}

export interface Placed {
  /** Begins a new page. */
  readonly breakBefore: boolean;
  /** Begins a section of its own: other paper, or a page without a footer. */
  readonly section: WordSection | null;
  /** Bookmarks that stand here although no heading carries them. */
  readonly bookmarks: readonly OutlineEntry[];
}

/** A stretch of pages on the same paper (w:sectPr). */
export interface WordSection {
  readonly geometry: PageGeometry;
  /** Its first page has no footer. */
  readonly hasTitlePage: boolean;
}

export interface WordHeading {
  readonly level: 1 | 2;
  readonly anchor: string;
  /** What the navigation pane shows before the heading's own words and the page does not; mostly null. */
  readonly name: string | null;
}

export interface WordText extends Placed {
  readonly kind: 'text';
  readonly heading: WordHeading | null;
  readonly align: Align;
  readonly text: PlacedText;
  /** At the right end of the text's line. */
  readonly right: PlacedText | null;
  /** Millipoints. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

/** Lengths in millipoints. */
export interface WordTable extends Placed {
  readonly kind: 'table';
  /** From the left margin. */
  readonly indent: number;
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  readonly rows: readonly WordRow[];
  readonly cells: readonly WordCell[];
  readonly cellPadding: { readonly x: number; readonly y: number };
  /** For screen readers: the form that the table is of, and whether it goes on from a table before. */
  readonly caption: string;
  readonly description: string;
}

export interface WordRow {
  readonly maySplit: boolean;
  /** Word prints it again on each page; it takes this for a table's first rows only. */
  readonly isHeader: boolean;
}

export interface WordCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  readonly text: PlacedText;
  /** The side without a border, where a cell is parted in two that look as one. */
  readonly openSide?: 'top' | 'bottom';
}
