/** Reads the metrics file that stands beside each face of ours, so that nothing here opens a TrueType file. */
import * as z from 'zod';
import type { Face } from './font-book.js';
import type { FontSource } from './font-file.js';
import { runTable } from './font-table.js';

const number = z.number();

/** Checked in one go: there are thousands, and zod looks at each on its own. */
const numbers = z.custom<readonly number[]>((value) => Array.isArray(value) && value.every(Number.isInteger));

/** What `scripts/build-fonts.py` writes as `<face>.metrics.json`. Lengths in thousandths of an em. */
const metricsSchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  sha256: z.string().length(64),
  postScriptName: z.string(),
  bold: z.boolean(),
  ascent: number,
  descent: number,
  capHeight: number,
  boundingBox: z.tuple([number, number, number, number]),
  /** Runs of glyphs that are not one em wide: first glyph, then the advances. */
  advances: z.array(numbers),
  /** Gap and length of each run of code points in turn; glyphs are numbered from 1 in this order. */
  coverage: numbers,
});

export type FaceMetrics = z.output<typeof metricsSchema>;

const EM = 1000;

/** The metrics in a file's bytes; null where they are not of that form. */
export function parseMetrics(bytes: Uint8Array): FaceMetrics | null {
  try {
    return metricsSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}

/** Advance by glyph index. */
function advancesByGlyph(metrics: FaceMetrics): Uint16Array {
  const glyphs = metrics.coverage.reduce((sum, length, index) => (index % 2 === 1 ? sum + length : sum), 1);
  const advances = new Uint16Array(glyphs).fill(EM);
  for (const [first = 0, ...run] of metrics.advances) advances.set(run, first);
  return advances;
}

/** The face of these metrics and their TrueType file. */
export function faceOfMetrics(metrics: FaceMetrics, source: FontSource): Face {
  const { id, postScriptName, ascent, descent, capHeight, boundingBox, bold } = metrics;
  return {
    id,
    postScriptName,
    ascent,
    descent,
    capHeight,
    boundingBox,
    bold,
    simpleGlyphs: true,
    ...runTable({ coverage: metrics.coverage, advances: () => advancesByGlyph(metrics) }),
    ...source,
  };
}
