/** A text broken into the lines of a box, as plain data: on a page it has a place, before that it has none. */
import type { Align, PageTarget } from '../../model/index.js';
import type { TextStyle } from '../../text/index.js';
import type { PlacedParagraph, PlacedText } from '../paged-document.js';
import type { LastLine } from './last-line.js';

/** The box that a text is set into. */
export interface TextBoxSpec {
  readonly style: TextStyle;
  readonly linePitch: number;
  /** Between the paddings. */
  readonly width: number;
  readonly align: Align;
  readonly lastLine: LastLine;
  /** Further lines of a paragraph are indented as far as its mark (注：, 1.) is wide. Left out: they are not. */
  readonly hangs?: boolean;
}

/** A text in its box, which has no place on a page yet. */
export interface MeasuredText {
  readonly box: TextBoxSpec;
  readonly paragraphs: readonly PlacedParagraph[];
  /** Lines of all paragraphs together. */
  readonly lineCount: number;
  readonly uncovered: readonly UncoveredCharacter[];
  /** Layout has something to report: a word was broken, or no face has a character. */
  readonly isFaulty: boolean;
}

/** A character that no face covers. */
export interface UncoveredCharacter {
  /** Index of the paragraph, and offset (UTF-16) into its text. */
  readonly paragraph: number;
  readonly at: number;
  readonly codePoint: number;
}

/** What page references print, and where they lead. */
export interface PageReferences {
  /** Number of the page on which the form begins; a wide stand-in until it is known. */
  readonly numberOf: (target: PageTarget) => string;
  /** Bookmark of the form. */
  readonly anchorOf: (target: PageTarget) => string;
}

/** Places lines `from` (inclusive) to `to` (exclusive) of a text; `x` and `y` are the upper left corner of their box. */
export function placeText(
  { box, paragraphs, lineCount }: MeasuredText,
  from: number,
  to: number,
  x: number,
  y: number,
): PlacedText {
  const isWhole = from === 0 && to === lineCount;
  const { style, linePitch, width, align } = box;
  const placed = isWhole ? paragraphs : partsOf(paragraphs, from, to);
  return { style, linePitch, width, align, x, y, paragraphs: placed };
}

function partsOf(
  paragraphs: readonly PlacedParagraph[],
  from: number,
  to: number,
): readonly PlacedParagraph[] {
  const parts: PlacedParagraph[] = [];
  for (const paragraph of paragraphs) {
    const part = partOf(paragraph, from, to);
    if (part !== null) parts.push(part);
  }
  return parts;
}

/** The paragraph's lines between two lines of the box, with offsets into their own text; null if there are none. */
function partOf(paragraph: PlacedParagraph, from: number, to: number): PlacedParagraph | null {
  const { firstLine, indent, isFirst, isLast } = paragraph;
  const lines = paragraph.breaks.slice(Math.max(0, from - firstLine), Math.max(0, to - firstLine));
  const start = lines[0]?.start;
  const last = lines.at(-1);
  if (start === undefined || last === undefined) return null;
  const { start: lastStart, end } = last;
  const shifted = <Range extends { readonly start: number; readonly end: number }>(range: Range): Range => ({
    ...range,
    start: range.start - start,
    end: range.end - start,
  });
  return {
    text: paragraph.text.slice(start, end),
    breaks: lines.map(shifted),
    firstLine: Math.max(0, firstLine - from),
    indent,
    lineEndSpaces: paragraph.lineEndSpaces
      .filter(({ at }) => at > start && at <= lastStart)
      .map(({ at, amount }) => ({ at: at - start, amount })),
    ...(paragraph.hang === undefined ? {} : { hang: paragraph.hang }),
    isFirst: isFirst && start === 0,
    isLast: isLast && end === paragraph.text.length,
    pageReferences: paragraph.pageReferences
      .filter((reference) => reference.start >= start && reference.end <= end)
      .map(shifted),
  };
}
