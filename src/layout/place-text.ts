/** Gives broken lines their places on the page. */
import type { Align, PageTarget } from '../model/index.js';
import type { GlyphRun, LineBreak, TextSetter } from '../text/index.js';
import type { MeasuredParagraph, MeasuredText, ReferenceRange } from './measure-text.js';
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

/** Bookmark of the form that is meant. */
export type AnchorOf = (target: PageTarget) => string;

const none: PlacedParagraph['pageReferences'] = [];

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
  let y = place.y;
  let before = 0;
  for (const paragraph of text.paragraphs) {
    const all = paragraph.broken.lines;
    const lines = all.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += all.length;
    if (lines.length === 0) continue;
    paragraphs.push(placeParagraph(text, paragraph, lines, place, y, setter, anchorOf));
    y += lines.length * text.linePitch;
  }
  return { style: text.style, linePitch: text.linePitch, paragraphs };
}

function placeParagraph(
  text: MeasuredText,
  paragraph: MeasuredParagraph,
  lines: readonly LineBreak[],
  place: TextPlace,
  /** Upper edge of the first of the lines. */
  y: number,
  setter: TextSetter,
  anchorOf: AnchorOf,
): PlacedParagraph {
  const { prepared, broken, references } = paragraph;
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? 0;
  return {
    text: prepared.text.slice(start, end),
    indent: balancedIndent(text, paragraph),
    lines: lines.map((line, index) =>
      placeLine(line, setter.glyphRuns(prepared, line), paragraph, text, place, y + index * text.linePitch),
    ),
    isFirst: start === 0,
    isLast: end === (broken.lines.at(-1)?.end ?? 0),
    pageReferences: placedReferences(references, start, end, anchorOf),
  };
}

/** The references that stand whole between two offsets of the paragraph. */
function placedReferences(
  references: readonly ReferenceRange[],
  start: number,
  end: number,
  anchorOf: AnchorOf,
): PlacedParagraph['pageReferences'] {
  if (references.length === 0) return none;
  return references
    .filter((reference) => reference.start >= start && reference.end <= end)
    .map(({ start: from, end: to, target }) => ({
      start: from - start,
      end: to - start,
      anchor: anchorOf(target),
    }));
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
  { prepared }: MeasuredParagraph,
  text: MeasuredText,
  place: TextPlace,
  y: number,
): PlacedLine {
  const { size } = text.style;
  return {
    x: place.x + alignedOffset(place.align, place.width - line.width),
    baseline: y + Math.round((text.linePitch - size) / 2 + size * ascentShare),
    width: line.width,
    text: prepared.text.slice(line.start, line.end),
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
