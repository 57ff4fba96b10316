/** Writes one page's operators (ISO 32000-1, annex A). */
import { borderWeight, type Segment } from '../../layout/index.js';
import type { GlyphRun } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import type { EmbeddedFont } from './embedded-font.js';
import { points, writePoints } from './points.js';

/** Most bytes of a character's code between the brackets of a string: two, each behind a backslash. */
const longestCode = 4;

/** Takes lengths in millipoints from the page's top and writes points from its foot, into a sink of its own. */
export class ContentStream {
  private inText = false;
  /** The font and size in force. */
  private font: EmbeddedFont | null = null;
  private size = 0;
  /** Where the last text began, as the operator Td counts from there. */
  private x = 0;
  private y = 0;

  constructor(
    private readonly pageHeight: number,
    private readonly sink: ByteSink,
  ) {}

  /** All borders as one path; projecting ends fill the corners. */
  borders(segments: readonly Segment[]): void {
    if (segments.length === 0) return;
    const { sink } = this;
    this.endText();
    sink.ascii(`q ${points(borderWeight)} w 2 J\n`);
    for (const { x1, y1, x2, y2 } of segments) {
      this.place(x1, y1, ' m ');
      this.place(x2, y2, ' l\n');
    }
    sink.ascii('S Q\n');
  }

  /** A run of glyphs in one operator, its left end and base line given from the page's corner. */
  text(font: EmbeddedFont, run: GlyphRun, x: number, baseline: number): void {
    if (run.text === '') return;
    this.beginText();
    this.selectFont(font, run.size);
    const left = Math.round(x);
    const base = Math.round(this.pageHeight - baseline);
    this.pair(left - this.x, base - this.y, ' Td ');
    this.show(font, run);
    this.x = left;
    this.y = base;
  }

  end(): void {
    this.endText();
  }

  private beginText(): void {
    if (this.inText) return;
    this.sink.ascii('BT\n');
    this.inText = true;
    this.x = 0;
    this.y = 0;
  }

  private endText(): void {
    if (this.inText) this.sink.ascii('ET\n');
    this.inText = false;
  }

  private selectFont(font: EmbeddedFont, size: number): void {
    if (font === this.font && size === this.size) return;
    this.sink.ascii(`/${font.name} ${points(size)} Tf\n`);
    this.font = font;
    this.size = size;
  }

  private place(x: number, y: number, operator: string): void {
    this.pair(x, this.pageHeight - y, operator);
  }

  private pair(first: number, second: number, operator: string): void {
    writePoints(first, this.sink);
    this.sink.ascii(' ');
    writePoints(second, this.sink);
    this.sink.ascii(operator);
  }

  /** Tj, or TJ with the run's extra spaces, in thousandths of the size and to the left (ISO 32000-1, table 109). */
  private show(font: EmbeddedFont, { text, kerns, size }: GlyphRun): void {
    const { sink } = this;
    if (kerns.length === 0) {
      this.string(font, text, 0, text.length);
      sink.ascii('Tj\n');
      return;
    }
    sink.ascii('[');
    let start = 0;
    for (const { at, amount } of kerns) {
      if (at > start) this.string(font, text, start, at);
      writePoints(Math.round((-amount / size) * 1_000_000), sink);
      start = at;
    }
    if (start < text.length) this.string(font, text, start, text.length);
    sink.ascii(']TJ\n');
  }

  /** The codes of the characters from `start` to `end`, between brackets. */
  private string(font: EmbeddedFont, text: string, start: number, end: number): void {
    const { sink } = this;
    const buffer = sink.room((end - start) * longestCode + 2);
    let to = sink.length;
    buffer[to++] = 0x28;
    for (let at = start; at < end; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const code = font.code(codePoint);
      for (let index = 0; index < code.length; index += 1) buffer[to++] = code.charCodeAt(index);
    }
    buffer[to++] = 0x29;
    sink.length = to;
  }
}
