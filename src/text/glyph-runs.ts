/** The glyph runs of one line: stretches in one face, with the gaps between hanzi and Latin as kerns. */
import type { GlyphRun, Kern, LineBreak } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';
import type { Paint } from './style-metrics.js';

/** A run that is being put together. */
class OpenRun {
  readonly #paint: Paint;
  readonly #kerns: Kern[] = [];
  readonly #x: number;
  #right: number;
  #text = '';

  constructor(paint: Paint, x: number) {
    this.#paint = paint;
    this.#x = x;
    this.#right = x;
  }

  takes(paint: Paint): boolean {
    return this.#paint.face === paint.face;
  }

  add(text: string, right: number, gap: number): void {
    if (gap > 0 && this.#text !== '') this.#kerns.push({ at: this.#text.length, amount: gap });
    this.#text += text;
    this.#right = right;
  }

  close(size: number): GlyphRun {
    return {
      face: this.#paint.face,
      size,
      text: this.#text,
      x: this.#x,
      width: this.#right - this.#x,
      kerns: this.#kerns,
    };
  }
}

/** See `TextSetter.glyphRuns`. A gap between two runs is in neither of them. */
export function glyphRunsOf(paragraph: PreparedParagraph, line: LineBreak): readonly GlyphRun[] {
  const { text, ends, metrics, style } = paragraph;
  const left = paragraph.leftOf(line.start);
  const stop = paragraph.visibleEnd(line.start, line.end);
  const runs: GlyphRun[] = [];
  let open: OpenRun | null = null;
  let next = line.start;
  while (next < stop) {
    const at = next;
    const codePoint = text.codePointAt(at) ?? 0;
    next = at + (codePoint > 0xffff ? 2 : 1);
    const paint = metrics.paint(metrics.paints.get(codePoint));
    if (paint === null) continue;
    if (open === null || !open.takes(paint)) {
      if (open !== null) runs.push(open.close(style.size));
      open = new OpenRun(paint, paragraph.leftOf(at) - left);
    }
    const gap = at > line.start && paragraph.hasGap(at) ? paragraph.gap : 0;
    open.add(paint.substitute ?? text.slice(at, next), (ends[next] ?? 0) - left, gap);
  }
  if (open !== null) runs.push(open.close(style.size));
  return runs;
}
