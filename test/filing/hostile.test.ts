/** Whatever the input is: an answer, never an exception, and every fault has its place and its name. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FilingReading, readFiling } from '../../src/filing/index.js';
import { mutated, placesOf } from './places.js';
import { read, readValue, sampleBytes, sampleFiles } from './reading.js';

/** Codes of faults that stand at no labelled place: unknown keys, and faults of the file as a whole. */
const PLACELESS = new Set(['filing/unknown-key', 'filing/duplicate-key', 'filing/syntax', 'filing/more']);

function expectAnswer(reading: FilingReading): void {
  expect(reading.value === null).toBe(reading.diagnostics.length > 0);
  for (const { code, path, label, message, english } of reading.diagnostics) {
    expect(path).not.toBeNull();
    expect(code).toMatch(/^filing\/[a-z0-9-]+$/);
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(english).not.toMatch(/\bexpected \w+, received\b|^Invalid/);
    if (path !== '' && !PLACELESS.has(code)) expect(label, `${code} ${path}`).not.toBeNull();
  }
}

test('any JSON value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => expectAnswer(readValue(value))),
    { numRuns: 500 },
  );
});

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectAnswer(readFiling(bytes, { file: '' }))),
    { numRuns: 500 },
  );
});

test('any text made of JSON’s signs', () => {
  const sign = fc.constantFrom(...'{}[]",:/*\\\n\r-.0eu甲 ', 'null', '"a"', '__proto__');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => expectAnswer(read(signs.join('')))),
    { numRuns: 1000 },
  );
});

const filings = sampleFiles.map((name): unknown => JSON.parse(new TextDecoder().decode(sampleBytes(name))));
const places = filings.flatMap((filing) => [...placesOf(filing)].map((path) => ({ filing, path })));
const wrong = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    '/',
    '1e9',
    -1,
    7.5,
    true,
    [],
    {},
    [null],
    { a: 1 },
    '\ud800',
    '\u0000',
    '93. 50',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test('corpus filings with anything in any place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), wrong, ({ filing, path }, by) => {
      expectAnswer(readValue(mutated(filing, path, by)));
    }),
    { numRuns: 1000 },
  );
});

test('corpus filings with their text cut, doubled or damaged', () => {
  const texts = sampleFiles.map((name) => new TextDecoder().decode(sampleBytes(name)));
  const edit = fc.record({
    text: fc.constantFrom(...texts),
    from: fc.nat(30_000),
    length: fc.nat(20),
    by: fc.constantFrom(
      '',
      '"',
      '{',
      '[',
      ']',
      '}',
      ',',
      ':',
      '\\',
      '\u0000',
      '，',
      '//',
      '/*',
      '\n',
      '1.',
      'null',
    ),
  });
  fc.assert(
    fc.property(edit, ({ text, from, length, by }) => {
      const at = from % text.length;
      expectAnswer(read(text.slice(0, at) + by + text.slice(at + length)));
    }),
    { numRuns: 300 },
  );
});
