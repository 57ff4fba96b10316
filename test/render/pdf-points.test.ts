/** Lengths written digit by digit are those that JavaScript writes. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { ByteSink } from '../../src/render/byte-sink.js';
import { points, writePoints } from '../../src/render/pdf/content-stream.js';

function written(millipoints: number): string {
  const sink = new ByteSink();
  writePoints(millipoints, sink);
  return Buffer.from(sink.bytes()).toString('latin1');
}

it.each([
  0,
  -0,
  -0.3,
  0.5,
  1,
  -1,
  10,
  100,
  999,
  1000,
  -1000,
  1001,
  10_500,
  595_280,
  841_890,
  1e10,
  -1e13,
  Number.NaN,
])('%d', (millipoints) => {
  expect(written(millipoints)).toBe(`${points(millipoints)}`);
});

test('any length', () => {
  const lengths = fc.oneof(
    fc.integer({ min: -2_000_000, max: 2_000_000 }),
    fc.double({ min: -1e11, max: 1e11, noNaN: true }),
    fc.integer({ min: -1000, max: 1000 }).map((number) => number * 1000),
  );
  fc.assert(
    fc.property(lengths, (millipoints) => {
      expect(written(millipoints)).toBe(`${points(millipoints)}`);
    }),
    { numRuns: 3000 },
  );
});
