/** What holds for every text and every measure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineBreak, neverAtLineEnd, neverAtLineStart, type PreparedText } from '../../src/text/index.js';
import { setter, style } from './fake-font-book.js';

const pieces = [
  ...'一二三四五六甲乙12aB □☑≥/-（）()，。、“”—…%℃"\t　',
  'é',
  'e\u0301',
  '𠮷',
  '龘',
  '葛\u{e0100}',
];
pieces.push('2024年', '12,345.00', '85.00(%)', '300(元/人)', 'word', '\u00a0', '\u200b', '\u200d', '  ');

const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const measures = fc.integer({ min: 0, max: 12_000 });
const runs = { numRuns: 600 };

function breakText(text: string, measure: number, balance: boolean) {
  const prepared = setter.prepare(text, style);
  return { prepared, lines: setter.breakLines(prepared, measure, { balance }) };
}

/** Characters (with what belongs to them) that are seen in the line. */
function visible(prepared: PreparedText, line: LineBreak): string {
  return (setter.glyphRuns(prepared.text, style, [line])[0] ?? []).map((run) => run.text).join('');
}

/** The text as it is drawn: stand-ins for what is not covered, nothing for what is not seen. */
function drawn(text: string): string {
  return text
    .replace(/\u0301|\u200b|\u200d|\u{e0100}/gu, '')
    .replaceAll('龘', '〓')
    .replaceAll('\t', ' ');
}

describe.each([false, true])('lines, balance %s', (balance) => {
  it('tile the text', () => {
    fc.assert(
      fc.property(texts, measures, (text, measure) => {
        const { lines } = breakText(text, measure, balance);
        expect(lines.map((line) => text.slice(line.start, line.end)).join('')).toBe(text);
        lines.forEach((line, index) => {
          expect(line.start).toBe(index === 0 ? 0 : lines[index - 1]?.end);
          expect(line.end > line.start || text === '').toBe(true);
        });
      }),
      runs,
    );
  });

  it('are no wider than the measure, single characters apart', () => {
    fc.assert(
      fc.property(texts, measures, (text, measure) => {
        const { prepared, lines } = breakText(text, measure, balance);
        for (const line of lines) {
          const seen = visible(prepared, line);
          expect(line.width <= measure || [...seen].length === 1).toBe(true);
        }
      }),
      runs,
    );
  });

  it('have no fault of kinsoku at their edges, forced breaks apart', () => {
    fc.assert(
      fc.property(texts, measures, (text, measure) => {
        const { prepared, lines } = breakText(text, measure, balance);
        lines.forEach((line, index) => {
          if (line.forced || index === lines.length - 1) return;
          const next = lines[index + 1];
          const first = next === undefined ? '' : (visible(prepared, next)[0] ?? '');
          const last = visible(prepared, line).at(-1) ?? '';
          expect(first !== '' && neverAtLineStart.includes(first)).toBe(false);
          expect(last !== '' && neverAtLineEnd.includes(last)).toBe(false);
        });
      }),
      runs,
    );
  });

  it('are drawn whole, and their runs add up', () => {
    fc.assert(
      fc.property(texts, measures, (text, measure) => {
        const { prepared, lines } = breakText(text, measure, balance);
        for (const line of lines) {
          const slice = drawn(text.slice(line.start, line.end));
          expect(visible(prepared, line).trimEnd()).toBe(slice.trimEnd());
          expect(widthOfRuns(prepared, line)).toBe(line.width);
        }
      }),
      runs,
    );
  });
});

/** Advances and kerns of the runs, with the room between runs, counted anew from the faces. */
function widthOfRuns(prepared: PreparedText, line: LineBreak): number {
  const drawnRuns = setter.glyphRuns(prepared.text, style, [line])[0] ?? [];
  for (const run of drawnRuns) {
    const advances = [...run.text].map((character) => run.face.advance(character.codePointAt(0) ?? 0) ?? 0);
    const kerns = run.kerns.map((kern) => kern.amount);
    expect([...advances, ...kerns].reduce((sum, part) => sum + part, 0)).toBe(run.width);
  }
  const last = drawnRuns.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}

describe('balance', () => {
  it('keeps the number of lines, and breaks no word that greedy breaking keeps whole', () => {
    fc.assert(
      fc.property(texts, measures, (text, measure) => {
        const greedy = breakText(text, measure, false);
        const balanced = breakText(text, measure, true);
        expect(balanced.lines.length).toBe(greedy.lines.length);
        if (!greedy.lines.some((line) => line.forced)) {
          expect(balanced.lines.filter((line) => line.forced)).toEqual([]);
        }
      }),
      runs,
    );
  });
});
