/** Results of line breaking: starts and ends of lines, and positions of glyphs. Lengths in millipoints. */
import type { Face, TextStyle } from './font-book.js';

/** A line as offsets (UTF-16) into the paragraph's text; the end of one is the start of the next. */
export interface LineBreak {
  readonly start: number;
  /** Includes the spaces that the break swallowed. */
  readonly end: number;
  /** Width without trailing spaces. */
  readonly width: number;
  /** Whether the line ends inside a word that is wider than the measure. */
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

/** A paragraph prepared for line breaking: characters, widths and possible line ends. Opaque outside text/. */
export interface PreparedText {
  readonly text: string;
  readonly style: TextStyle;
  /** Width of the whole text on one line. */
  readonly width: number;
  /** Characters that no face covers, with their offsets. */
  readonly uncovered: readonly { readonly at: number; readonly codePoint: number }[];
}

/** A line extended by the next unit that a word processor could set on it. */
export interface Overrun {
  /** Width of the line with that unit. */
  readonly width: number;
  /** Quarter ems between hanzi and Latin in that width. */
  readonly gaps: number;
  /** Dashes, tick boxes and circled numbers in it, which may be narrower elsewhere. */
  readonly narrowSymbols: number;
  /** Offset (UTF-16) behind the line's last character that is not a space. */
  readonly visibleEnd: number;
}

export interface BreakOptions {
  /** For titles and labels: breaks at ends of phrases and words into lines of similar width, without adding lines. */
  readonly balance: boolean;
}

export interface TextSetter {
  /** With a measure, below which the text is not broken: a text that is no wider is prepared as one line, which takes half the work. */
  prepare(text: string, style: TextStyle, measure?: number): PreparedText;
  /** Breaks greedily by kinsoku into at least one line (an empty text has one empty line). */
  breakLines(prepared: PreparedText, measure: number, options: BreakOptions): readonly LineBreak[];
  /** Returns for each line but the last what it would be with the next unit that a word processor could set on it. */
  overruns(prepared: PreparedText, lines: readonly LineBreak[]): readonly Overrun[];
  /** The glyph runs of each of a paragraph's lines, without trailing spaces. */
  glyphRuns(text: string, style: TextStyle, lines: readonly LineBreak[]): readonly (readonly GlyphRun[])[];
}
