/** Where the lines of a placed text stand, and for painters their glyph runs; Word asks for neither. */
import type { Align } from '../../model/index.js';
import type { GlyphRun, TextSetter } from '../../text/index.js';
import type { PageItem, PlacedParagraph, PlacedText } from '../paged-document.js';

/** A line in its place on the page. */
interface LineBox {
  /** Left end and base line. */
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  /** Offset (UTF-16) of its text in the paragraph's. */
  readonly start: number;
  /** Includes the spaces that the break swallowed. */
  readonly text: string;
}

export interface PlacedLine extends LineBox {
  readonly runs: readonly GlyphRun[];
}

/** The share of the em that stands over the base line in a CJK face. */
const ascentShare = 0.88;

/** The lines of one of the text's paragraphs. */
export function lineBoxes(paragraph: PlacedParagraph, text: PlacedText): readonly LineBox[] {
  return paragraph.breaks.map((_, index) => lineBox(paragraph, text, index));
}

/** The lines with their glyph runs; `setter` has the faces that the text was laid out with. */
export function placedLines(
  paragraph: PlacedParagraph,
  text: PlacedText,
  setter: TextSetter,
): readonly PlacedLine[] {
  const runs = setter.glyphRuns(paragraph.text, text.style, paragraph.breaks);
  return runs.map((ofLine, index) => {
    const { x, baseline, width, start, text: words } = lineBox(paragraph, text, index);
    return { x, baseline, width, start, text: words, runs: ofLine };
  });
}

function lineBox(
  { text, breaks, firstLine, isFirst, hang = 0 }: PlacedParagraph,
  { style, linePitch, width, align, x, y }: PlacedText,
  index: number,
): LineBox {
  const line = breaks[index] ?? { start: 0, end: 0, width: 0 };
  const inLine = Math.round((linePitch - style.size) / 2 + style.size * ascentShare);
  return {
    x: x + (index === 0 && isFirst ? 0 : hang) + alignedOffset(align, width - line.width),
    baseline: y + (firstLine + index) * linePitch + inLine,
    width: line.width,
    start: line.start,
    text: text.slice(line.start, line.end),
  };
}

/** The texts of an item, in reading order. */
export function textsOf(item: PageItem): readonly PlacedText[] {
  if (item.kind === 'table') return item.cells.map(({ text }) => text);
  return item.right === null ? [item.text] : [item.text, item.right];
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
