/** How the tests of this room read a filing: from a text, or from a value that is changed first. */
import { readdirSync, readFileSync } from 'node:fs';
import { type FilingReading, readFiling } from '../../src/filing/index.js';

const SAMPLES = new URL('../../samples/', import.meta.url);

export const sampleFiles: readonly string[] = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'));

export function sampleBytes(name: string): Uint8Array {
  return readFileSync(new URL(name, SAMPLES));
}

/** Strictly, without normalising: what these tests are about is what the schema says. */
export function read(text: string): FilingReading {
  return readFiling(new TextEncoder().encode(text), { file: 'a.json', normalize: false });
}

export function readValue(value: unknown): FilingReading {
  return read(JSON.stringify(value) ?? '');
}

/** What a reader sees of a reading's faults: `path（label）：message`. */
export function faults(reading: FilingReading): readonly string[] {
  return reading.diagnostics.map(({ path, label, message }) => `${path}（${label ?? ''}）：${message}`);
}

/** A filing of one project with the given parts. */
export function withProject(project: object): unknown {
  return { year: 2024, unit: { name: '某中心' }, projects: [{ name: '甲', ...project }] };
}
