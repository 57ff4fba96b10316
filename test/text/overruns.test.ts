/** What word processors could still set on a line. */
import { describe, expect, it } from 'vitest';
import { setter, style } from './fake-font-book.js';

/** Widths in em of the lines with their next units, all but the last line's. */
function overruns(text: string, ems: number): readonly number[] {
  const prepared = setter.prepare(text, style);
  const lines = setter.breakLines(prepared, ems * 1000, { balance: false });
  return setter.overruns(prepared, lines).map(({ width }) => width / 1000);
}

describe('overruns', () => {
  it('end where a word processor may end a line, which knows no kept group', () => {
    // 自从|2024年: 2024 alone.
    expect(overruns('自从2024年', 4)).toEqual([4.25]);
    expect(overruns('一二，三四', 3)).toEqual([4]);
  });
  it('end before a dash, as in LibreOffice', () => {
    expect(overruns('一二即——', 3)).toEqual([3]);
    expect(overruns('一10%—15%', 3)[0]).toBe(2.75);
  });
  it('are a character where a word processor ends lines only in need', () => {
    expect(overruns('abcdefgh', 2)).toEqual([2.5]);
    expect(overruns('≥85.00(%)', 4)).toEqual([4]);
  });
  it('count what other faces have narrower', () => {
    const prepared = setter.prepare('①2024—5年☑二三', style);
    const lines = setter.breakLines(prepared, 8000, { balance: false });
    expect(setter.overruns(prepared, lines)).toMatchObject([{ gaps: 2, narrowSymbols: 3 }]);
  });
});
