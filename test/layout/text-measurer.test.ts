/** Texts that are kept once measured: what is kept changes nothing, whatever was measured before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredText, type TextBoxSpec, TextMeasurer } from '../../src/layout/index.js';
import type { Paragraph } from '../../src/model/index.js';
import { createTextSetter } from '../../src/text/index.js';
import { fakeBook } from '../text/fake-font-book.js';

const references = { numberOf: () => '1', anchorOf: () => 'form-1' };
const freshMeasurer = (): TextMeasurer => new TextMeasurer(createTextSetter(fakeBook));

const boxes: fc.Arbitrary<TextBoxSpec> = fc.record({
  style: fc.record({ role: fc.constantFrom('宋体', '黑体'), size: fc.constantFrom(1000, 1200) }),
  linePitch: fc.constantFrom(1500, 1600),
  width: fc.constantFrom(2000, 3500, 9000),
  align: fc.constantFrom('left', 'center', 'right'),
  lastLine: fc.constantFrom('balance', 'mend', 'leave'),
});
const words = fc.constantFrom(
  '',
  '产出指标',
  '85.00(%)',
  '龘',
  '预算编审管理',
  'abcdefgh',
  '2024年度',
  '文'.repeat(30),
);
const paragraphs: fc.Arbitrary<readonly Paragraph[]> = fc.array(
  fc.record({
    spans: fc.array(
      fc.record({ kind: fc.constant('text'), text: words, sources: fc.constantFrom([], ['unit.name']) }),
      { maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 2 },
);

function shown({ box, paragraphs, lineCount, isFaulty }: MeasuredText): object {
  return { box, paragraphs, lineCount, isFaulty };
}

function textOf(text: string): readonly Paragraph[] {
  return [{ spans: [{ kind: 'text', text, sources: [] }] }];
}

const spec: TextBoxSpec = {
  style: { role: '宋体', size: 1000 },
  linePitch: 1500,
  width: 9000,
  align: 'left',
  lastLine: 'leave',
};

describe('a text that was measured before', () => {
  it('is measured as it would be for the first time', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(paragraphs, boxes), { maxLength: 12 }), (asked) => {
        const measurer = freshMeasurer();
        for (const [text, box] of [...asked, ...asked]) {
          const alone = freshMeasurer().measure(text, box, references);
          expect(shown(measurer.measure(text, box, references))).toEqual(shown(alone));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not measured again while it is short', () => {
    const measurer = freshMeasurer();
    const measure = (text: string): MeasuredText => measurer.measure(textOf(text), { ...spec }, references);
    expect(measure('产出指标')).toBe(measure('产出指标'));
    expect(measure('文'.repeat(30))).not.toBe(measure('文'.repeat(30)));
  });

  it('is let go when very many have come', () => {
    const measurer = freshMeasurer();
    const measure = (text: string): MeasuredText => measurer.measure(textOf(text), spec, references);
    const first = measure('产出指标');
    for (let number = 0; number < 5000; number += 1) measure(String(number));
    expect(measure('产出指标')).not.toBe(first);
    expect(shown(measure('产出指标'))).toEqual(shown(first));
  });

  it('is measured again where it shows a page number', () => {
    const measurer = freshMeasurer();
    const paragraph: Paragraph = { spans: [{ kind: 'pageReference', project: 0 }] };
    const pageOf = (page: string): string | undefined =>
      measurer.measure([paragraph], spec, { ...references, numberOf: () => page }).paragraphs[0]?.text;
    expect([pageOf('3'), pageOf('12')]).toEqual(['3', '12']);
  });
});
