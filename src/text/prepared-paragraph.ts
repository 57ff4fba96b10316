/** The inside of a `PreparedText`: what breaking and drawing read, by UTF-16 offset. */
import type { TextStyle } from './font-book.js';
import type { PreparedText } from './line.js';
import type { StyleMetrics } from './style-metrics.js';

/** Marks of a unit. */
export const spaceMark = 1;
export const gapMark = 2;

/** What stands at each boundary between units: the level of a break there, and marks of the unit behind it. */
export interface Boundaries {
  readonly text: string;
  /** Class of each unit, one of `characterClass`. Plain arrays: typed ones are dear to make for short texts. */
  readonly classes: number[];
  /** Break level before each unit, one of `breakLevel`. */
  readonly levels: number[];
  /** Whether the unit is a space, and whether a gap stands before it. */
  readonly marks: number[];
}

/** How wide the units are, and which characters no face has. */
export interface Measurements {
  /** Right end of all units before the offset, gaps included, in millipoints; one more than units. */
  readonly ends: readonly number[];
  readonly uncovered: PreparedText['uncovered'];
}

/** Extra space between hanzi and Latin: a quarter em, in millipoints. */
export function gapOf(size: number): number {
  return Math.round(size / 4);
}

export class PreparedParagraph implements PreparedText {
  readonly text: string;
  readonly style: TextStyle;
  readonly metrics: StyleMetrics;
  readonly levels: readonly number[];
  readonly marks: readonly number[];
  readonly ends: readonly number[];
  readonly uncovered: PreparedText['uncovered'];
  readonly gap: number;
  readonly width: number;

  constructor(style: TextStyle, metrics: StyleMetrics, boundaries: Boundaries, measurements: Measurements) {
    this.text = boundaries.text;
    this.style = style;
    this.metrics = metrics;
    this.levels = boundaries.levels;
    this.marks = boundaries.marks;
    this.ends = measurements.ends;
    this.uncovered = measurements.uncovered;
    this.gap = gapOf(style.size);
    this.width = this.widthOf(0, this.text.length);
  }

  isSpace(at: number): boolean {
    return ((this.marks[at] ?? 0) & spaceMark) !== 0;
  }

  hasGap(at: number): boolean {
    return ((this.marks[at] ?? 0) & gapMark) !== 0;
  }

  /** Where the unit's own glyph begins: behind the gap before it. */
  leftOf(at: number): number {
    return (this.ends[at] ?? 0) + (this.hasGap(at) ? this.gap : 0);
  }

  /** Offset behind the last unit of the stretch that is not a space. */
  visibleEnd(start: number, end: number): number {
    let at = end;
    while (at > start && this.isSpace(at - 1)) at -= 1;
    return at;
  }

  /** Width of a line without trailing spaces, and without a gap at its ends. */
  widthOf(start: number, end: number): number {
    const last = this.visibleEnd(start, end);
    return last === start ? 0 : (this.ends[last] ?? 0) - this.leftOf(start);
  }
}
