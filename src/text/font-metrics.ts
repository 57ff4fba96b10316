/** Reads the metrics file of each of our faces, so that no TrueType file is opened. */
import type { Face } from './font-book.js';
import type { FontSource } from './font-file.js';
import { runTable } from './font-table.js';

type FaceFacts = Pick<
  Face,
  'id' | 'postScriptName' | 'bold' | 'ascent' | 'descent' | 'capHeight' | 'boundingBox'
>;

/** Content of `<face>.metrics.json`, written by `scripts/build-fonts.py`. Lengths in thousandths of an em. */
interface FaceMetrics extends FaceFacts {
  readonly file: string;
  readonly sha256: string;
  /** Runs of glyphs that are not one em wide: first glyph, then the advances. */
  readonly advances: readonly (readonly number[])[];
  /** Alternating gap and length of runs of code points; glyphs are numbered from 1 in this order. */
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

/** Validates thousands of numbers at every start by hand: building a schema would take longer than this check. */
function isFaceMetrics(value: unknown): value is FaceMetrics {
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map(Object.entries(value));
  const wanted = Object.entries(checks);
  return given.size === wanted.length && wanted.every(([key, isRight]) => isRight(given.get(key)));
}

const em = 1000;

/** Parses the metrics; null if they are invalid. */
export function parseMetrics(bytes: Uint8Array): FaceMetrics | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isFaceMetrics(value) ? value : null;
  } catch {
    return null;
  }
}

/** Returns advances by glyph index. */
function advancesByGlyph(metrics: FaceMetrics): Uint16Array {
  const glyphs = metrics.coverage.reduce((sum, length, index) => (index % 2 === 1 ? sum + length : sum), 1);
  const advances = new Uint16Array(glyphs).fill(em);
  for (const [first = 0, ...run] of metrics.advances) advances.set(run, first);
  return advances;
}

/** Makes a face from its metrics and its TrueType file. */
export function faceOfMetrics(metrics: FaceMetrics, source: FontSource): Face {
  const { file: _file, sha256: _hash, advances: _advances, coverage, ...facts } = metrics;
  const table = runTable({ coverage, advances: () => advancesByGlyph(metrics) });
  return { ...facts, outlines: 'TrueType', ...table, ...source };
}
