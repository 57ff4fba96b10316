/** Every rule fires where it should and is quiet where it should, and sound filings have no finding at all. */
import { describe, expect, test } from 'vitest';
import { ruleTable } from '../../src/checks/index.js';
import { ruleCases } from './cases/index.js';
import { check, withEvaluation, withProject, withTarget } from './filings.js';

test('every rule has a case where it fires and one where it does not, and no case is of an unknown rule', () => {
  const codes = ruleTable.map(({ code }) => code);
  expect(Object.keys(ruleCases).toSorted()).toEqual(codes.toSorted());
  for (const { fires, quiet } of Object.values(ruleCases)) {
    expect(fires.length).toBeGreaterThan(0);
    expect(quiet.length).toBeGreaterThan(0);
  }
});

test('codes are unique; titles, sources and groups are filled in', () => {
  expect(new Set(ruleTable.map(({ code }) => code)).size).toBe(ruleTable.length);
  for (const { code, title, source } of ruleTable) {
    expect(code).toMatch(/^check\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(title).toMatch(/\p{Script=Han}/u);
    expect(source.text).not.toBe('');
  }
});

test.each([
  ['project', withProject({})],
  ['unit target', withTarget({})],
  ['self-evaluation', withEvaluation({})],
])('a sound %s has no finding', (_name, filing) => {
  expect(check(filing)).toEqual([]);
});

describe.each(Object.entries(ruleCases))('%s', (code, { fires, quiet }) => {
  const rule = ruleTable.find((one) => one.code === code);

  test.each(fires.map((one, index) => [index, ...one] as const))(
    'fires (%i)',
    (_index, filing, path, expected, actual) => {
      const found = check(filing).filter((one) => one.code === code);
      expect(found.map((one) => one.path)).toContain(path);
      const at = found.find((one) => one.path === path);
      expect(at).toMatchObject({ severity: rule?.severity, file: 'a.json', label: expect.any(String) });
      expect(at?.message).toMatch(/\p{Script=Han}/u);
      expect(at?.english).not.toMatch(/^$/);
      if (expected !== undefined) expect(at?.expected).toBe(expected);
      if (actual !== undefined) expect(at?.actual).toBe(actual);
    },
  );

  test.each(quiet.map((filing, index) => [index, filing] as const))('is quiet (%i)', (_index, filing) => {
    expect(check(filing).filter((one) => one.code === code)).toEqual([]);
  });
});

test('texts of a file that was saved in a wrong encoding are one finding', () => {
  const goal = (text: string) => ({ overall: text, annual: text });
  const lost = (texts: number) =>
    check(
      withProject({
        goals: goal('\ufffd全年'),
        indicators: Array.from({ length: texts }, (_, index) => ({
          level1: '产出指标',
          level2: '数量指标',
          name: `\ufffd${index}号`,
          target: '≥1(次)',
        })),
      }),
    ).filter(({ code }) => code === 'check/lost-in-conversion');
  expect(lost(3)).toHaveLength(5);
  expect(lost(4).map(({ path, message }) => [path, message.includes('共 6 处')])).toEqual([
    ['projects[0].goals.overall', true],
  ]);
});
