/** Makes the glyph runs of a line: parts in one face, with the gaps between hanzi and Latin as kerns. */
import type { Face } from './font-book.js';
import type { GlyphRun, Kern, LineBreak } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';

/** A run under construction. */
interface OpenRun extends GlyphRun {
  text: string;
  width: number;
  kerns: readonly Kern[];
}

const none: readonly Kern[] = [];

/** See `TextSetter.glyphRuns`. A gap between two runs is in neither of them. */
export function glyphRunsOf(paragraph: PreparedParagraph, line: LineBreak): readonly GlyphRun[] {
  const { text, ends, metrics, gap } = paragraph;
  const left = paragraph.leftOf(line.start);
  const stop = paragraph.visibleEnd(line.start, line.end);
  let runs: OpenRun[] = [];
  let run: OpenRun | null = null;
  let at = line.start;
  // The run's text has all that is drawn so far; the rest is drawn as in the paragraph.
  let taken = at;
  while (at < stop) {
    const codePoint = text.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const paint = metrics.paint(codePoint);
    if (run !== null && paint?.face !== run.face) {
      run.text += text.slice(taken, at);
      taken = at;
    }
    if (paint === null) {
      taken = next;
      at = next;
      continue;
    }
    if (run === null || run.face !== paint.face) {
      const opened = openRun(paint.face, paragraph, paragraph.leftOf(at) - left);
      if (run === null) runs = [opened];
      else runs.push(opened);
      run = opened;
      taken = at;
    } else if (paragraph.hasGap(at)) {
      run.kerns = [...run.kerns, { at: run.text.length + at - taken, amount: gap }];
    }
    if (paint.substitute !== null) {
      run.text += text.slice(taken, at) + paint.substitute;
      taken = next;
    }
    run.width = (ends[next] ?? 0) - left - run.x;
    at = next;
  }
  if (run !== null) run.text += text.slice(taken, stop);
  return runs;
}

function openRun(face: Face, { style }: PreparedParagraph, x: number): OpenRun {
  return { face, size: style.size, text: '', x, width: 0, kerns: none };
}
