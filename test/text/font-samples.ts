/** Fonts for tests, made from our own: other names, other licence bits, collections. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Face, FontBook, FontRole } from '../../src/text/index.js';

export const fontsFolder = fileURLToPath(new URL('../../fonts', import.meta.url));

export function ownFont(id: string): Uint8Array {
  return new Uint8Array(readFileSync(`${fontsFolder}/${id}.ttf`));
}

/** The font with one family name put for another of the same length (UTF-16 in the name table). */
export function renamed(font: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new RangeError('names of one length, please');
  const copy = Buffer.from(font);
  const wanted = Buffer.from(from, 'utf16le').swap16();
  const put = Buffer.from(to, 'utf16le').swap16();
  for (let at = copy.indexOf(wanted); at !== -1; at = copy.indexOf(wanted, at + put.length))
    put.copy(copy, at);
  return new Uint8Array(copy);
}

/** Where a table of the font begins. */
export function tableOffset(font: Uint8Array, tag: string): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
    if (Buffer.from(font.subarray(record, record + 4)).toString('latin1') === tag)
      return view.getUint32(record + 8);
  }
  throw new RangeError(`no table ${tag}`);
}

/** The font with these licence bits (OS/2 fsType, ninth byte of the table). */
export function withEmbedding(font: Uint8Array, fsType: number): Uint8Array {
  const copy = font.slice();
  new DataView(copy.buffer).setUint16(tableOffset(copy, 'OS/2') + 8, fsType);
  return copy;
}

/** A TrueType collection of the fonts. */
export function collection(fonts: readonly Uint8Array[]): Uint8Array {
  const header = 12 + 4 * fonts.length;
  const file = new Uint8Array(fonts.reduce((size, font) => size + font.length, header));
  const view = new DataView(file.buffer);
  file.set(Buffer.from('ttcf'));
  view.setUint32(4, 0x00010000);
  view.setUint32(8, fonts.length);
  let start = header;
  fonts.forEach((font, index) => {
    file.set(font, start);
    view.setUint32(12 + 4 * index, start);
    for (let record = start + 12; record < start + 12 + 16 * view.getUint16(start + 4); record += 16) {
      view.setUint32(record + 8, view.getUint32(record + 8) + start);
    }
    start += font.length;
  });
  return file;
}

export function faceOf(book: FontBook, role: FontRole, character: string): Face | null {
  return book.faceFor(role, character.codePointAt(0) ?? 0);
}
