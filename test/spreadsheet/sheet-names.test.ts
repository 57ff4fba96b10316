/** Names of sheets as Excel takes them: it calls a book with any other damaged. */
import { describe, expect, it } from 'vitest';
import { SheetNames } from '../../src/spreadsheet/index.js';

describe('a sheet', () => {
  it.each([
    ['01 甲', '01 甲'],
    ['甲[1]:乙*丙?丁/戊\\己', '甲 1 乙 丙 丁 戊 己'],
    ["'甲'", '甲'],
    [`01 a${"'".repeat(40)}`, '01 a'],
    ["a '' ", 'a'],
    ["'History'", '表'],
    ["''", '表'],
    ['𠮷'.repeat(20), '𠮷'.repeat(15)],
  ])('wanted as %j is called %j', (wanted, name) => {
    expect(new SheetNames().add(wanted)).toBe(name);
  });

  it('of a name that is taken is numbered, whatever is cut off', () => {
    const names = new SheetNames();
    const wanted = `${'甲'.repeat(26)}'${'乙'.repeat(10)}`;
    expect([wanted, wanted].map((one) => names.add(one))).toEqual([
      `${'甲'.repeat(26)}'乙乙乙乙`,
      `${'甲'.repeat(26)} (2)`,
    ]);
  });

  it('wanted as a million apostrophes is named at once', () => {
    const before = process.cpuUsage();
    expect(new SheetNames().add(`甲${"'".repeat(1_000_000)}乙`)).toBe('甲');
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
  });
});
