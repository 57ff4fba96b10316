import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonEnds, lineIndex } from '../../src/json/index.js';

/** Texts in which line ends of all kinds meet. */
const text = fc.string({ unit: fc.constantFrom('甲', 'a', '\n', '\r', '\r\n'), maxLength: 30 });

/** By what each line looks like to one who splits the text. */
function positionsIn(whole: string): readonly object[] {
  return [...whole, ''].map((_, offset) => {
    const ends = [...whole.matchAll(/\r\n|\n|\r/g)].filter(
      ({ index, 0: end }) => index + end.length <= offset,
    );
    const last = ends.at(-1);
    const start = last === undefined ? 0 : last.index + last[0].length;
    return { line: ends.length + 1, column: offset - start + 1 };
  });
}

describe('lineIndex', () => {
  test('of a text that was changed is that of the changed text, known before or not', () => {
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (head, before, after, tail, isKnown) => {
        const index = lineIndex(head + before + tail);
        if (isKnown) index.positionAt(0);
        const changed = head + after + tail;
        const again = index.changedTo(changed);
        expect([...changed, ''].map((_, offset) => again.positionAt(offset))).toEqual(positionsIn(changed));
        expect(again.textOf(1)).toBe(/^[^\r\n]*/.exec(changed)?.[0]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('commonEnds', () => {
  test('are as long as they can be, and do not overlap', () => {
    fc.assert(
      fc.property(text, text, text, text, (head, one, other, tail) => {
        const [before, after] = [head + one + tail, head + other + tail];
        const { start, end } = commonEnds(before, after);
        expect(start + end).toBeLessThanOrEqual(Math.min(before.length, after.length));
        expect(before.slice(0, start)).toBe(after.slice(0, start));
        expect(before.slice(before.length - end)).toBe(after.slice(after.length - end));
        const isWhole = start + end === Math.min(before.length, after.length);
        if (isWhole) return;
        expect(before[start]).not.toBe(after[start]);
        expect(before.at(-1 - end)).not.toBe(after.at(-1 - end));
      }),
    );
  });
});
