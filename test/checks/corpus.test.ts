/** On real filings the rules find what is really wrong, and nothing in what is right. */
import { describe, expect, test } from 'vitest';
import { ruleTable } from '../../src/checks/index.js';
import { check, corpusFiling } from './filings.js';

const names = [
  'hongqiao-shequ-shiwu-2026',
  'pujiang-dangqunban-wenmingban-2024',
  'pujiang-fulian-2024',
  'pujiang-jiguan-shiwu-guanlisuo-2024',
  'pujiang-jiwei-2024',
  'pujiang-renda-bangongshi-2024',
  'pujiang-sheshiban-jiaoyu-fazhanke-2024',
  'pujin-shequ-shiwu-2023',
  'pujin-shequ-shiwu-2024',
] as const;

function found(name: string, code: string) {
  return check(corpusFiling(name)).filter((one) => one.code === code);
}

/** What an office's clerk would be asked to mend: all the errors there are in nine filings. */
test('errors: a project without sources of its money, seven without a ticked category, and no other', () => {
  const errors = names.flatMap((name) =>
    check(corpusFiling(name))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, path }) => `${name} ${code} ${path}`),
  );
  expect(errors).toEqual([
    'pujiang-jiwei-2024 check/funding-sources-blank projects[2].funding.fiscal',
    ...[0, 1, 2, 3, 4, 5, 6].map(
      (index) => `pujiang-sheshiban-jiaoyu-fazhanke-2024 check/category-unticked projects[${index}].category`,
    ),
  ]);
});

test('办案场所规范化建设: 133.87 万 in total, 47.00 in the year', () => {
  expect(found('pujiang-jiwei-2024', 'check/one-year-total')).toMatchObject([
    { path: 'projects[2].funding.total', expected: '470000.00', actual: '1338700.00', severity: 'warning' },
  ]);
});

test('names that do not fit their group', () => {
  const paths = found('pujiang-jiguan-shiwu-guanlisuo-2024', 'check/name-wrong-group').map(
    ({ path }) => path,
  );
  expect(paths).toContain('projects[0].indicators[1].level2');
  expect(paths).toContain('projects[0].indicators[2].level2');
  expect(found('pujiang-dangqunban-wenmingban-2024', 'check/level2-unknown')).toMatchObject([
    { path: 'projects[5].indicators[4].level2', actual: '可持续发展指标' },
  ]);
});

test('names given twice', () => {
  expect(found('pujin-shequ-shiwu-2024', 'check/duplicate-name')).toMatchObject([
    { path: 'projects[0].indicators[15].name', actual: '劳资矛盾智慧预警平台区级对接完成率' },
  ]);
  expect(found('hongqiao-shequ-shiwu-2026', 'check/duplicate-name').map(({ actual }) => actual)).toEqual(
    expect.arrayContaining(['受理大厅日常受理量', '社区登记失业率']),
  );
});

describe('the self-evaluation', () => {
  const file = 'pujin-shequ-shiwu-2023';
  test('927 of 973 was filed as 0.90, the formula gives 0.95; 1575 of 1751 is right', () => {
    expect(found(file, 'check/score-suggested')).toMatchObject([
      { path: 'unitSelfEvaluation.indicators[13].score', expected: '0.95', actual: '0.90' },
    ]);
  });

  test('rates are cut, not rounded: two notes and no error', () => {
    expect(found(file, 'check/execution-rate')).toEqual([]);
    expect(found(file, 'check/execution-rate-cut')).toMatchObject([
      { path: 'unitSelfEvaluation.budget.fiscal.rate', expected: '99.28', actual: '99.27', severity: 'note' },
      { path: 'unitSelfEvaluation.budget.project.rate', expected: '99.28', actual: '99.27' },
    ]);
  });

  test('points are lost three times, each with a reason', () => {
    expect(found(file, 'check/lost-without-reason')).toEqual([]);
    expect(found(file, 'check/lost-with-reason').map(({ expected, actual }) => [expected, actual])).toEqual([
      ['1.00', '0.00'],
      ['1.00', '0.90'],
      ['1.00', '0.90'],
    ]);
  });
});

/** Judged by hand, finding by finding (docs/checks.md). */
test('no rule says more than what was judged', () => {
  const counts = new Map<string, number>();
  for (const { code } of names.flatMap((name) => check(corpusFiling(name))))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  const inOrder = ruleTable.flatMap(({ code }) => (counts.has(code) ? [[code, counts.get(code)]] : []));
  expect(Object.fromEntries(inOrder)).toMatchInlineSnapshot(`
    {
      "check/category-unticked": 7,
      "check/circular-brackets": 2,
      "check/count-unit": 1,
      "check/department-differs": 2,
      "check/department-is-project": 1,
      "check/direction": 1,
      "check/duplicate-name": 3,
      "check/execution-rate-cut": 2,
      "check/funding-sources-blank": 1,
      "check/half-width-punctuation": 3,
      "check/level2-unknown": 1,
      "check/lost-with-reason": 3,
      "check/name-is-group": 2,
      "check/name-wrong-group": 35,
      "check/nothing-stated": 10,
      "check/number-in-name": 4,
      "check/number-in-words": 15,
      "check/one-year-total": 1,
      "check/operator-missing": 3,
      "check/past-deadline": 2,
      "check/period-wider": 1,
      "check/rate-unit": 1,
      "check/score-suggested": 1,
      "check/target-unit-missing": 11,
      "check/text-cut": 1,
      "check/unit-is-magnitude": 1,
      "check/worded-operator": 46,
    }
  `);
});

test('where the source is right the checks are quiet', () => {
  expect(check(corpusFiling('pujin-shequ-shiwu-2024'))).toHaveLength(2);
  const right = names.flatMap((name) => check(corpusFiling(name)));
  for (const code of [
    'check/funding-total',
    'check/annual-total',
    'check/unit-budget-sum',
    'check/points-sum',
  ])
    expect(right.filter((one) => one.code === code)).toEqual([]);
});
