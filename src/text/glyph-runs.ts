/** The glyph runs of one line: stretches in one face, with the gaps between hanzi and Latin as kerns. */
import type { Face } from './font-book.js';
import type { GlyphRun, Kern, LineBreak } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';

/** A run that is being put together. */
interface OpenRun {
  readonly face: Face;
  /** From the line's left end. */
  readonly x: number;
  readonly kerns: Kern[];
  /** What is drawn up to the offset `taken` of the paragraph; what follows is drawn as it stands there. */
  text: string;
  taken: number;
  /** Right end, counted as the paragraph's `ends`. */
  right: number;
}

const none: readonly Kern[] = [];

/** See `TextSetter.glyphRuns`. A gap between two runs is in neither of them. */
export function glyphRunsOf(paragraph: PreparedParagraph, line: LineBreak): readonly GlyphRun[] {
  const { text, ends, metrics } = paragraph;
  const left = paragraph.leftOf(line.start);
  const stop = paragraph.visibleEnd(line.start, line.end);
  const runs: GlyphRun[] = [];
  let open: OpenRun | null = null;
  let at = line.start;
  while (at < stop) {
    const codePoint = text.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const paint = metrics.paint(codePoint);
    if (open !== null && (paint === null || paint.face !== open.face)) take(open, text, at);
    if (paint === null) {
      if (open !== null) open.taken = next;
      at = next;
      continue;
    }
    if (open === null || open.face !== paint.face) {
      if (open !== null) runs.push(closed(open, paragraph, left));
      open = { face: paint.face, x: paragraph.leftOf(at) - left, kerns: [], text: '', taken: at, right: 0 };
    } else if (paragraph.hasGap(at)) {
      open.kerns.push({ at: open.text.length + at - open.taken, amount: paragraph.gap });
    }
    if (paint.substitute !== null) {
      take(open, text, at);
      open.text += paint.substitute;
      open.taken = next;
    }
    open.right = ends[next] ?? 0;
    at = next;
  }
  if (open !== null) {
    take(open, text, stop);
    runs.push(closed(open, paragraph, left));
  }
  return runs;
}

/** Adds what stands before `end` and is not taken yet. */
function take(open: OpenRun, text: string, end: number): void {
  if (end > open.taken) open.text += text.slice(open.taken, end);
  open.taken = end;
}

function closed(open: OpenRun, { style }: PreparedParagraph, left: number): GlyphRun {
  const { face, text, x, kerns, right } = open;
  const width = right - left - x;
  return { face, size: style.size, text, x, width, kerns: kerns.length === 0 ? none : kerns };
}
