/** A paragraph's lines in the box of their text: what editors are told of them, and where the lines stand. */
import type { Align } from '../model/index.js';
import type { LineBreak, PreparedText, TextSetter } from '../text/index.js';
import type { TextWish } from './measure-text.js';
import type { PageReference, PlacedLine, PlacedParagraph } from './paged-document.js';

/** The share of the em that stands over the base line in a CJK face. */
const ascentShare = 0.88;

export class BrokenParagraph implements PlacedParagraph {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;

  constructor(
    private readonly setter: TextSetter,
    private readonly wish: TextWish,
    readonly prepared: PreparedText,
    /** At least one. */
    readonly breaks: readonly LineBreak[],
    readonly indent: number,
    /** Lines that stand over them in the box. */
    private readonly above: number,
    readonly pageReferences: readonly PageReference[],
  ) {
    const start = breaks[0]?.start ?? 0;
    const end = breaks.at(-1)?.end ?? 0;
    const { text } = prepared;
    this.text = text.slice(start, end);
    this.isFirst = start === 0;
    this.isLast = end === text.length;
  }

  get lines(): readonly PlacedLine[] {
    return this.breaks.map((line, index) => this.placed(line, this.above + index));
  }

  /** A word was broken, or no face has a character. */
  get isFaulty(): boolean {
    return this.prepared.uncovered.length > 0 || this.breaks.some((line) => line.forced);
  }

  /** Lines `from` (inclusive) to `to` (exclusive), at the top of a box; null where there are none. */
  part(from: number, to: number, above: number): BrokenParagraph | null {
    const breaks = this.breaks.slice(Math.max(0, from), Math.max(0, to));
    if (breaks.length === 0) return null;
    const { setter, wish, prepared, indent } = this;
    const start = breaks[0]?.start ?? 0;
    const end = breaks.at(-1)?.end ?? 0;
    const references = this.pageReferences
      .filter((reference) => reference.start >= start && reference.end <= end)
      .map((reference) => ({ ...reference, start: reference.start - start, end: reference.end - start }));
    return new BrokenParagraph(setter, wish, prepared, breaks, indent, above, references);
  }

  /** `index` counts from the box's first line. */
  private placed(line: LineBreak, index: number): PlacedLine {
    const { align, linePitch, style, width } = this.wish;
    return {
      x: alignedOffset(align, width - line.width),
      baseline: index * linePitch + Math.round((linePitch - style.size) / 2 + style.size * ascentShare),
      width: line.width,
      text: this.prepared.text.slice(line.start, line.end),
      runs: this.setter.glyphRuns(this.prepared, line),
    };
  }
}

function alignedOffset(align: Align, spare: number): number {
  switch (align) {
    case 'left':
      return 0;
    case 'center':
      return Math.round(spare / 2);
    case 'right':
      return spare;
  }
}
