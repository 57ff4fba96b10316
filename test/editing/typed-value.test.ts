/** What people type becomes the JSON that a filing gives: amounts in the form's unit, numbers as they were written, targets in words or parts. */
import { describe, expect, it } from 'vitest';
import { changedLeaves, EditHistory, editAll, leavesOf, typedJson } from '../../src/editing/index.js';
import { readFiling } from '../../src/filing/index.js';

describe('a typed value', () => {
  const cases: readonly (readonly [
    Parameters<typeof typedJson>[1]['kind'],
    '元' | '万元',
    string,
    string,
    string,
  ])[] = [
    ['amount', '元', '150,000', 'null', '"150000.00"'],
    ['amount', '元', '15万', '', '"150000.00"'],
    ['amount', '万元', '15', '"1"', '"150000.00"'],
    ['amount', '万元', '0.000001', 'null', '"0.01"'],
    ['amount', '万元', '150000元', 'null', '"150000.00"'],
    ['amount', '元', '１２．５', '3', '12.50'],
    ['amount', '元', '150000', '"150,000"', '"150,000"'],
    ['amount', '元', '12x', 'null', '"12x"'],
    ['amount', '元', '  ', '"1"', 'null'],
    ['decimal', '元', '95%', 'null', '"95"'],
    ['decimal', '元', '7.50', '7.5', '7.50'],
    ['date', '元', '2024年1月5日', 'null', '"2024-01-05"'],
    ['date', '元', '2024.1', 'null', '"2024-01"'],
    ['date', '元', '2024-02-30', 'null', '"2024-02-30"'],
    ['period', '元', '2024年', 'null', '"2024"'],
    ['year', '元', '2025', '2024', '2025'],
    ['texts', '元', '专项资金', 'null', '"专项资金"'],
    ['texts', '元', '专项资金、一次性项目', '"专项资金"', '["专项资金", "一次性项目"]'],
    ['target', '元', '≥85.00(%)', '"≥80(%)"', '"≥85.00(%)"'],
    ['target', '元', '≥85.00(%)', '{"operator":"≥"}', '{"operator":"≥","value":"85.00","unit":"%"}'],
    ['target', '元', '>=85%', 'null', '"≥85(%)"'],
    ['target', '元', '＞＝85%', 'null', '"≥85(%)"'],
    ['target', '元', '⩽3起', 'null', '"≤3(起)"'],
    ['target', '元', '95%以上', 'null', '"95%以上"'],
    ['target', '元', '5场', 'null', '"5场"'],
    ['target', '元', '每月10日', 'null', '"每月10日"'],
    ['text', '元', '一行\r\n二行 "引"', 'null', '"一行\\n二行 \\"引\\""'],
  ];
  it.each(cases)('%s in %s: %s over %s is %s', (kind, amountUnit, typed, given, json) => {
    expect(typedJson(typed, { kind, amountUnit, given })).toBe(json);
  });

  it('that is wrong is written as it is, so that reading says what is wrong', () => {
    const json = typedJson('十余万', { kind: 'amount', amountUnit: '元', given: '' });
    const text = `{"year": 2024, "unit": {"name": "甲"}, "projects": [{"name": "乙", "funding": {"total": ${json}}}]}`;
    const { value, diagnostics } = readFiling(Buffer.from(text), { file: 'x' });
    expect(value).toBeNull();
    expect(diagnostics.map(({ path }) => path)).toEqual(['projects[0].funding.total']);
  });
});

describe('gestures', () => {
  it('make one step of keystrokes, and none of what is taken back', () => {
    const history = new EditHistory('a');
    for (const text of ['ab', 'abc', 'abcd']) history.push(text, { gesture: 'one', path: 'p' });
    expect(history.length).toBe(1);
    history.push('xabcd', { gesture: 'two' });
    history.push('abcd', { gesture: 'two' });
    expect([history.length, history.text]).toEqual([1, 'abcd']);
    expect(history.undo()?.note.path).toBe('p');
    expect(history.text).toBe('a');
    history.redo();
    expect(history.text).toBe('abcd');
  });

  it('that come again after others are steps of their own', () => {
    const history = new EditHistory('');
    history.push('a', { gesture: 'one' });
    history.push('ab', { gesture: 'two' });
    history.push('abc', { gesture: 'one' });
    history.undo();
    history.push('abd', { gesture: 'one' });
    expect(history.length).toBe(3);
    for (const text of ['ab', 'a', '']) {
      history.undo();
      expect(history.text).toBe(text);
    }
  });
});

describe('two states of a filing', () => {
  it('differ in the leaves that differ', () => {
    const before = '{"a": 1.0, "b": {"c": [1, 2]}, "e": []}';
    const after = '{"b": {"c": [1, 3]}, "a": 1.0, "d": null, "e": []} // x';
    expect(changedLeaves(leavesOf(before), leavesOf(after))).toEqual(['b.c[1]', 'd']);
  });

  it('come from all edits or none', () => {
    const set = (key: string) => ({ kind: 'set', path: [key], json: '2' }) as const;
    expect(editAll('{"a": 1}', [set('a'), set('b')])).toEqual({
      text: '{"a": 2,\n"b": 2}'.replace('\n', ' '),
    });
    expect(editAll('{"a": 1}', [set('a'), { kind: 'remove', path: ['a'], index: 0 }])).toHaveProperty(
      'problem',
    );
  });
});
