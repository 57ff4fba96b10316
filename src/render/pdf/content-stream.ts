/** Writes one page's operators (ISO 32000-1, annex A). */

import { borderWeight, type Segment } from '../../layout/index.js';
import type { GlyphRun } from '../../text/index.js';
import type { ByteSink } from '../byte-sink.js';
import { points } from '../points.js';
import type { EmbeddedFont } from './fonts.js';

/** Characters that are boxes to be ticked. */
const boxes = /[□☐☑☒]/gu;
const box = /[□☐☑☒]/u;
/** Most bytes of a character's code between the brackets of a string: two, each behind a backslash. */
const longestCode = 4;

/** Gives the numbers of marked-content sequences. */
export interface ContentMarker {
  /** Returns the content number of the element's next text. */
  content(): number;
  /** Returns the content number of a box in it. */
  box(text: string): number;
}

/** Takes lengths in millipoints from the page's top and writes points from its foot, into a sink of its own. */
export class ContentStream {
  #inText = false;
  /** The font and size in force. */
  #font: EmbeddedFont | null = null;
  #size = 0;
  /** Start of the last text, which the operator Td is relative to. */
  #x = 0;
  #y = 0;
  #marker: ContentMarker | null = null;
  /** Whether a marked-content sequence is open. */
  #isMarking = false;

  readonly #pageHeight: number;
  readonly #sink: ByteSink;
  readonly #isTagged: boolean;

  /** Without `isTagged` no content is marked. */
  constructor(pageHeight: number, sink: ByteSink, isTagged = false) {
    this.#pageHeight = pageHeight;
    this.#sink = sink;
    this.#isTagged = isTagged;
  }

  /** All borders as one path; projecting ends fill the corners. */
  borders(segments: readonly Segment[]): void {
    if (segments.length === 0) return;
    const sink = this.#sink;
    this.#endText();
    if (this.#isTagged) sink.ascii('/Artifact BMC\n');
    sink.ascii(`q ${points(borderWeight)} w 2 J\n`);
    for (const { x1, y1, x2, y2 } of segments) {
      this.#place(x1, y1, ' m ');
      this.#place(x2, y2, ' l\n');
    }
    sink.ascii(this.#isTagged ? 'S Q\nEMC\n' : 'S Q\n');
  }

  /** Begins content of an element of the structure tree (14.7.4), up to `endMarked`. */
  beginContent(marker: ContentMarker): void {
    this.#marker = marker;
  }

  /** Begins an artifact, up to `endMarked`: repeated heads or page numbers (14.8.2.2). */
  beginArtifact(): void {
    if (!this.#isTagged) return;
    this.#beginText();
    this.#sink.ascii('/Artifact BMC\n');
    this.#isMarking = true;
  }

  endMarked(): void {
    this.#endSequence();
    this.#marker = null;
  }

  /** A run of glyphs in one operator, its left end and base line given from the page's corner. */
  text(font: EmbeddedFont, run: GlyphRun, x: number, baseline: number): void {
    if (run.text === '') return;
    this.#beginText();
    // Before the place and not behind it: the same operators stand together, which packs better.
    if (!box.test(run.text)) this.#markContent();
    this.#selectFont(font, run.size);
    const left = Math.round(x);
    const base = Math.round(this.#pageHeight - baseline);
    this.#pair(left - this.#x, base - this.#y, ' Td ');
    this.#show(font, run);
    this.#x = left;
    this.#y = base;
  }

  /** Marks what follows as content of the element in work, unless it is marked already. */
  #markContent(): void {
    if (this.#marker !== null && !this.#isMarking) this.#beginSequence(this.#marker.content());
  }

  /** Begins a marked-content sequence (14.6). */
  #beginSequence(number: number): void {
    this.#sink.ascii(`/P<</MCID ${number}>>BDC `);
    this.#isMarking = true;
  }

  #endSequence(): void {
    if (this.#isMarking) this.#sink.ascii('EMC\n');
    this.#isMarking = false;
  }

  end(): void {
    this.#endText();
  }

  #beginText(): void {
    if (this.#inText) return;
    this.#sink.ascii('BT\n');
    this.#inText = true;
    this.#x = 0;
    this.#y = 0;
  }

  #endText(): void {
    if (this.#inText) this.#sink.ascii('ET\n');
    this.#inText = false;
  }

  #selectFont(font: EmbeddedFont, size: number): void {
    if (font === this.#font && size === this.#size) return;
    this.#sink.ascii(`/${font.name} ${points(size)} Tf\n`);
    this.#font = font;
    this.#size = size;
  }

  #place(x: number, y: number, operator: string): void {
    this.#pair(x, this.#pageHeight - y, operator);
  }

  #pair(first: number, second: number, operator: string): void {
    this.#sink.ascii(`${points(first)} ${points(second)}${operator}`);
  }

  /** Boxes are elements with a text of their own (14.9.4): a reader that knows no glyph of theirs still says and copies them. */
  #show(font: EmbeddedFont, run: GlyphRun): void {
    const marker = this.#marker;
    let start = 0;
    if (marker !== null && box.test(run.text)) {
      for (const { 0: found, index } of run.text.matchAll(boxes)) {
        this.#showPart(font, run, start, index);
        start = index + found.length;
        this.#endSequence();
        this.#beginSequence(marker.box(found));
        this.#showPart(font, run, index, start);
        this.#endSequence();
      }
    }
    this.#showPart(font, run, start, run.text.length);
  }

  /**
   * A part of a run by Tj. A gap between hanzi and Latin widens the code before it, so that no reader takes it for a space;
   * a face that cannot have such codes moves by the gap with TJ, in thousandths of the size and to the left (table 109).
   */
  #showPart(font: EmbeddedFont, run: GlyphRun, from: number, to: number): void {
    if (from === to) return;
    const sink = this.#sink;
    this.#markContent();
    if (run.kerns.length === 0 || font.canWiden) {
      this.#string(font, run, from, to);
      sink.ascii('Tj\n');
      return;
    }
    sink.ascii('[');
    let start = from;
    for (const { at, amount } of run.kerns) {
      if (at < from || at >= to) continue;
      if (at > start) this.#string(font, run, start, at);
      sink.ascii(String(-thousandths(amount, run.size)));
      start = at;
    }
    this.#string(font, run, start, to);
    sink.ascii(']TJ\n');
  }

  /** The codes of the characters from `start` to `end`, between brackets. */
  #string(font: EmbeddedFont, { text, kerns, size }: GlyphRun, start: number, end: number): void {
    const sink = this.#sink;
    const buffer = sink.room((end - start) * longestCode + 2);
    let to = sink.length;
    buffer[to++] = 0x28;
    let nextKern = font.canWiden ? kerns.findIndex(({ at }) => at > start) : -1;
    for (let at = start; at < end; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      at += codePoint > 0xffff ? 2 : 1;
      const kern = nextKern < 0 ? undefined : kerns[nextKern];
      const isBeforeGap = kern?.at === at;
      if (isBeforeGap) nextKern += 1;
      const code = font.code(codePoint, isBeforeGap ? thousandths(kern.amount, size) : 0);
      for (let index = 0; index < code.length; index += 1) buffer[to++] = code.charCodeAt(index);
    }
    buffer[to++] = 0x29;
    sink.length = to;
  }
}

/** Thousandths of the size; kerns are quarters of an em. */
function thousandths(amount: number, size: number): number {
  return Math.round((amount / size) * 1000);
}
