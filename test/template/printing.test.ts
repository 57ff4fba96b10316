/** How values print by themselves: by the pack's unit and date style, each with its path. */
import { describe, expect, test } from 'vitest';
import { filingOf, print, withProject } from './fixtures.js';

const project = (name: string) => `{{project.${name}}}`;
const v = (path: string, text: string) => `<v s="${path}">${text}</v>`;

describe('amounts', () => {
  const filing = withProject({
    funding: { total: '2371629.28', fiscal: '0', other: null, annual: { total: '-1234567.891' } },
  });
  const paths = ['total', 'fiscal', 'other', 'annual.total'].map((name) => `funding.${name}`);
  const template = paths.map(project).join('');

  test('in 元: two decimals, thousands commas, blank for null', () => {
    expect(print(template, filing)).toBe(
      v('projects[0].funding.total', '2,371,629.28') +
        v('projects[0].funding.fiscal', '0.00') +
        v('projects[0].funding.other', '') +
        v('projects[0].funding.annual.total', '-1,234,567.891'),
    );
  });

  test('in 万元: exact, two to six decimals', () => {
    expect(print(template, filing, { amountUnit: '万元' })).toBe(
      v('projects[0].funding.total', '237.162928') +
        v('projects[0].funding.fiscal', '0.00') +
        v('projects[0].funding.other', '') +
        v('projects[0].funding.annual.total', '-123.4567891'),
    );
  });
});

describe('dates', () => {
  const filing = withProject({ startDate: '2024-01-09', endDate: '2024-11' });
  test.each([
    ['2024-01-01', '2024-01-09', '2024-11'],
    ['2024.01.01', '2024.01.09', '2024.11'],
    ['2024.1.1', '2024.1.9', '2024.11'],
    ['2024/1/1', '2024/1/9', '2024/11'],
    ['2024年1月1日', '2024年1月9日', '2024年11月'],
  ])('in the style %s', (dateStyle, day, month) => {
    expect(print('{{project.startDate}} {{project.endDate}}', filing, { dateStyle })).toBe(
      `${v('projects[0].startDate', day)} ${v('projects[0].endDate', month)}`,
    );
  });
});

test('targets: as they stand, or put together', () => {
  const targets = [
    '每月10日',
    { operator: '≥', value: '85.00', unit: '%' },
    { operator: '=', value: '3', unit: null },
    null,
  ];
  const filing = withProject({ indicators: targets.map((target) => ({ level1: '产出指标', target })) });
  expect(print('{{#each project.indicators}}{{target}};{{/each}}', filing)).toBe(
    ['每月10日', '≥85.00(%)', '=3', '']
      .map((text, index) => `${v(`projects[0].indicators[${index}].target`, text)};`)
      .join(''),
  );
});

test('a category that is a list is joined by 、', () => {
  expect(print('{{project.category}}', withProject({ category: ['人员类', '运转类'] }))).toBe(
    v('projects[0].category', '人员类、运转类'),
  );
  expect(print('{{project.category}}', withProject({ category: '人员类' }))).toBe(
    v('projects[0].category', '人员类'),
  );
});

test('department and implementer come from the unit, with the unit’s path, where the project has none', () => {
  const template = '{{project.department}}{{project.implementer}}';
  const unit = { department: '某局' };
  expect(print(template, withProject({}, unit))).toBe(
    v('unit.department', '某局') + v('unit.name', '某中心'),
  );
  expect(print(template, withProject({ department: '乙局', implementer: '乙所' }, unit))).toBe(
    v('projects[0].department', '乙局') + v('projects[0].implementer', '乙所'),
  );
});

test('points, scores and weights print as given', () => {
  const filing = filingOf({
    year: 2024,
    unit: { name: '甲' },
    unitSelfEvaluation: { totalPoints: '100', totalScore: '98.80' },
  });
  const template = '{{unitSelfEvaluation.totalPoints}} {{unitSelfEvaluation.totalScore}}';
  expect(print(template, filing, { scope: 'unit' }, { scope: 'unit' })).toBe(
    `${v('unitSelfEvaluation.totalPoints', '100')} ${v('unitSelfEvaluation.totalScore', '98.80')}`,
  );
});

test('what is missing prints blank and keeps its path, however deep', () => {
  const filing = withProject({});
  expect(print('{{project.goals.period.start}}', filing)).toBe(v('projects[0].goals.period.start', ''));
  const unit = { scope: 'unit' } as const;
  expect(print('{{unitTarget.budget.total}}', filing, unit, unit)).toBe(v('unitTarget.budget.total', ''));
});
