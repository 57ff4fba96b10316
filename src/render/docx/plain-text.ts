/** Writes the words of most cells straight into the file: those in which every character stands for itself. */
import type { ByteSink } from '../byte-sink.js';

/** From here on characters take three bytes of UTF-8, and Word takes them for East Asian whatever the run says. */
export const firstEastAsian = 0x2e80;
const space = 0x20;
const bytesPerUnit = 3;

/** 1 for printed ASCII to which XML gives no meaning. */
const plainAscii = new Uint8Array(firstEastAsian);
plainAscii.fill(1, space, 0x7f);
for (const character of '&<>"') plainAscii[character.charCodeAt(0)] = 0;

/**
 * Text as UTF-8; false, and nothing written, where a character needs care: one that XML escapes or cannot hold, one that
 * is not of the face that a run gives it, a control, a space that a reader would drop (`\s` at an edge, or two of them).
 */
export function writePlain(text: string, sink: ByteSink): boolean {
  const { length } = text;
  const buffer = sink.room(length * bytesPerUnit);
  let at = sink.length;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < firstEastAsian) {
      if (plainAscii[unit] === 0 || (unit === space && !isSingle(text, index))) return false;
      buffer[at] = unit;
      at += 1;
    } else {
      if (unit === 0x3000 || (unit >= 0xd800 && !isPlainAboveSurrogates(unit))) return false;
      buffer[at] = 0xe0 | (unit >> 12);
      buffer[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
      buffer[at + 2] = 0x80 | (unit & 0x3f);
      at += bytesPerUnit;
    }
  }
  sink.length = at;
  return true;
}

/** Neither a surrogate, nor the mark of byte order, nor one of the two that are no characters. */
function isPlainAboveSurrogates(unit: number): boolean {
  return unit >= 0xe000 && unit < 0xfffe && unit !== 0xfeff;
}

/** Whether the space at `index` stands between words, alone. */
function isSingle(text: string, index: number): boolean {
  return index > 0 && index < text.length - 1 && text.charCodeAt(index + 1) !== space;
}
