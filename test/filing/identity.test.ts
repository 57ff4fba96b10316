/** One identity of texts: what looks the same is the same, and what looks different is not. */
import { describe, expect, it } from 'vitest';
import { identityOf, isBlankText, isSameText, levelIdentity } from '../../src/identity/index.js';

const label = '产出指标';

describe('identityOf', () => {
  it.each([
    ['a space behind', `${label} `],
    ['a full-width space before', `\u3000${label}`],
    ['a no-break space behind', `${label}\u00a0`],
    ['a zero-width space inside', '产出\u200b指标'],
    ['a byte order mark', `\ufeff${label}`],
    ['a word joiner', `${label}\u2060`],
    ['a soft hyphen', '产\u00ad出指标'],
    ['a direction mark', `${label}\u200e`],
    ['a variation selector', '产\ufe00出指标'],
    ['a line end behind', `${label}\r\n`],
  ])('takes %s for nothing', (_name, text) => {
    expect(identityOf(text)).toBe(label);
  });

  it('takes a decomposed letter for the composed one, and a compatibility ideograph for the unified one', () => {
    expect(isSameText('Cafe\u0301', 'Café')).toBe(true);
    expect(isSameText('\uf92c', '郎')).toBe(true);
  });

  it.each([
    ['a space inside', '产出 指标'],
    ['full-width letters', 'ＡＢ'],
    ['another word', '产出'],
  ])('keeps %s apart', (_name, text) => {
    expect(identityOf(text)).toBe(text);
    expect(isSameText(text, label)).toBe(false);
  });
});

it.each(['', ' ', '\u3000', '\u200b', '\ufeff\u2060', '\u00a0\u200d\n', '\u2800', '\u3164'])(
  'a text of invisible characters only is blank: %j',
  (text) => {
    expect(isBlankText(text)).toBe(true);
    expect(identityOf(text)).toBe('');
  },
);

it('a mark or a figure can be seen', () => {
  expect(['0', '/', '。', 'e\u0301'].some(isBlankText)).toBe(false);
});

it('a level is the same with and without 指标 or 目标', () => {
  expect(['产出', '产出指标 ', '\u200b产出目标'].map(levelIdentity)).toEqual(['产出', '产出', '产出']);
  expect(levelIdentity('数量指标')).not.toBe(levelIdentity('质量指标'));
});
