/** Tables that browsers ask of a font beyond its outlines (ISO/IEC 14496-22, 5.2). */
import type { Face } from '../../text/index.js';
import { viewOf } from './sfnt.js';

/** `cmap` with one subtable of format 12; `codePoints[i]` is shown by glyph i + 1. */
export function characterMap(codePoints: readonly number[]): Uint8Array {
  const groups = groupsOf(codePoints);
  const header = 12;
  const groupsAt = header + 16;
  const table = new Uint8Array(groupsAt + groups.length * 12);
  const view = viewOf(table);
  view.setUint16(2, 1);
  // Platform 3, encoding 10: Windows, all of Unicode.
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, header);
  view.setUint16(header, 12);
  view.setUint32(header + 4, table.length - header);
  view.setUint32(header + 12, groups.length);
  groups.forEach(({ first, last, glyph }, index) => {
    const at = groupsAt + index * 12;
    view.setUint32(at, first);
    view.setUint32(at + 4, last);
    view.setUint32(at + 8, glyph);
  });
  return table;
}

interface SegmentGroup {
  readonly first: number;
  last: number;
  readonly glyph: number;
}

function groupsOf(codePoints: readonly number[]): readonly SegmentGroup[] {
  const groups: SegmentGroup[] = [];
  const mapped = codePoints.map((codePoint, index) => ({ codePoint, glyph: index + 1 }));
  mapped.sort((one, other) => one.codePoint - other.codePoint);
  for (const { codePoint, glyph } of mapped) {
    const group = groups.at(-1);
    const follows = group?.last === codePoint - 1 && group.glyph + codePoint - group.first === glyph;
    if (follows) group.last = codePoint;
    else groups.push({ first: codePoint, last: codePoint, glyph });
  }
  return groups;
}

/** `OS/2`, version 4, with the face's heights. */
export function metricsForSystems(face: Face, unitsPerEm: number, codePoints: readonly number[]): Uint8Array {
  const table = new Uint8Array(96);
  const view = viewOf(table);
  const units = (thousandths: number): number => Math.round((thousandths * unitsPerEm) / 1000);
  const ascent = units(face.ascent);
  const descent = units(face.descent);
  view.setUint16(0, 4);
  view.setInt16(2, unitsPerEm);
  view.setUint16(4, face.bold ? 700 : 400);
  view.setUint16(6, 5);
  view.setUint16(62, face.bold ? 0x20 : 0x40);
  view.setUint16(64, Math.min(...codePoints, 0xffff));
  view.setUint16(66, Math.min(Math.max(...codePoints, 0), 0xffff));
  view.setInt16(68, ascent);
  view.setInt16(70, descent);
  view.setUint16(74, Math.max(ascent, 0));
  view.setUint16(76, Math.max(-descent, 0));
  view.setInt16(86, units(face.capHeight * 0.7));
  view.setInt16(88, units(face.capHeight));
  return table;
}

/** `name`, format 0: family, style, full and PostScript name, in UTF-16 for Windows and US English. */
export function nameTable(family: string): Uint8Array {
  const names: readonly (readonly [number, string])[] = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family],
  ];
  const textsAt = 6 + names.length * 12;
  const table = new Uint8Array(textsAt + names.reduce((sum, [, text]) => sum + text.length * 2, 0));
  const view = viewOf(table);
  view.setUint16(2, names.length);
  view.setUint16(4, textsAt);
  let offset = 0;
  names.forEach(([id, text], index) => {
    const fields = [3, 1, 0x409, id, text.length * 2, offset];
    fields.forEach((field, place) => {
      view.setUint16(6 + index * 12 + place * 2, field);
    });
    for (let at = 0; at < text.length; at += 1) {
      view.setUint16(textsAt + offset + at * 2, text.charCodeAt(at));
    }
    offset += text.length * 2;
  });
  return table;
}

/** `post`, version 3: glyphs have no names. */
export function noGlyphNames(): Uint8Array {
  const table = new Uint8Array(32);
  viewOf(table).setUint32(0, 0x00030000);
  return table;
}
