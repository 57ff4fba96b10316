/** The quick way of writing a paragraph's words gives what the careful one gives. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PlacedParagraph } from '../../src/layout/index.js';
import { CellParagraphs, isPlain, paragraph, paragraphRuns, plainLook } from '../../src/render/docx/index.js';
import { ByteSink } from '../../src/render/index.js';
import type { TextStyle } from '../../src/text/index.js';

const paragraphOf = (text: string): PlacedParagraph => ({
  text,
  indent: 0,
  lineEndSpaces: [],
  breaks: [],
  firstLine: 0,
  isFirst: true,
  isLast: true,
  pageReferences: [],
});

const style: TextStyle = { role: '黑体', size: 10500 };
const look = { ...plainLook('Text1'), align: 'center', indent: 2 } as const;

const written = (text: string): string => {
  const sink = new ByteSink();
  sink.write('<w:tc>');
  const paragraphs = [{ ...paragraphOf(text), indent: 100 }];
  new CellParagraphs('Text1', '黑体').write(
    { style, linePitch: 16000, width: 0, align: 'center', x: 0, y: 0, paragraphs },
    { align: 'center', spaceBefore: 0, mark: '' },
    sink,
  );
  return Buffer.from(sink.bytes()).toString('utf8');
};

const expected = (text: string): string =>
  `<w:tc>${Buffer.from(paragraph(look, paragraphRuns(paragraphOf(text), '黑体')))}`;

/** What cells hold, what XML and Word treat in a way of their own, and lone halves of characters. */
const units = [...'项目绩效，。（）Aa09.,%-+&<>"\' ≥“”²☑×①𠮷', '  ', '\u3000', '\ufeff', '\ufffe', '\uffff'];
const odd = ['\ud800', '\udc00', '\t', '\n', '\u0085', '\u00ad', '\u202e', '\u2066', '\0', '\x7f', '\u200b'];

test('any text is written as the careful way writes it', () => {
  const texts = fc.array(fc.constantFrom(...units, ...odd), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      expect(written(text)).toBe(expected(text));
    }),
    { numRuns: 2000 },
  );
});

test('every character by itself', () => {
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const text = String.fromCharCode(0x4e00, unit, 0x4e00);
    if (written(text) !== expected(text)) expect.fail(`U+${unit.toString(16)} is written otherwise`);
  }
});

describe('the quick way', () => {
  it.each(['项目名称', '72,343,526.29', 'A 级', '(2024年度)'])('takes %s', (text) => {
    expect(isPlain(text)).toBe(true);
  });
  it.each(['', '≥95%', ' 前', '后 ', '两  个', '全　角', 'a<b', '𠮷'])('leaves %s', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});
