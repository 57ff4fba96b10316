/** The form that a template gives and layout takes: blocks of text, and grids in which one cell owns each slot. */
import type { JsonPath, LeafNames } from '../diagnostics/index.js';

/** One form, ready to be laid out. */
export interface Form {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What it prints of its filing, and what its own words say of it, such as √ in the column of a choice; left out: nothing. */
  readonly printed?: LeafNames;
}

export type Block = HeadingBlock | ParagraphBlock | GridBlock | CoverBlock | NewPageBlock;

/** A form's title (level 1). It becomes a Word heading and a PDF bookmark. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly paragraphs: readonly Paragraph[];
  readonly line: number;
}

/** `note`: under a table, small, with hanging indent and a gap above. */
export const paragraphKinds = ['subtitle', 'body', 'note', 'signature'] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

/** Text outside the grid: the year under the title, the unit of amounts, a signature line. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly paragraphKind: ParagraphKind;
  readonly align: Align;
  readonly paragraphs: readonly Paragraph[];
  /** Content at the right end of the same line: 填报单位 … 金额单位：万元; undefined: none. */
  readonly right?: readonly Paragraph[];
  readonly bold?: boolean;
  readonly line: number;
}

export interface GridBlock {
  readonly kind: 'grid';
  readonly grid: Grid;
}

/** A page of its own without a page number (封面): titles and subtitles in its upper third, body lines at its foot. */
export interface CoverBlock {
  readonly kind: 'cover';
  readonly blocks: readonly (HeadingBlock | ParagraphBlock)[];
}

/** A page break. */
export interface NewPageBlock {
  readonly kind: 'newPage';
  /** Bookmark of the new page; null: none. */
  readonly title: string | null;
}

export const aligns = ['left', 'center', 'right'] as const;
export type Align = (typeof aligns)[number];
export const verticalAligns = ['top', 'middle'] as const;
export type VerticalAlign = (typeof verticalAligns)[number];

/**
 * Kind of a cell's content. Decides alignment, face, and what happens where a page cut passes through the cell:
 * `label` is printed again with （续）, `weight` is printed again as it is, all others flow on.
 */
export const cellKinds = ['label', 'head', 'band', 'weight', 'value', 'amount', 'text', 'note'] as const;
export type CellKind = (typeof cellKinds)[number];

export interface Grid {
  /** Widths in thousandths of the table's width; their sum is 1000. */
  readonly columns: readonly number[];
  /** Where the pack gives ranges, of which `columns` are one choice of many; not rounded. */
  readonly ranges?: readonly ColumnRange[];
  readonly rows: readonly GridRow[];
  readonly cells: readonly Cell[];
  /** slots[row][column] is the index in `cells` of the cell that owns the slot. */
  readonly slots: readonly (readonly number[])[];
}

/** How narrow and how wide a column may be: in a template in the unit of all widths of the table, in a grid in thousandths. */
export interface ColumnRange {
  readonly least: number;
  /** Equal to `least` where nothing is to be chosen. */
  readonly most: number;
}

/**
 * `head` rows stand over the rows that follow and never end a page;
 * `repeatingHead` rows are printed again on each page that their rows go on to (the indicators' heads).
 * A `band` row names a section over the whole width and never ends a page either; bands from directly under repeating
 * heads on name groups of their rows, printed again with the heads.
 */
export type RowRole = 'body' | 'head' | 'repeatingHead' | 'band';

export interface GridRow {
  readonly role: RowRole;
  /** In points; undefined: as high as its text. */
  readonly leastHeight?: number;
  /** Line in the template. */
  readonly line: number;
}

export interface Cell {
  /** Index in `Grid.cells`. */
  readonly index: number;
  readonly kind: CellKind;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  readonly bold?: boolean;
  /** Whether cells of further rows that say the same become one with it. */
  readonly merges?: boolean;
  /** At least one; an empty cell has one paragraph without spans. */
  readonly paragraphs: readonly Paragraph[];
  /** Line in the template. */
  readonly line: number;
  /** The form prints a tick in it, and nothing else, where this word was chosen. */
  readonly choice?: CellChoice;
}

/** A word, and the place of the filing that it is chosen for. */
export interface CellChoice {
  readonly path: JsonPath;
  readonly word: string;
}

export interface Paragraph {
  readonly spans: readonly Span[];
}

export type Span = TextSpan | PageReferenceSpan;

/** Part of a text with the same sources. */
export interface TextSpan {
  readonly kind: 'text';
  readonly text: string;
  /** JSON paths of the data shown; empty for the form's own words. */
  readonly sources: readonly JsonPath[];
}

/** The number of the page on which a form begins; known only after layout. */
interface PageReferenceSpan extends PageTarget {
  readonly kind: 'pageReference';
}

/** The form whose page number is printed. */
export interface PageTarget {
  /** Index of the project in its filing; null: the filing's first form. */
  readonly project: number | null;
  /** Index of the filing in a compilation; undefined: this form's filing. */
  readonly filing?: number;
}

/** Returns the paragraph's text without page references. */
export function paragraphText(paragraph: Paragraph): string {
  let text = '';
  const { spans } = paragraph;
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span?.kind === 'text') text += span.text;
  }
  return text;
}

/** A cell, or a text outside the grid. */
interface ShownText {
  readonly paragraphs: readonly Paragraph[];
  readonly right?: readonly Paragraph[];
}

/** Returns the JSON paths shown in a cell or a text outside the grid, in order, without duplicates. */
export function shownSources({ paragraphs, right }: ShownText): readonly JsonPath[] {
  const found: JsonPath[] = [];
  addSources(paragraphs, found);
  if (right !== undefined) addSources(right, found);
  return found.length > 1 ? [...new Set(found)] : found;
}

/** Whether each of its values stands in it as it is: none is worked out of several, or comes twice. */
export function standApart({ paragraphs }: ShownText): boolean {
  const found: JsonPath[] = [];
  for (const { spans } of paragraphs)
    for (const span of spans)
      if (span.kind === 'text' && span.sources.length > 0) {
        if (span.sources.length > 1) return false;
        found.push(...span.sources);
      }
  return new Set(found).size === found.length;
}

// Called for every cell of a page: an array for each part of it would be most of the work.
function addSources(paragraphs: readonly Paragraph[], found: JsonPath[]): void {
  for (const { spans } of paragraphs) {
    for (const span of spans)
      if (span.kind === 'text' && span.sources.length > 0) found.push(...span.sources);
  }
}
