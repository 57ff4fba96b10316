/** Reads the metrics file that stands beside each face of ours, so that nothing here opens a TrueType file. */
import type { Face } from './font-book.js';
import type { FontSource } from './font-file.js';
import { runTable } from './font-table.js';

/** What `scripts/build-fonts.py` writes as `<face>.metrics.json`. Lengths in thousandths of an em. */
export interface FaceMetrics {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly postScriptName: string;
  readonly bold: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly boundingBox: readonly [number, number, number, number];
  /** Runs of glyphs that are not one em wide: first glyph, then the advances. */
  readonly advances: readonly (readonly number[])[];
  /** Gap and length of each run of code points in turn; glyphs are numbered from 1 in this order. */
  readonly coverage: readonly number[];
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const areIntegers: Check = (value) => Array.isArray(value) && value.every(Number.isInteger);

const checks: Readonly<Record<keyof FaceMetrics, Check>> = {
  id: isText,
  file: isText,
  sha256: (value) => typeof value === 'string' && value.length === 64,
  postScriptName: isText,
  bold: (value) => typeof value === 'boolean',
  ascent: Number.isFinite,
  descent: Number.isFinite,
  capHeight: Number.isFinite,
  boundingBox: (value) => Array.isArray(value) && value.length === 4 && value.every(Number.isFinite),
  advances: (value) => Array.isArray(value) && value.every(areIntegers),
  coverage: areIntegers,
};

/** Thousands of numbers at every start: looked at here, where a schema would take longer to make than to use. */
function isFaceMetrics(value: unknown): value is FaceMetrics {
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map(Object.entries(value));
  const wanted = Object.entries(checks);
  return given.size === wanted.length && wanted.every(([key, isRight]) => isRight(given.get(key)));
}

const EM = 1000;

/** The metrics in a file's bytes; null where they are not of that form. */
export function parseMetrics(bytes: Uint8Array): FaceMetrics | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isFaceMetrics(value) ? value : null;
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

/** Makes a face of its metrics and its TrueType file. */
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
