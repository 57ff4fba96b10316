/** What forms declare for projects is judged as the core's own: further lists of indicators, sources of money, shares. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultSettings, runChecks } from '../../src/checks/index.js';
import { type DeclaredCheck, readDeclarations, readFiling, schemaWith } from '../../src/filing/index.js';
import { indicator, soundProject } from './filings.js';

const fields = readFileSync(new URL('../../packs/mof/fields.json', import.meta.url), 'utf8');
const declared = readDeclarations(fields, 'fields.json');
const schema = schemaWith(declared.value ?? {}).value;
if (schema === null) throw new Error('declarations');

function found(project: object, checks: readonly DeclaredCheck[] = []) {
  const filing = { year: 2024, unit: { name: '甲', department: '乙' }, forms: ['own'] };
  const bytes = new TextEncoder().encode(
    JSON.stringify({ ...filing, projects: [{ ...soundProject, ...project }] }),
  );
  if (schema === null) throw new Error('declarations');
  const { value, diagnostics } = readFiling(bytes, { file: 'a.json', resources: { schema } });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  const packs = new Map([['own', { checks }]]);
  return runChecks(value, defaultSettings, { resources: { schema, packs } });
}

it('a further list of indicators is judged row by row, and not for what the yearly one must hold', () => {
  const longIndicators = [
    indicator('数量指标', '产出指标', '巡查次数', '≥24(次)'),
    indicator('产出指标', '质量指标', '完成率', '≥90..5%'),
    indicator('产出指标', '质量指标', '完成率', '≥95(%)'),
  ];
  expect(found({ longIndicators }).map(({ code, path }) => [code, path])).toEqual([
    ['check/levels-swapped', 'projects[0].longIndicators[0].level1'],
    ['check/target-miswritten', 'projects[0].longIndicators[1].target'],
    ['check/duplicate-row', 'projects[0].longIndicators[2].name'],
  ]);
});

it('an annual amount from sources that a form declares is no sum of the usual ones', () => {
  const annual = { total: '150000', central: '100000', local: '50000', other: '0' };
  expect(found({ funding: { annual } })).toEqual([]);
  expect(found({ funding: { annual: { ...annual, other: null } } })).toEqual([]);
  const wrong = found({ funding: { annual: { total: '150000', fiscal: '100000', other: '0' } } });
  expect(wrong.map(({ code }) => code)).toContain('check/annual-total');
});

it('a rate that is off by 10,000 is right: the amounts are in two units; a negative amount has no rate', () => {
  const share = ['execution.total.executed', 'execution.total.budget'] as const;
  const checks: readonly DeclaredCheck[] = [
    {
      of: 'projects',
      equal: ['execution.total.rate', { share, times: 100 }],
      message: '率不对',
      source: '试',
    },
    {
      of: 'projects',
      equal: ['execution.score', { share, times: 'execution.points' }],
      message: '分不对',
      source: '试',
    },
  ];
  const rated = (executed: string) =>
    found(
      {
        execution: { points: '10', score: '10', total: { budget: '320000', executed, rate: '100.00' } },
      },
      checks,
    ).filter(({ code }) => code.startsWith('check/own/'));
  expect(rated('320000')).toEqual([]);
  expect(rated('-320000')).toEqual([]);
  expect(rated('32')).toMatchObject([
    { path: 'projects[0].execution.total.executed', expected: null, actual: '32.00' },
  ]);
  expect(rated('160000').map(({ expected }) => expected)).toEqual(['50.00', '5.00']);
});
