/**
 * What layout hands to every renderer: pages on which all is placed. Plain data: documents can be compared, written as JSON
 * and sent to other threads. Lengths in millipoints (1/1000 pt), y down from the
 * page's top.
 */
import type { Diagnostic } from '../diagnostics/index.js';
import type {
  Align,
  Cell,
  Grid,
  GridRow,
  HeadingBlock,
  ParagraphBlock,
  ParagraphKind,
  VerticalAlign,
} from '../model/index.js';
import type { LineBreak, TextStyle } from '../text/index.js';

export interface PagedDocument {
  readonly title: string;
  /** The unit that files; written into the document's properties. */
  readonly author: string;
  /** Of the document's own form; every page has its own. */
  readonly geometry: PageGeometry;
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  /** Files that travel inside the document, where its format can hold them. */
  readonly attachments: readonly Attachment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The part of a filing that the document prints. */
export interface Attachment {
  /** File name, unique in the document. */
  readonly name: string;
  /** JSON. */
  readonly json: string;
  /** Of the JSON's UTF-8 bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Paper and margins; the footer's kind is the same on all pages of a document. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait' | 'landscape';
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly footer: FooterStyle;
}

/** `pageOfPages` 第 X 页 共 Y 页, centred; `dashes` — X —, on the outer side (GB/T 9704-2012). */
export interface FooterStyle {
  readonly kind: 'pageOfPages' | 'dashes';
  readonly style: TextStyle;
  /** From the page's lower edge to the base line. */
  readonly baseline: number;
}

export interface OutlineEntry {
  readonly title: string;
  readonly level: OutlineLevel;
  /** Counts from 1. */
  readonly page: number;
  /** From the page's top. */
  readonly y: number;
  /** Bookmark name, unique in the document, ASCII: `form-3`. */
  readonly anchor: string;
}

/** In a compilation 主管部门, 单位 and 表; else a form, and under a summary its members. */
export type OutlineLevel = 1 | 2 | 3;

export interface Page {
  /** Counts from 1. */
  readonly number: number;
  readonly geometry: PageGeometry;
  readonly items: readonly PageItem[];
  /** Begins because a form asks for it, not because the page before is full. */
  readonly startsAnew: boolean;
  /** Null on a cover. */
  readonly footer: PlacedText | null;
}

export type PageItem = TextItem | TableItem;

/** Text outside a grid; a text that a page cut parts has an item on each page. */
export interface TextItem {
  readonly kind: 'text';
  /** Whose text it is, whole: where its words come from, and its line in the template. */
  readonly block: HeadingBlock | ParagraphBlock;
  readonly role: 'title' | ParagraphKind;
  /** Set where the text is a Word heading and a bookmark; a form under a unit's name (level 3) is found by its bookmark alone. */
  readonly heading: { readonly level: 1 | 2; readonly anchor: string } | null;
  readonly align: Align;
  /** Upper edge and height of its lines, on the page. */
  readonly y: number;
  readonly height: number;
  readonly text: PlacedText;
  /** Stands on the same line, at its right end; null: nothing does. */
  readonly right: PlacedText | null;
  /** Height left free over and under it. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  /** The item begins on this page because it must (a form's first item). */
  readonly startsPage: boolean;
  /** False if it goes on from the page before. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The rows of one grid that stand on one page, with fragments of its cells. */
export interface TableItem {
  readonly kind: 'table';
  readonly grid: Grid;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** One more than columns, from the page's left edge. */
  readonly columnEdges: readonly number[];
  /** One more than `rows`, from the page's top. */
  readonly rowEdges: readonly number[];
  readonly rows: readonly RowFragment[];
  readonly cells: readonly CellFragment[];
  /** Over and under every cell's text, and the least at its sides. */
  readonly cellPadding: { readonly x: number; readonly y: number };
  readonly startsPage: boolean;
  /** Whether the grid's first (last) row begins (ends) here. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A row of the grid, or the part of one that a cut has left on this page. */
export interface RowFragment {
  /** Index in `Grid.rows`. */
  readonly row: number;
  readonly role: GridRow['role'];
  readonly height: number;
  /** A head printed again at the top of a page. */
  readonly repeated: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The part of a cell that stands on one page. */
export interface CellFragment {
  readonly cell: Cell;
  /** First row of the fragment, as an index in `TableItem.rows`. */
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  /** Left and right of the text. */
  readonly paddingX: number;
  readonly text: PlacedText;
  /** The whole text stands here again because the cell went over a cut: a label with （续）, a weight, a head. */
  readonly repeated: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Text that has been broken, in its place on the page. */
export interface PlacedText {
  readonly style: TextStyle;
  readonly linePitch: number;
  /** Width of the text's box (between the paddings), in which its lines are aligned. */
  readonly width: number;
  readonly align: Align;
  /** Left edge of the box, and upper edge of its first line. */
  readonly x: number;
  readonly y: number;
  /** Not bound to a place: equal texts in equal boxes often share them (===). */
  readonly paragraphs: readonly PlacedParagraph[];
}

/** A paragraph, or the lines of one that a cut has left here. `placedLines` gives painters its lines with their glyphs. */
export interface PlacedParagraph {
  /** What an editor would hold: these lines' words with the spaces between; no line ends of ours. */
  readonly text: string;
  /** At least one line. */
  readonly breaks: readonly LineBreak[];
  /** Number of lines that stand over it in the box. */
  readonly firstLine: number;
  /**
   * Extra indent on each side under which a word processor breaks these very lines (kept groups, balanced labels); in text
   * that is not centred, all of it stands on the side that the lines do not begin at.
   */
  readonly indent: number;
  /** Where no indent does that. */
  readonly lineEndSpaces: readonly LineEndSpace[];
  /** How far all lines but the paragraph's first are moved in; left out: not at all. */
  readonly hang?: number;
  /** Goes on from, or goes on to, another fragment. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Page numbers shown in `text`. */
  readonly pageReferences: readonly PageReference[];
}

/** Space behind a line's last character that keeps a word processor from setting the next word on that line. */
export interface LineEndSpace {
  /** Offset (UTF-16) behind that character. */
  readonly at: number;
  readonly amount: number;
}

/** A page number in a paragraph's text: where it stands, and the anchor that it points to. */
export interface PageReference {
  readonly start: number;
  readonly end: number;
  readonly anchor: string;
}

/** A straight border, horizontal or vertical, of the document's one line weight. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Weight of every border: 0.5 pt. */
export const borderWeight = 500;

/** Height of the empty paragraph that Word needs before a page's table and after it. */
export const spacerHeight = 1000;
