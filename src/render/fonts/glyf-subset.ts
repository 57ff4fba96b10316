/** Cuts a TrueType face down to the glyphs that a document shows (ISO/IEC 14496-22, 5.3). */
import { padded, type SfntTables, unitsPerEm, viewOf, writeTables } from './sfnt.js';

/** A glyph of the font, its advance widened by so many thousandths of the em. */
export interface SubsetGlyph {
  readonly glyph: number;
  readonly widening: number;
}

/**
 * A TrueType file with the given glyphs of a font, in this order: `glyphs[i]` becomes glyph i, so the first must be
 * 0 (.notdef). A glyph may stand more than once; widened, it is a composite glyph of the one part. Parts of composite
 * glyphs come after all that are given. The file holds what a reader needs of an embedded CIDFontType2
 * (ISO 32000-1, 9.9), hinting included where the face has it.
 */
export function subsetGlyphs(tables: SfntTables, glyphs: readonly SubsetGlyph[]): Uint8Array {
  const { kept, outlines } = collectOutlines(tables, glyphs);
  const { data, locations } = joinOutlines(outlines);
  const subset = new Map<string, Uint8Array>();
  for (const tag of ['cvt ', 'fpgm']) copyTable(tables, subset, tag);
  subset.set('glyf', data);
  subset.set('head', longLocations(tables.get('head')));
  subset.set('hhea', withCount(tables.get('hhea'), 34, kept.length));
  subset.set('hmtx', widenedMetrics(tables, kept, glyphs));
  subset.set('loca', locations);
  subset.set('maxp', withComposites(withCount(tables.get('maxp'), 4, kept.length)));
  copyTable(tables, subset, 'prep');
  return writeTables(subset);
}

function copyTable(from: SfntTables, to: Map<string, Uint8Array>, tag: string): void {
  const table = from.find(tag);
  if (table !== null) to.set(tag, table);
}

/** Returns `glyphs` and all parts of composite ones, with renumbered outlines. */
function collectOutlines(
  tables: SfntTables,
  glyphs: readonly SubsetGlyph[],
): { readonly kept: readonly number[]; readonly outlines: readonly Uint8Array[] } {
  const outlineOf = outlineReader(tables);
  const kept = glyphs.map(({ glyph }) => glyph);
  const outlines: Uint8Array[] = [];
  const parts = new Map<number, number>();
  glyphs.forEach(({ glyph, widening }, index) => {
    if (widening === 0 && !parts.has(glyph)) parts.set(glyph, index);
  });
  const numberOf = (glyph: number): number => {
    const known = parts.get(glyph);
    if (known !== undefined) return known;
    parts.set(glyph, kept.length);
    return kept.push(glyph) - 1;
  };
  // The list grows while parts are found; each glyph is added as a part once at most, so this ends.
  for (let index = 0; index < kept.length; index += 1) {
    const glyph = kept[index] ?? 0;
    const outline = outlineOf(glyph);
    const isWidened = (glyphs[index]?.widening ?? 0) !== 0;
    outlines.push(isWidened ? wrapped(outline, numberOf(glyph)) : renumberParts(outline, numberOf));
  }
  return { kept, outlines };
}

/** A composite glyph of one part at its place (5.3.3.2), with the part's bounding box; a blank glyph stays blank. */
function wrapped(outline: Uint8Array, part: number): Uint8Array {
  if (outline.length === 0) return outline;
  const glyph = new Uint8Array(16);
  glyph.set(outline.subarray(0, 10));
  const view = viewOf(glyph);
  view.setInt16(0, -1);
  view.setUint16(10, partFlags.argumentsArePlaces);
  view.setUint16(12, part);
  return glyph;
}

function outlineReader(tables: SfntTables): (glyph: number) => Uint8Array {
  const outlineAt = tables.partsOf('glyf');
  const locations = viewOf(tables.get('loca'));
  const long = viewOf(tables.get('head')).getInt16(50) === 1;
  const location = (glyph: number): number =>
    long ? locations.getUint32(glyph * 4) : locations.getUint16(glyph * 2) * 2;
  return (glyph) => outlineAt(location(glyph), location(glyph + 1));
}

/** Of the first byte of an outline, which begins with the number of contours. */
const signBit = 0x80;

const partFlags = {
  wordArguments: 0x1,
  argumentsArePlaces: 0x2,
  scale: 0x8,
  more: 0x20,
  twoScales: 0x40,
  matrix: 0x80,
} as const;

/** A simple outline as it is; a copy of a composite one (a negative number of contours) with its parts renumbered. */
function renumberParts(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  if (((outline[0] ?? 0) & signBit) === 0) return outline;
  const copy = new Uint8Array(outline);
  const view = viewOf(copy);
  let at = 10;
  let flags: number = partFlags.more;
  while ((flags & partFlags.more) !== 0) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + partLength(flags);
  }
  return copy;
}

function partLength(flags: number): number {
  const place = (flags & partFlags.wordArguments) === 0 ? 2 : 4;
  if ((flags & partFlags.scale) !== 0) return place + 2;
  if ((flags & partFlags.twoScales) !== 0) return place + 4;
  return (flags & partFlags.matrix) === 0 ? place : place + 8;
}

function joinOutlines(outlines: readonly Uint8Array[]): {
  readonly data: Uint8Array;
  readonly locations: Uint8Array;
} {
  const locations = new Uint8Array((outlines.length + 1) * 4);
  const view = viewOf(locations);
  let length = 0;
  outlines.forEach((outline, index) => {
    length += padded(outline.length);
    view.setUint32((index + 1) * 4, length);
  });
  const data = new Uint8Array(length);
  outlines.forEach((outline, index) => {
    data.set(outline, view.getUint32(index * 4));
  });
  return { data, locations };
}

function widenedMetrics(
  tables: SfntTables,
  kept: readonly number[],
  glyphs: readonly SubsetGlyph[],
): Uint8Array {
  const metrics = horizontalMetrics(tables, kept);
  const view = viewOf(metrics);
  const em = unitsPerEm(tables);
  glyphs.forEach(({ widening }, index) => {
    const advance = view.getUint16(index * 4) + Math.round((widening * em) / 1000);
    view.setUint16(index * 4, advance);
  });
  return metrics;
}

/** `maxp` for a font with composite glyphs of a part that may be composite itself (5.1.5). */
function withComposites(table: Uint8Array): Uint8Array {
  const copy = new Uint8Array(table);
  const view = viewOf(copy);
  const raise = (offset: number, least: number): void =>
    view.setUint16(offset, Math.max(view.getUint16(offset), least));
  raise(10, view.getUint16(6));
  raise(12, view.getUint16(8));
  raise(28, 1);
  view.setUint16(30, view.getUint16(30) + 1);
  return copy;
}

export function horizontalMetrics(tables: SfntTables, glyphs: readonly number[]): Uint8Array {
  const full = viewOf(tables.get('hmtx'));
  const count = viewOf(tables.get('hhea')).getUint16(34);
  const metrics = new Uint8Array(glyphs.length * 4);
  const view = viewOf(metrics);
  glyphs.forEach((glyph, index) => {
    // Glyphs after the last full entry have its advance and a left side bearing of their own.
    const bearing = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2;
    view.setUint16(index * 4, full.getUint16(Math.min(glyph, count - 1) * 4));
    view.setInt16(index * 4 + 2, full.getInt16(bearing));
  });
  return metrics;
}

export function withCount(table: Uint8Array, offset: number, count: number): Uint8Array {
  const copy = new Uint8Array(table);
  viewOf(copy).setUint16(offset, count);
  return copy;
}

/** `head` for four-byte locations, its checksum to be filled in. */
export function longLocations(table: Uint8Array): Uint8Array {
  const copy = new Uint8Array(table);
  viewOf(copy).setUint32(8, 0);
  viewOf(copy).setInt16(50, 1);
  return copy;
}
