/** What is said of characters that no face covers. */
import { describe, expect, it } from 'vitest';
import { measureText, textFindings } from '../../src/layout/index.js';
import { createTextSetter } from '../../src/text/index.js';
import { fakeBook } from '../text/fake-font-book.js';

const wish = {
  style: { role: '宋体', size: 1000 },
  linePitch: 1500,
  width: 9000,
  align: 'left',
  lastLine: 'leave',
} as const;

const references = { numberOf: () => '1', anchorOf: () => 'form-1' };

function messagesOf(
  text: string,
  sources: readonly string[] = ['goals.overall'],
  part = '汇总表',
): readonly string[] {
  const paragraph = { spans: [{ kind: 'text', text, sources }] } as const;
  const measured = measureText([paragraph], wish, createTextSetter(fakeBook), references);
  return textFindings([paragraph], measured, 'substitute', part).map(
    ({ message, path }) => `${path} ${message}`,
  );
}

describe('a character without a glyph', () => {
  it('is said to be printed as 〓, and to be left out where it is a combining mark', () => {
    expect(messagesOf('龘')).toEqual(['goals.overall 字库中没有“龘”（U+9F98），已印作〓']);
    expect(messagesOf('e\u0301')).toEqual([
      'goals.overall 字库中没有“\u0301”（U+0301），没有印出，只印它所附的字',
    ]);
  });
});

describe('a text wider than its cell', () => {
  const sum = '9,999,999,999,999,999.00';

  it('is named, and so is its form, where it is a sum', () => {
    const said = `《汇总表》：“${sum}”比单元格还宽，已在字符间断开；请核对数据，数据不错的请加宽表样的这一列`;
    expect(messagesOf(sum, ['projects[0].total', 'projects[1].total'])).toEqual([
      `projects[0].total ${said}`,
    ]);
    expect(messagesOf(sum, [])).toEqual([`null ${said}`]);
    expect(messagesOf(sum, [], '汇总表：')).toEqual([`null ${said}`]);
  });

  it('is found by its path where it is one value', () => {
    expect(messagesOf(sum)).toEqual([expect.stringMatching(/^goals.overall 有一段不分开的文字/)]);
  });
});
