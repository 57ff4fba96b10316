/** Validates a user's font before use, so that damaged tables fail here and not in a document. */

import { RefusedFile } from '../diagnostics/index.js';
import { tablesOf } from './font-collection.js';

/** Throws a `RefusedFile` that says what is wrong with the file's tables (ISO/IEC 14496-22). */
export function requireSoundFont(bytes: Uint8Array): void {
  const tables = viewsOf(bytes);
  const head = sized(tables, 'head', 54);
  const maxp = sized(tables, 'maxp', 6);
  const hhea = sized(tables, 'hhea', 36);
  const glyphs = maxp.getUint16(4);
  const unitsPerEm = head.getUint16(18);
  demand(glyphs >= 2, 'maxp: no glyphs');
  demand(unitsPerEm >= 16 && unitsPerEm <= 16_384, 'head: units per em');
  requireMetrics(sized(tables, 'hmtx', 4), hhea.getUint16(34), glyphs);
  const os2 = tables.get('OS/2');
  demand(os2 === undefined || os2.byteLength >= 68, 'OS/2: too short');
  requireCharacterMap(sized(tables, 'cmap', 4));
  const glyf = tables.get('glyf');
  if (glyf === undefined) return;
  demand(maxp.byteLength >= 32, 'maxp: too short');
  requireOutlines(glyf, locationsOf(sized(tables, 'loca', 4), head.getInt16(50) === 1, glyphs, glyf));
}

/** `fault` begins with the name of the table. */
function fontFault(fault: string): RefusedFile {
  const [table = ''] = fault.split(':');
  return new RefusedFile({ zh: `${table.trim()} 表有错`, en: fault });
}

type Tables = ReadonlyMap<string, DataView>;

function demand(holds: boolean, fault: string): void {
  if (!holds) throw fontFault(fault);
}

function viewsOf({ buffer, byteOffset, byteLength }: Uint8Array): Tables {
  const tables = tablesOf(new DataView(buffer, byteOffset, byteLength), 0);
  return new Map(
    tables.map(({ tag, offset, length }) => [tag, new DataView(buffer, byteOffset + offset, length)]),
  );
}

function sized(tables: Tables, tag: string, least: number): DataView {
  const table = tables.get(tag);
  if (table === undefined || table.byteLength < least) throw fontFault(`${tag}: missing or too short`);
  return table;
}

function requireMetrics(hmtx: DataView, full: number, glyphs: number): void {
  demand(full >= 1 && full <= glyphs, 'hhea: number of metrics');
  demand(hmtx.byteLength >= 4 * full + 2 * (glyphs - full), 'hmtx: too short');
}

const lastCodePoint = 0x10ffff;

/** Subtables lie within the table, and groups of formats 12 and 13 within Unicode and in order. */
function requireCharacterMap(cmap: DataView): void {
  const count = cmap.getUint16(2);
  demand(cmap.byteLength >= 4 + 8 * count, 'cmap: too short');
  for (let entry = 4; entry < 4 + 8 * count; entry += 8) {
    const offset = cmap.getUint32(entry + 4);
    demand(offset + 4 <= cmap.byteLength, 'cmap: outside the table');
    const format = cmap.getUint16(offset);
    if (format === 12 || format === 13) requireGroups(cmap, offset);
  }
}

function requireGroups(cmap: DataView, offset: number): void {
  demand(offset + 16 <= cmap.byteLength, 'cmap: too short');
  const count = cmap.getUint32(offset + 12);
  demand(offset + 16 + 12 * count <= cmap.byteLength, 'cmap: too many groups');
  let end = -1;
  for (let group = offset + 16; group < offset + 16 + 12 * count; group += 12) {
    const [first, last] = [cmap.getUint32(group), cmap.getUint32(group + 4)];
    demand(first > end && last >= first && last <= lastCodePoint, 'cmap: groups out of order');
    end = last;
  }
}

/** Returns the start of each glyph in `glyf`, and the end of the last. */
function locationsOf(loca: DataView, isLong: boolean, glyphs: number, glyf: DataView): readonly number[] {
  demand(loca.byteLength >= (glyphs + 1) * (isLong ? 4 : 2), 'loca: too short');
  const places: number[] = [];
  for (let glyph = 0; glyph <= glyphs; glyph += 1) {
    const place = isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
    demand(place >= (places.at(-1) ?? 0) && place <= glyf.byteLength, 'loca: places out of order');
    places.push(place);
  }
  return places;
}

/** Deepest nesting of composite glyphs; sound fonts stay far below it. */
const deepest = 16;

function requireOutlines(glyf: DataView, places: readonly number[]): void {
  const depths = new Map<number, number>();
  const depthOf = (glyph: number, level: number): number => {
    const known = depths.get(glyph);
    if (known !== undefined) return known;
    demand(level <= deepest, 'glyf: composite glyphs are nested in one another');
    const parts = partsOf(glyf, places, glyph);
    const depth = Math.max(0, ...parts.map((part) => 1 + depthOf(part, level + 1)));
    depths.set(glyph, depth);
    return depth;
  };
  for (let glyph = 0; glyph < places.length - 1; glyph += 1) depthOf(glyph, 0);
}

/** Returns the parts of a composite glyph; none for a simple one, whose contours are checked. */
function partsOf(glyf: DataView, places: readonly number[], glyph: number): readonly number[] {
  const start = places[glyph] ?? 0;
  const end = places[glyph + 1] ?? 0;
  if (start === end) return [];
  demand(end - start >= 10, 'glyf: too short');
  const contours = glyf.getInt16(start);
  if (contours >= 0) {
    demand(start + 12 + 2 * contours <= end || contours === 0, 'glyf: too many contours');
    return [];
  }
  const parts: number[] = [];
  let more = true;
  for (let at = start + 10; more; ) {
    demand(at + 4 <= end, 'glyf: a composite glyph without end');
    const flags = glyf.getUint16(at);
    const part = glyf.getUint16(at + 2);
    demand(part < places.length - 1, 'glyf: an unknown part');
    parts.push(part);
    more = (flags & 0x20) !== 0;
    at += 4 + ((flags & 0x1) === 0 ? 2 : 4) + scaleLength(flags);
  }
  return parts;
}

function scaleLength(flags: number): number {
  if ((flags & 0x8) !== 0) return 2;
  if ((flags & 0x40) !== 0) return 4;
  return (flags & 0x80) === 0 ? 0 : 8;
}
