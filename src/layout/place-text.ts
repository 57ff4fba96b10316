/** Gives measured texts their places on the page. */
import type { BrokenParagraph } from './broken-paragraph.js';
import type { MeasuredText } from './measure-text.js';
import type { PlacedText } from './paged-document.js';

/** Lines `from` (inclusive) to `to` (exclusive) of a text; `x` and `y` are the upper left corner of their box. */
export function placeText(text: MeasuredText, from: number, to: number, x: number, y: number): PlacedText {
  const { style, linePitch } = text.wish;
  const isWhole = from === 0 && to === text.lineCount;
  return { style, linePitch, x, y, paragraphs: isWhole ? text.paragraphs : partsOf(text, from, to) };
}

function partsOf(text: MeasuredText, from: number, to: number): readonly BrokenParagraph[] {
  const parts: BrokenParagraph[] = [];
  let before = 0;
  for (const paragraph of text.paragraphs) {
    const part = paragraph.part(from - before, to - before, Math.max(0, before - from));
    if (part !== null) parts.push(part);
    before += paragraph.breaks.length;
  }
  return parts;
}
