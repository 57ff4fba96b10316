/** The inside of a `PreparedText`: what breaking and drawing read, by UTF-16 offset. */
import type { TextStyle } from './font-book.js';
import type { PreparedText } from './line.js';
import type { StyleMetrics } from './style-metrics.js';

/**
 * A unit is one number: its class (one of `characterClass`) in the low bits, over it the level of a break before it (one
 * of `breakLevel`), then marks: whether it is a space, and whether a gap stands before it.
 */
export const classMask = 0x1f;
export const levelShift = 5;
const levelMask = 7;
export const spaceMark = 0x100;
export const gapMark = 0x200;

export function levelOf(unit: number): number {
  return (unit >> levelShift) & levelMask;
}

/** The unit with another level of the break before it. */
export function withLevel(unit: number, level: number): number {
  return (unit & ~(levelMask << levelShift)) | (level << levelShift);
}

/** Extra space between hanzi and Latin: a quarter em, in millipoints. */
export function gapOf(size: number): number {
  return Math.round(size / 4);
}

/** Of a text prepared as one line both arrays are empty. Uses plain arrays: typed ones are expensive to create for short texts. */
export class PreparedParagraph implements PreparedText {
  readonly gap: number;

  constructor(
    readonly text: string,
    readonly style: TextStyle,
    readonly metrics: StyleMetrics,
    readonly units: readonly number[],
    /** Right end of all units before the offset, gaps included, in millipoints; one more than units. */
    readonly ends: readonly number[],
    readonly width: number,
    readonly uncovered: PreparedText['uncovered'],
  ) {
    this.gap = gapOf(style.size);
  }

  isSpace(at: number): boolean {
    return ((this.units[at] ?? 0) & spaceMark) !== 0;
  }

  hasGap(at: number): boolean {
    return ((this.units[at] ?? 0) & gapMark) !== 0;
  }

  /** Level of a break before the unit. */
  levelAt(at: number): number {
    return levelOf(this.units[at] ?? 0);
  }

  /** Where the unit's own glyph begins: behind the gap before it. */
  leftOf(at: number): number {
    return (this.ends[at] ?? 0) + (this.hasGap(at) ? this.gap : 0);
  }

  /** Offset behind the last unit of the range that is not a space. */
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
