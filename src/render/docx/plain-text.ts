/** Writes the words of most cells straight into the file: those in which every character stands for itself. */
import type { ByteSink } from '../byte-sink.js';

/** From here on characters take three bytes of UTF-8, and Word takes them for East Asian whatever the run says. */
export const firstEastAsian = 0x2e80;
const space = 0x20;
const lastAscii = 0x7e;
const bytesPerUnit = 3;

/** ASCII that XML gives a meaning. */
const markup: ReadonlySet<number> = new Set(Array.from('&<>"', (character) => character.charCodeAt(0)));

/**
 * Text as UTF-8; false, and nothing written, where a character needs care: one that XML escapes or cannot hold, one that
 * is not of the face that a run gives it, a control, a space that a reader would drop (`\s` at an edge, or two of them).
 */
export function writePlain(text: string, sink: ByteSink): boolean {
  sink.room(text.length * bytesPerUnit);
  const { buffer } = sink;
  const last = text.length - 1;
  let at = sink.length;
  for (let index = 0; index <= last; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= firstEastAsian) {
      if (!isPlainEastAsian(unit)) return false;
      buffer[at] = 0xe0 | (unit >> 12);
      buffer[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
      buffer[at + 2] = 0x80 | (unit & 0x3f);
      at += bytesPerUnit;
    } else {
      const isPlain = unit === space ? isSingle(text, index, last) : unit > space && unit <= lastAscii;
      if (!isPlain || markup.has(unit)) return false;
      buffer[at] = unit;
      at += 1;
    }
  }
  sink.length = at;
  return true;
}

/** No surrogate, no wide space, no mark of byte order, none of the two that are no characters. */
function isPlainEastAsian(unit: number): boolean {
  if (unit >= 0xd800) return unit >= 0xe000 && unit < 0xfffe && unit !== 0xfeff;
  return unit !== 0x3000;
}

/** Whether the space at `index` stands between words, alone. */
function isSingle(text: string, index: number, last: number): boolean {
  return index > 0 && index < last && text.charCodeAt(index + 1) !== space;
}
