/** Takes a placed line apart into pieces that a browser sets without a space of its own: between kerns and links. */
import type { PlacedLine, PlacedParagraph, PlacedText } from '../../layout/index.js';
import type { Face, GlyphRun } from '../../text/index.js';

export interface TextPiece {
  readonly text: string;
  readonly face: Face;
  /** Millipoints. */
  readonly size: number;
  /** Left end and base line, on the page. */
  readonly x: number;
  readonly baseline: number;
  /** Where the piece leads to: it shows (a part of) a page number. */
  readonly anchor: string | null;
}

/** The pieces of one of the text's paragraphs, in order. Spaces that a line break swallowed stand at their line's end, for those who copy. */
export function textPieces(
  paragraph: PlacedParagraph,
  place: Pick<PlacedText, 'x' | 'y'>,
): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const { lines } = paragraph;
  let end = 0;
  lines.forEach((inBox, index) => {
    const line = { ...inBox, x: place.x + inBox.x, baseline: place.y + inBox.baseline };
    const start = Math.max(paragraph.text.indexOf(line.text, end), end);
    end = start + line.text.length;
    const next = lines[index + 1];
    const nextStart = next === undefined ? end : paragraph.text.indexOf(next.text, end);
    const swallowed = nextStart > end ? paragraph.text.slice(end, nextStart) : '';
    pieces.push(...withTail(linePieces(line, start, paragraph), swallowed));
  });
  return pieces;
}

function withTail(pieces: readonly TextPiece[], tail: string): readonly TextPiece[] {
  const last = pieces.at(-1);
  if (tail === '' || last === undefined) return pieces;
  return [...pieces.slice(0, -1), { ...last, text: last.text + tail }];
}

function linePieces(line: PlacedLine, start: number, paragraph: PlacedParagraph): readonly TextPiece[] {
  let offset = start;
  return line.runs.flatMap((run) => {
    const from = offset;
    offset += run.text.length;
    return runPieces(run, line, from, paragraph);
  });
}

/** `from` is where the run begins in the paragraph's text. */
function runPieces(
  run: GlyphRun,
  line: PlacedLine,
  from: number,
  paragraph: PlacedParagraph,
): readonly TextPiece[] {
  const references = paragraph.pageReferences;
  const cuts = new Set([0, run.text.length, ...run.kerns.map(({ at }) => at)]);
  for (const { start, end } of references) {
    for (const at of [start - from, end - from]) if (at > 0 && at < run.text.length) cuts.add(at);
  }
  const places = [...cuts].sort((one, other) => one - other);
  let x = line.x + run.x;
  return places.slice(0, -1).map((at, index) => {
    for (const kern of run.kerns) if (kern.at === at) x += kern.amount;
    const text = run.text.slice(at, places[index + 1]);
    const link = references.find(({ start, end }) => start <= from + at && from + at < end);
    const piece = { text, face: run.face, size: run.size, x, baseline: line.baseline };
    x += widthOf(text, run);
    return { ...piece, anchor: link?.anchor ?? null };
  });
}

function widthOf(text: string, { face, size }: GlyphRun): number {
  let advance = 0;
  for (const character of text) advance += face.advance(character.codePointAt(0) ?? 0) ?? 0;
  return (advance * size) / 1000;
}
