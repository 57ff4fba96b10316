/** Writes one page's operators (ISO 32000-1, annex A) into one string. */
import { borderWeight, type Segment } from '../../layout/index.js';
import type { GlyphRun } from '../../text/index.js';
import type { EmbeddedFont } from './embedded-font.js';
import { points } from './points.js';

/**
 * Takes lengths in millipoints from the page's top and writes points from its foot. Every character of the string is
 * one byte (latin1).
 */
export class ContentStream {
  private operators = '';
  private inText = false;
  /** The font and size in force: `F1 10.5`. */
  private font = '';
  /** Where the last text began, as the operator Td counts from there. */
  private x = 0;
  private y = 0;

  constructor(private readonly pageHeight: number) {}

  /** All borders as one path; projecting ends fill the corners. */
  borders(segments: Iterable<Segment>): void {
    let path = '';
    for (const { x1, y1, x2, y2 } of segments) {
      path += `${points(x1)} ${this.up(y1)} m ${points(x2)} ${this.up(y2)} l\n`;
    }
    if (path === '') return;
    this.endText();
    this.operators += `q ${points(borderWeight)} w 2 J\n${path}S Q\n`;
  }

  /** A run of glyphs in one operator, its left end and base line given from the page's corner. */
  text(font: EmbeddedFont, run: GlyphRun, x: number, baseline: number): void {
    if (run.text === '') return;
    this.beginText();
    this.selectFont(`${font.name} ${points(run.size)}`);
    const left = Math.round(x);
    const base = Math.round(this.pageHeight - baseline);
    this.operators += `${points(left - this.x)} ${points(base - this.y)} Td ${shown(font, run)}\n`;
    this.x = left;
    this.y = base;
  }

  /** The whole page's content. */
  end(): string {
    this.endText();
    return this.operators;
  }

  private beginText(): void {
    if (this.inText) return;
    this.operators += 'BT\n';
    this.inText = true;
    this.x = 0;
    this.y = 0;
  }

  private endText(): void {
    if (this.inText) this.operators += 'ET\n';
    this.inText = false;
  }

  private selectFont(font: string): void {
    if (font === this.font) return;
    this.operators += `/${font} Tf\n`;
    this.font = font;
  }

  private up(y: number): number {
    return points(this.pageHeight - y);
  }
}

/** Tj, or TJ with the run's extra spaces, in thousandths of the size and to the left (ISO 32000-1, table 109). */
function shown(font: EmbeddedFont, run: GlyphRun): string {
  if (run.kerns.length === 0) return `(${codes(font, run.text)})Tj`;
  let array = '';
  let start = 0;
  for (const { at, amount } of run.kerns) {
    if (at > start) array += `(${codes(font, run.text.slice(start, at))})`;
    array += points(Math.round((-amount / run.size) * 1_000_000));
    start = at;
  }
  if (start < run.text.length) array += `(${codes(font, run.text.slice(start))})`;
  return `[${array}]TJ`;
}

function codes(font: EmbeddedFont, text: string): string {
  let string = '';
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    string += font.code(codePoint);
  }
  return string;
}
