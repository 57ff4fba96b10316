/** Every real filing loads, and holds exactly what its file says. */
import { describe, expect, test } from 'vitest';
import { type Amount, type Filing, millionthsOf, readFiling } from '../../src/filing/index.js';
import { sampleBytes, sampleFiles } from './reading.js';

/** The filing's amounts written back as their files have them, all else as it stands. */
function asGiven(value: unknown): unknown {
  if (typeof value === 'bigint') return { amount: value };
  if (Array.isArray(value)) return value.map(asGiven);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asGiven(part)]));
}

/** Fails unless everything in `given` stands in `filing`, amounts by their exact value. */
function expectKept(given: unknown, kept: unknown, path: string): void {
  if (typeof kept === 'object' && kept !== null && 'amount' in kept) {
    expect(millionthsOf(String(given)), path).toBe(kept.amount);
  } else if (typeof given === 'object' && given !== null) {
    for (const [key, part] of Object.entries(given))
      expectKept(part, Reflect.get(Object(kept), key), `${path}.${key}`);
  } else {
    const counted = typeof given === 'number' && typeof kept === 'string';
    expect(kept, path).toEqual(counted ? String(given) : given);
  }
}

describe.each(sampleFiles)('%s', (name) => {
  const bytes = sampleBytes(name);
  const reading = readFiling(bytes, { file: name });

  test('loads without a word', () => {
    expect(reading.diagnostics).toEqual([]);
    expect(reading.value).not.toBeNull();
  });

  test('keeps every value of the file', () => {
    expectKept(JSON.parse(new TextDecoder().decode(bytes)), asGiven(reading.value), name);
  });

  test('is read from Windows line ends and with a byte order mark too', () => {
    const windows = `\ufeff${new TextDecoder().decode(bytes).replaceAll('\n', '\r\n')}`;
    expect(readFiling(new TextEncoder().encode(windows), { file: name }).value).toEqual(reading.value);
  });
});

test('there are filings to load', () => {
  expect(sampleFiles.length).toBeGreaterThanOrEqual(9);
});

test('types are those of the schema', () => {
  const filing = readFiling(sampleBytes('pujiang-jiwei-2024.json'), { file: '' }).value;
  const totals = (read: Filing): readonly (Amount | null)[] =>
    read.projects.map((project) => project.funding.annual.total);
  expect(filing === null ? [] : totals(filing)).toContain(470_000_000_000n);
});
