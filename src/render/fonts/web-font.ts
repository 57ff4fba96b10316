/** A face cut down to some characters as a browser takes it: a whole OpenType file with a character map of its own. */
import { type Face, fontInMemory } from '../../text/index.js';
import { subsetFont } from './font-program.js';
import { horizontalMetrics, longLocations, withCount } from './glyf-subset.js';
import { readTables, type SfntTables, unitsPerEm, writeTables } from './sfnt.js';
import { characterMap, metricsForSystems, nameTable, noGlyphNames } from './web-tables.js';

/**
 * The font with `codePoints` as glyphs 1, 2 and so on, all covered by the face. `family` is ASCII. It holds
 * no kerning and no substitution, so a browser sets each character with the advance that layout has counted on.
 */
export async function webFont(
  face: Face,
  codePoints: readonly number[],
  family: string,
): Promise<Uint8Array> {
  const source = readTables(fontInMemory(face.bytes()).open());
  const glyphs = [0, ...codePoints.map((codePoint) => face.glyph(codePoint))];
  const program = await subsetFont(
    face,
    glyphs.map((glyph) => ({ glyph, widening: 0 })),
  );
  const outlines =
    program.outlines === 'TrueType'
      ? [...tablesOf(program.bytes)]
      : [['CFF ', program.bytes] as const, ...metricTables(source, glyphs)];
  const tables = new Map<string, Uint8Array>([
    ...outlines,
    ['OS/2', metricsForSystems(face, unitsPerEm(source), codePoints)],
    ['cmap', characterMap(codePoints)],
    ['name', nameTable(family)],
    ['post', noGlyphNames()],
  ]);
  const inOrder = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  return writeTables(new Map(inOrder), program.outlines);
}

function* tablesOf(font: Uint8Array): Generator<readonly [string, Uint8Array]> {
  const tables = readTables(fontInMemory(font).open());
  for (const tag of ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']) {
    const table = tables.find(tag);
    if (table !== null) yield [tag, table];
  }
}

/** Makes the metric tables of CFF outlines: `maxp` is of version 0.5, six bytes. */
function metricTables(
  source: SfntTables,
  glyphs: readonly number[],
): readonly (readonly [string, Uint8Array])[] {
  return [
    ['head', longLocations(source.get('head'))],
    ['hhea', withCount(source.get('hhea'), 34, glyphs.length)],
    ['hmtx', horizontalMetrics(source, glyphs)],
    ['maxp', withCount(source.get('maxp').subarray(0, 6), 4, glyphs.length)],
  ];
}
