/** Rules that a form declares in its form.json: run like ours, with path, expected and actual. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings, ownChecks, ruleTable, runChecks } from '../../src/checks/index.js';
import {
  checkProblems,
  coreSchema,
  type Declarations,
  type DeclaredCheck,
  readFiling,
  schemaWith,
} from '../../src/filing/index.js';

const declarations: Declarations = {
  projects: {
    list: {
      total: { label: '总额', kind: 'amount' },
      parts: { label: '构成', list: { amount: { label: '金额', kind: 'amount' } } },
      fiscal: { label: '财政', kind: 'amount' },
      other: { label: '其他', kind: 'amount' },
      code: '项目代码',
      indicators: {
        list: { points: { label: '分值', kind: 'decimal' }, weight: { label: '权重', kind: 'percent' } },
      },
    },
  },
};
const schema = schemaWith(declarations).value;
if (schema === null) throw new Error('declarations');

const rule = (parts: Partial<DeclaredCheck>): DeclaredCheck => ({ message: '不合', source: '试', ...parts });

function found(check: DeclaredCheck, project: object) {
  const filing = { year: 2024, unit: { name: '甲' }, forms: ['own'], projects: [{ name: '乙', ...project }] };
  const bytes = new TextEncoder().encode(JSON.stringify(filing));
  if (schema === null) throw new Error('declarations');
  const { value, diagnostics } = readFiling(bytes, { file: 'a.json', resources: { schema } });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  const packs = new Map([['own', { checks: [check] }]]);
  return runChecks(value, defaultSettings, { resources: { schema, packs } })
    .filter(({ code }) => code.startsWith('check/own/'))
    .map(({ code, path, label, expected, actual, severity }) => ({
      code,
      path,
      label,
      expected,
      actual,
      severity,
    }));
}

describe('a declared rule', () => {
  const sum = rule({ code: 'sum', of: 'projects', equal: ['total', { sum: ['fiscal', 'other'] }] });

  it('finds an amount that is not the sum of its parts', () => {
    expect(found(sum, { total: '10', fiscal: '4', other: '5.5' })).toEqual([
      {
        code: 'check/own/sum',
        path: 'projects[0].total',
        label: '总额',
        expected: '9.50',
        actual: '10.00',
        severity: 'error',
      },
    ]);
    expect(found(sum, { total: '9.5', fiscal: '4', other: '5.5' })).toEqual([]);
  });

  it('takes blanks of a sum for nothing, and says nothing where all is blank', () => {
    expect(found(sum, { total: '4', fiscal: '4' })).toEqual([]);
    expect(found(sum, { total: '4' })).toEqual([]);
    expect(found(sum, { fiscal: '4' })).toEqual([]);
  });

  it('compares with a fixed number', () => {
    const hundred = rule({ of: 'projects', equal: [{ sum: 'indicators.points' }, 100] });
    const indicators = (points: string) => ({
      indicators: [
        { name: '甲', points: '60' },
        { name: '乙', points },
      ],
    });
    expect(found(hundred, indicators('39.5'))).toMatchObject([
      { path: 'projects[0].indicators[0].points', expected: '100', actual: '99.5' },
    ]);
    expect(found(hundred, indicators('40'))).toEqual([]);
    const least = rule({ of: 'projects', atMost: ['total', 0.5] });
    expect(found(least, { total: '0.51' })).toMatchObject([{ expected: '≤0.50', actual: '0.51' }]);
    expect(found(least, { total: '0.5' })).toEqual([]);
  });

  it('sums a list', () => {
    const list = rule({ of: 'projects', equal: [{ sum: 'parts.amount' }, 'total'], severity: 'warning' });
    expect(found(list, { total: '3', parts: [{ amount: '1' }, { amount: '1' }] })).toEqual([
      {
        code: 'check/own/1',
        path: 'projects[0].parts[0].amount',
        label: '金额',
        expected: '3.00',
        actual: '2.00',
        severity: 'warning',
      },
    ]);
    expect(found(list, { total: '2', parts: [{ amount: '1' }, { amount: '1' }] })).toEqual([]);
  });

  it('compares, orders and asks for what must be there', () => {
    const most = rule({ of: 'projects', atMost: ['fiscal', 'total'] });
    expect(found(most, { fiscal: '5', total: '4' })).toMatchObject([{ expected: '≤4.00', actual: '5.00' }]);
    expect(found(most, { fiscal: '4', total: '4' })).toEqual([]);
    const order = rule({ of: 'projects', order: ['startDate', 'endDate'] });
    expect(found(order, { startDate: '2024-03-01', endDate: '2024-02' })).toMatchObject([
      { path: 'projects[0].startDate' },
    ]);
    expect(found(order, { startDate: '2024-03-01', endDate: '2024-03' })).toEqual([]);
    const filled = rule({ of: 'projects', filled: ['code', 'total'], when: 'fiscal' });
    expect(found(filled, { fiscal: '1', total: '1', code: ' ' })).toMatchObject([
      { path: 'projects[0].code', label: '项目代码' },
    ]);
    expect(found(filled, {})).toEqual([]);
  });

  it('looks at groups: rows that say the same, blanks with the row before', () => {
    const group = rule({
      of: 'projects.indicators',
      groupBy: 'level1',
      equal: [{ sum: 'points' }, 'weight'],
    });
    const row = (level1: string | null, points: string, weight: string | null = null) => ({
      level1,
      name: points,
      points,
      weight,
    });
    const rows = [row('产出', '20', '50'), row(null, '30'), row('效益', '30', '40'), row('效益', '5')];
    expect(found(group, { indicators: rows })).toMatchObject([
      { path: 'projects[0].indicators[2].points', expected: '40', actual: '35' },
    ]);
  });
});

describe('what a rule names', () => {
  it.each<[string, Partial<DeclaredCheck>, string]>([
    ['a path that is not there', { of: 'projects', filled: 'cod' }, '“cod”里没有“cod”；是不是 code？'],
    ['a text as a number', { of: 'projects', equal: ['total', 'code'] }, 'code（项目代码）不是数'],
    ['an amount as a date', { of: 'projects', order: ['total', 'endDate'] }, 'total（总额）不是日期'],
    [
      'a list that is not there',
      { of: 'project', filled: 'name' },
      '“project”里没有“project”；是不是 projects？',
    ],
    ['nothing that should hold', { of: 'projects' }, '要写一个，只写一个'],
    ['a group of nothing', { groupBy: 'level1', filled: 'year' }, 'groupBy 要和 of 一起写'],
  ])('is checked: %s', (_what, parts, said) => {
    if (schema === null) throw new Error('declarations');
    expect(checkProblems([rule(parts)], schema)[0]?.message).toContain(said);
  });

  it('may be anywhere in the filing', () => {
    if (schema === null) throw new Error('declarations');
    expect(checkProblems([rule({ of: 'projects', filled: '/unit.department' })], schema)).toEqual([]);
  });
});

describe('rules that forms share', () => {
  const shared = rule({
    code: 'check/shared-sum',
    of: 'projects',
    equal: ['total', { sum: ['fiscal', 'other'] }],
    at: 'fiscal',
  });

  function sharedFindings(forms: readonly string[], checks: readonly DeclaredCheck[]) {
    const projects = [{ name: '乙', total: '10', fiscal: '4', other: '5' }];
    const bytes = new TextEncoder().encode(
      JSON.stringify({ year: 2024, unit: { name: '甲' }, forms, projects }),
    );
    if (schema === null) throw new Error('declarations');
    const { value } = readFiling(bytes, { file: 'a.json', resources: { schema } });
    if (value === null) throw new Error('filing');
    const packs = new Map(forms.map((form) => [form, { checks }]));
    return runChecks(value, defaultSettings, { resources: { schema, packs } });
  }

  it('run once, under the code that they name, at the place that they name', () => {
    const found = sharedFindings(['own', 'other'], [shared]).filter(({ code }) => code.includes('shared'));
    expect(found).toMatchObject([
      { code: 'check/shared-sum', path: 'projects[0].fiscal', expected: '9.00', actual: '10.00' },
    ]);
  });

  it('of our forms are in the rule table, and run whatever form is made', () => {
    const codes: readonly string[] = ruleTable.map(({ code }) => code);
    const ours = readdirSync('templates').flatMap((form) => {
      const { checks = [] }: { checks?: readonly DeclaredCheck[] } = JSON.parse(
        readFileSync(`templates/${form}/form.json`, 'utf8'),
      );
      return checks.flatMap(({ code }) => (code?.startsWith('check/') ? [code] : []));
    });
    expect(ours).toEqual(ownChecks.map(({ code }) => code));
    expect(codes).toEqual(expect.arrayContaining(ours));
    const copied = ownChecks.filter(({ code }) => code === 'check/annual-total');
    const filing = { year: 2024, unit: { name: '甲' }, forms: ['own'] };
    const annual = { total: '10', fiscal: '4' };
    const bytes = new TextEncoder().encode(
      JSON.stringify({ ...filing, projects: [{ name: '乙', funding: { annual } }] }),
    );
    const { value } = readFiling(bytes, { file: 'a.json' });
    if (value === null) throw new Error('filing');
    for (const checks of [[], copied]) {
      const resources = { schema: coreSchema, packs: new Map([['own', { checks }]]) };
      const found = runChecks(value, defaultSettings, { resources });
      expect(found.filter(({ code }) => code === 'check/annual-total')).toMatchObject([
        {
          path: 'projects[0].funding.annual.total',
          expected: '4.00',
          actual: '10.00',
          mendings: [{ label: '改为 4.00' }],
        },
      ]);
    }
  });
});
