/** Widths, gaps, faces and stand-ins of the glyph runs. */
import { describe, expect, it } from 'vitest';
import { setter, style } from './fake-font-book.js';

/** The runs of the whole text on one line. */
function runsOf(text: string) {
  const prepared = setter.prepare(text, style);
  const [line] = setter.breakLines(prepared, 1_000_000, { balance: false });
  return line === undefined ? [] : (setter.glyphRuns(text, style, [line])[0] ?? []);
}

describe('gaps', () => {
  it('stand between hanzi and Latin, inside one run', () => {
    const [run, ...others] = runsOf('共12项abc表');
    expect(others).toEqual([]);
    expect(run).toMatchObject({ text: '共12项abc表', x: 0, width: 3000 + 2500 + 4 * 250 });
    expect(run?.kerns).toEqual([1, 3, 4, 7].map((at) => ({ at, amount: 250 })));
  });
  it.each([
    '共 12',
    '共，12',
    '（12）',
    '□12',
    '√12',
    '12％',
    'ＡＢ12',
    '共(12',
    '≥12',
    '100%的',
    'あ\u200b1',
  ])('stand not in %j', (text) => {
    expect(runsOf(text).flatMap((run) => run.kerns)).toEqual([]);
  });
  it('stand beside circled numbers', () => {
    expect(runsOf('①12')[0]?.kerns).toEqual([{ at: 1, amount: 250 }]);
  });
  it('stand beside kana, and behind a combining mark or a selector', () => {
    expect(runsOf('あ1')[0]?.kerns).toEqual([{ at: 1, amount: 250 }]);
    expect(runsOf('一\u{e0100}1')[0]).toMatchObject({ text: '一1', kerns: [{ at: 1, amount: 250 }] });
  });
  it('stand not at a line’s start or end', () => {
    const prepared = setter.prepare('一二12三', style);
    const lines = setter.breakLines(prepared, 2000, { balance: false });
    expect(lines.map((line) => line.width)).toEqual(
      [2000, 1000 + 1000 - 1000, 1000].filter((_, at) => at < lines.length),
    );
    const runs = setter.glyphRuns(prepared.text, style, lines);
    expect(runs.map(([run]) => run?.kerns)).toEqual(lines.map(() => []));
  });
});

describe('faces', () => {
  it('part runs, a gap between two in neither', () => {
    const runs = runsOf('一☑二');
    expect(runs.map(({ face, text, x, width }) => [face.id, text, x, width])).toEqual([
      ['song', '一', 0, 1000],
      ['boxes', '☑', 1000, 1000],
      ['song', '二', 2000, 1000],
    ]);
  });
  it('round each advance by itself', () => {
    const prepared = setter.prepare('aaa', { role: '宋体', size: 10_501 });
    expect(prepared.width).toBe(3 * 5251);
  });
});

describe('stand-ins', () => {
  it('draws 〓 one em wide for a character without a face, and tells where', () => {
    const prepared = setter.prepare('一龘a𠀀', style);
    expect(prepared.uncovered).toEqual([
      { at: 1, codePoint: 0x9f98 },
      { at: 3, codePoint: 0x20000 },
    ]);
    expect(runsOf('一龘a𠀀')[0]).toMatchObject({ text: '一〓a〓', width: 3500 + 500 });
  });
  it('leaves a mark without a face out, and tells', () => {
    const prepared = setter.prepare('e\u0301', style);
    expect(prepared).toMatchObject({ width: 500, uncovered: [{ at: 1, codePoint: 0x301 }] });
    expect(runsOf('e\u0301')[0]?.text).toBe('e');
  });
  it('draws tabs and line ends as spaces, and no controls, joiners or selectors', () => {
    const text = '一\t二\u0000\u200d\ufe0f三\u2060\r';
    expect(setter.prepare(text, style)).toMatchObject({ uncovered: [], width: 3500 });
    expect(runsOf(text)[0]?.text).toBe('一 二三');
  });
  it('takes a lone surrogate for a character without a face', () => {
    expect(setter.prepare('\ud800', style)).toMatchObject({
      width: 1000,
      uncovered: [{ at: 0, codePoint: 0xd800 }],
    });
  });
});

it('draws nothing for an empty line', () => {
  expect(runsOf('')).toEqual([]);
  expect(runsOf('   ')).toEqual([]);
});
