/** Takes a placed line apart into pieces that a browser sets without a space of its own: between kerns and links. */
import { type PlacedLine, type PlacedParagraph, type PlacedText, placedLines } from '../../layout/index.js';
import type { Face, GlyphRun, TextSetter } from '../../text/index.js';

export interface TextPiece {
  readonly text: string;
  readonly face: Face;
  /** Millipoints. */
  readonly size: number;
  /** Left end and base line, on the page. */
  readonly x: number;
  readonly baseline: number;
  /** Target of a page reference that the piece shows; null: none. */
  readonly anchor: string | null;
}

/** The pieces of one of the text's paragraphs, in order. */
export function textPieces(
  paragraph: PlacedParagraph,
  text: PlacedText,
  setter: TextSetter,
): readonly TextPiece[] {
  return placedLines(paragraph, text, setter).flatMap((line) => {
    let offset = line.start;
    return line.runs.flatMap((run) => {
      const from = offset;
      offset += run.text.length;
      return runPieces(run, line, from, paragraph);
    });
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
