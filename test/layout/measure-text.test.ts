/** Texts whose last line would hold one character alone, and numbers that are wider than their cells. */
import { describe, expect, it } from 'vitest';
import { type LastLine, type LineEndSpace, type MeasuredText, measureText } from '../../src/layout/index.js';
import { createTextSetter } from '../../src/text/index.js';
import { fakeBook } from '../text/fake-font-book.js';

const setter = createTextSetter(fakeBook);

interface Lines {
  readonly lines: readonly string[];
  readonly indent: number;
  readonly lineEndSpaces: readonly LineEndSpace[];
}

function labelIn(text: string, ems: number): Lines {
  return linesIn(text, ems, 'balance');
}

function measuredIn(text: string, ems: number, lastLine: LastLine, size: number): MeasuredText {
  const wish = {
    style: { role: '宋体', size },
    linePitch: 1.5 * size,
    width: ems * size,
    align: 'center',
    lastLine,
  } as const;
  const paragraph = { spans: [{ kind: 'text', text, sources: [] }] } as const;
  const references = { numberOf: () => '1', anchorOf: () => 'form-1' };
  return measureText([paragraph], wish, setter, references);
}

function linesIn(text: string, ems: number, lastLine: LastLine, size = 1000): Lines {
  const [measured] = measuredIn(text, ems, lastLine, size).paragraphs;
  const { breaks = [], indent = 0, lineEndSpaces = [] } = measured ?? {};
  return { lines: breaks.map(({ start, end }) => text.slice(start, end)), indent, lineEndSpaces };
}

describe('a label that would leave one character alone', () => {
  it.each([
    ['年度资金申请总额', 7.5, ['年度资金', '申请总额']],
    ['预算编审管理', 5.5, ['预算编审', '管理']],
    ['可持续影响指标', 6.5, ['可持续', '影响指标']],
    ['服务对象满意度指标', 8.5, ['服务对象', '满意度指标']],
    ['部门(单位)名称', 6.5, ['部门(单位)', '名称']],
    ['第3阶段饮水路灯补助社', 6, ['第3阶段', '饮水路灯', '补助社']],
    ['补助资金第二批发放表', 6.5, ['补助资金', '第二批发放表']],
  ])('keeps the words of %s whole', (text, ems, lines) => {
    expect(labelIn(text, ems).lines).toEqual(lines);
  });
  it('is indented for a word processor to a measure between its widest line and that line with the next character', () => {
    // 4.5 ems of 5.5, on whole twips.
    expect(labelIn('预算编审管理', 5.5).indent).toBe(500);
  });
  it('keeps them whole in three lines, too, and ends a title’s lines with phrases', () => {
    expect(labelIn('服务对象满意度指标', 4.5).lines).toEqual(['服务对象', '满意度', '指标']);
    expect(labelIn('示例街道二〇二六年度项目绩效目标汇总表', 18.5).lines).toEqual([
      '示例街道二〇二六年度',
      '项目绩效目标汇总表',
    ]);
  });
});

describe('a text that would leave one character alone', () => {
  const linesOf = (text: string, ems: number) => linesIn(text, ems, 'mend').lines;

  it.each([
    ['指标2：困难妇女儿童慰问补贴标准', 15, ['指标2：困难妇女儿童慰问补贴', '标准']],
    ['重大信访案件妥善处置率。', 10.5, ['重大信访案件妥善处', '置率。']],
    ['一二三四五六七八九', 4.5, ['一二三四', '五六七', '八九']],
    // The last line may be as wide as the cell.
    ['河道保洁一二进一步；', 4.5, ['河道保洁', '一二进', '一步；']],
    ['一二三四五六七八九十一二三四五六', 3.5, ['一二三', '四五六', '七八九', '十一二', '三四', '五六']],
  ])('gives %s a second one, and takes no line more', (text, ems, lines) => {
    const greedy = linesIn(text, ems, 'leave').lines;
    expect(greedy.at(-1)).toMatch(/^.[。；]?$/u);
    expect(linesOf(text, ems)).toEqual(lines);
    expect(lines).toHaveLength(greedy.length);
  });
  it('is indented to a measure that gives these lines', () => {
    expect(linesIn('一二三四五六七八九十一', 10.5, 'mend').indent).toBe(500);
  });
  it.each([
    ['where that would take a line more', '一二三四五', 2.5],
    ['where a word would have to be broken', '一二三四abcdefghijkl字', 6.5],
    ['where two characters stand there', '一二三四五六', 4.5],
  ])('is left as it falls %s', (_, text, ems) => {
    expect(linesOf(text, ems)).toEqual(linesIn(text, ems, 'leave').lines);
  });
});

describe('a number wider than its cell', () => {
  const sizeOf = (text: string, ems: number): number => measuredIn(text, ems, 'leave', 10_000).box.style.size;

  // Digits, commas and points are half an em wide.
  it.each([
    ['987,808,196.28', 7, 9_500],
    ['987,808,196.28', 6.4, 9_000],
    ['-1,406.899788', 6, 9_000],
    ['33.333333%', 4.8, 9_500],
  ])('is set smaller: %s in %d ems', (text, ems, size) => {
    expect(linesIn(text, ems, 'leave', 10_000).lines).toEqual([text]);
    expect(sizeOf(text, ems)).toBe(size);
  });
  it('keeps its size where it fits, as all texts that are no number do', () => {
    expect(sizeOf('987,808,196.28', 8)).toBe(10_000);
    expect(sizeOf('ABCDEFGHIJKLMN', 6)).toBe(10_000);
  });
  it.each([
    ['1,987,808,196,123.28', 5.2, ['1,987,808,', '196,123.28']],
    ['12,345,678.90万元', 4, ['12,345,', '678.90', '万元']],
  ])(
    'is broken behind a comma where 9 points are too wide or words stand with it: %s',
    (text, ems, lines) => {
      expect(linesIn(text, ems, 'leave', 10_000).lines).toEqual(lines);
      expect(sizeOf(text, ems)).toBe(10_000);
    },
  );
  it('leaves no digit alone where it has no comma', () => {
    expect(linesIn('X1234567.89', 5.2, 'leave').lines).toEqual(['X1234567.8', '9']);
    expect(linesIn('X1234567.89', 5.2, 'mend').lines).toEqual(['X1234567.', '89']);
  });
});

describe('what a word processor is told', () => {
  const told = (text: string, ems: number) => {
    const { lines, indent, lineEndSpaces } = linesIn(text, ems, 'leave');
    return { lines, indent, lineEndSpaces };
  };

  it('is nothing where greedy breaking gives the same lines', () => {
    expect(told('一二三四五六七八九', 4.5)).toMatchObject({ indent: 0, lineEndSpaces: [] });
    expect(told('一二三四', 4.5)).toMatchObject({ indent: 0, lineEndSpaces: [] });
  });

  it('is an indent where a group is kept that would still fit in part', () => {
    const { lines, indent, lineEndSpaces } = told('专项资金□ 经常性项目☑ 一次性项目□', 15);
    expect(lines).toEqual(['专项资金□ 经常性项目☑ ', '一次性项目□']);
    expect(indent).toBeGreaterThan(0);
    expect(lineEndSpaces).toEqual([]);
  });

  it('is space behind a line’s last character where no measure suits all lines', () => {
    const { lines, indent, lineEndSpaces } = told('一二三四五六2024年一二三四五六七八九十', 8.5);
    expect(lines).toEqual(['一二三四五六', '2024年一二三四五', '六七八九十']);
    expect(indent).toBe(0);
    expect(lineEndSpaces).toEqual([{ at: 6, amount: expect.any(Number) }]);
    const [{ amount } = { amount: 0 }] = lineEndSpaces;
    // 2024 is two ems wide with its gap; without the space it would stand on the first line.
    expect(6000 + amount).toBeLessThanOrEqual(8500);
    expect(6000 + amount + 2200).toBeGreaterThan(8500);
  });
});
