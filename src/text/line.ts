/** What line breaking returns: where lines begin and end, and where their glyphs stand. Lengths in millipoints. */
import type { Face, FontBook, TextStyle } from './font-book.js';

/** Lines of one paragraph as offsets (UTF-16) into its text; `end` of one is `start` of the next. */
export interface LineBreak {
  readonly start: number;
  /** Includes the spaces that the break swallowed. */
  readonly end: number;
  /** Width without trailing spaces. */
  readonly width: number;
  /** A word wider than the measure was broken at this line's end. */
  readonly forced: boolean;
}

/** Extra space before a character of a run: the quarter em between hanzi and Latin. */
export interface Kern {
  /** Offset (UTF-16) into the run's text. */
  readonly at: number;
  readonly amount: number;
}

/** A part of one line in one face and size. */
export interface GlyphRun {
  readonly face: Face;
  readonly size: number;
  readonly text: string;
  /** From the line's left end. */
  readonly x: number;
  readonly width: number;
  readonly kerns: readonly Kern[];
}

/** A paragraph made ready for breaking: characters, widths, and where a line may end. Opaque outside text/. */
export interface PreparedText {
  readonly text: string;
  readonly style: TextStyle;
  /** Width of the whole on one line. */
  readonly width: number;
  /** Characters that no face covers, with their offsets. */
  readonly uncovered: readonly { readonly at: number; readonly codePoint: number }[];
}

/** A line with the next unit that a word processor could set on it. */
export interface Overrun {
  /** Of the line with that unit. */
  readonly width: number;
  /** Quarter ems between hanzi and Latin in that width. */
  readonly gaps: number;
  /** Offset (UTF-16) behind the line's last character that is not a space. */
  readonly visibleEnd: number;
}

export interface BreakOptions {
  /** Titles and labels: as many lines, but ended where phrases and words do, and as equal as that allows. */
  readonly balance: boolean;
}

export interface TextSetter {
  prepare(text: string, style: TextStyle): PreparedText;
  /** Greedy, by kinsoku, at least one line (an empty text has one empty line). */
  breakLines(prepared: PreparedText, measure: number, options: BreakOptions): readonly LineBreak[];
  /** For each line but the last, what it would be with the next unit that a word processor could set on it. */
  overruns(prepared: PreparedText, lines: readonly LineBreak[]): readonly Overrun[];
  /** The glyph runs of each of a paragraph's lines, without trailing spaces. */
  glyphRuns(text: string, style: TextStyle, lines: readonly LineBreak[]): readonly (readonly GlyphRun[])[];
}

export type CreateTextSetter = (book: FontBook) => TextSetter;
