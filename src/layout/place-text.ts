/** Gives broken lines their places on the page. */
import type { Align } from '../model/index.js';
import type { GlyphRun, LineBreak, TextSetter } from '../text/index.js';
import type { MeasuredParagraph, MeasuredText } from './measure-text.js';
import type { PlacedLine, PlacedParagraph, PlacedText } from './paged-document.js';
import { twip } from './profile.js';

export interface TextPlace {
  /** Left edge and width between the paddings. */
  readonly x: number;
  readonly width: number;
  /** Upper edge of the first line. */
  readonly y: number;
  readonly align: Align;
}

/** Bookmark of a project's form. */
export type AnchorOf = (project: number) => string;

/** The share of the em that stands over the base line in a CJK face. */
const ascentShare = 0.88;

/** Places lines `from` (inclusive) to `to` (exclusive) of a text. */
export function placeText(
  text: MeasuredText,
  from: number,
  to: number,
  place: TextPlace,
  setter: TextSetter,
  anchorOf: AnchorOf,
): PlacedText {
  const paragraphs: PlacedParagraph[] = [];
  let index = from;
  while (index < to) {
    const first = text.lines[index];
    const paragraph = first === undefined ? undefined : text.paragraphs[first.paragraph];
    if (first === undefined || paragraph === undefined) break;
    const lineEnd = Math.min(paragraph.broken.lines.length, first.line + to - index);
    const y = place.y + (index - from) * text.linePitch;
    const lines = paragraph.broken.lines.slice(first.line, lineEnd);
    paragraphs.push(placeParagraph(text, paragraph, lines, { ...place, y }, setter, anchorOf));
    index += lines.length;
  }
  return { style: text.style, linePitch: text.linePitch, paragraphs };
}

function placeParagraph(
  text: MeasuredText,
  paragraph: MeasuredParagraph,
  lines: readonly LineBreak[],
  place: TextPlace,
  setter: TextSetter,
  anchorOf: AnchorOf,
): PlacedParagraph {
  const { prepared, broken, references } = paragraph;
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? 0;
  return {
    text: prepared.text.slice(start, end),
    indent: balancedIndent(text, paragraph),
    lines: lines.map((line, index) => {
      const runs = setter.glyphRuns(prepared, line);
      return placeLine(line, runs, prepared.text, text, { ...place, y: place.y + index * text.linePitch });
    }),
    isFirst: start === 0,
    isLast: end === (broken.lines.at(-1)?.end ?? 0),
    pageReferences: references
      .filter((reference) => reference.start >= start && reference.end <= end)
      .map(({ start: from, end: to, project }) => ({
        start: from - start,
        end: to - start,
        anchor: anchorOf(project),
      })),
  };
}

/** Narrows an editor's measure to that of the balanced lines, a fifth of an em wider than they need. */
function balancedIndent(text: MeasuredText, paragraph: MeasuredParagraph): number {
  if (paragraph.broken.lines.length < 2) return 0;
  const spare = text.width - paragraph.broken.measure - text.style.size / 5;
  return Math.max(0, Math.floor(spare / 2 / twip) * twip);
}

function placeLine(
  line: LineBreak,
  runs: readonly GlyphRun[],
  paragraphText: string,
  text: MeasuredText,
  place: TextPlace,
): PlacedLine {
  const { size } = text.style;
  return {
    x: place.x + alignedOffset(place.align, place.width - line.width),
    baseline: place.y + Math.round((text.linePitch - size) / 2 + size * ascentShare),
    width: line.width,
    text: paragraphText.slice(line.start, line.end),
    runs,
  };
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
