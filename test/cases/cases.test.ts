/** Filings that once went wrong, here or in other programs of the field: each is read, checked and printed as is right. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Finding, runChecks } from '../../src/checks/index.js';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { paragraphText } from '../../src/model/index.js';
import { compiledUnit, groupByDepartment } from '../../src/template/index.js';
import { fill, shippedPack } from '../template/fixtures.js';
import { right } from './right.js';

const folder = new URL('filings/', import.meta.url);

function reading(name: string) {
  return readFiling(readFileSync(new URL(`${name}.json`, folder)), { file: `${name}.json` });
}

function filing(name: string): Filing {
  const { value } = reading(name);
  if (value === null) throw new Error(`${name} cannot be read`);
  return value;
}

function findings(name: string): readonly Finding[] {
  const { positionOf } = reading(name);
  return runChecks(filing(name), defaultSettings, { positionOf });
}

/** The form's cells with this text: merged cells are one. */
function cellsOf(
  name: string,
  form: string,
  text: string,
  options: Readonly<Record<string, string>> = {},
): number {
  const scope = form.startsWith('unit')
    ? ({ scope: 'unit' } as const)
    : ({ scope: 'project', project: 0 } as const);
  const { value } = fill(shippedPack(form), filing(name), scope, options);
  const cells = (value?.blocks ?? []).flatMap((block) => (block.kind === 'grid' ? block.grid.cells : []));
  return cells.filter(({ paragraphs }) => paragraphs.map(paragraphText).join('') === text).length;
}

it('every filing has its right values', () => {
  const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
  expect(Object.keys(right).toSorted()).toEqual(names.toSorted());
});

/** Of the frame that most of the filings share, not of what they try: 经常性项目 is no category of that form. */
const SHARED = 'check/choice-unknown';

it.each(Object.entries(right))('%s: nothing untrue, nothing twice, each with its line', (name, wanted) => {
  const { value, diagnostics, positionOf } = reading(name);
  const found = value === null ? [] : runChecks(value, defaultSettings, { positionOf });
  const counts: Record<string, number> = {};
  for (const { code } of [...diagnostics, ...found])
    if (code !== SHARED) counts[code] = (counts[code] ?? 0) + 1;
  expect(counts).toEqual(wanted);
  for (const one of found) expect(one.position, `${one.code} ${one.path}`).not.toBeNull();
  expect(new Set(found.map(({ code, path }) => `${code} ${path}`)).size).toBe(found.length);
});

describe('what looks the same is printed as one', () => {
  it.each([
    ['s32-trailing-space-min', 'project-target', '产出指标', 1],
    ['s32-trailing-space-min', 'project-target', '数量指标', 1],
    ['t04-invisible', 'project-target', '产出指标', 1],
    ['e02-weight-forms', 'unit-self-evaluation', '产出指标', 1],
    ['e02-weight-forms', 'unit-self-evaluation', '数量指标', 1],
  ])('%s on %s: one %s', (name, form, text, count) => {
    const cells =
      cellsOf(name, form, text) + cellsOf(name, form, `${text} `) + cellsOf(name, form, `${text}\u200b`);
    expect(cells).toBe(count);
  });

  it.each(['project-target', 'project-target-declaration'])(
    '%s brings rows together with groupRows',
    (form) => {
      expect(cellsOf('s01-interleaved', form, '产出指标')).toBeGreaterThan(1);
      expect(cellsOf('s01-interleaved', form, '产出指标', { groupRows: 'true' })).toBe(1);
    },
  );

  it('an office written in three ways is one, with a space inside it is another', () => {
    const units = ['a', 'b', 'c', 'd'].map((letter, index) =>
      compiledUnit(filing(`s31-dept-variants-${letter}`), index, [0], false),
    );
    expect(groupByDepartment(units)).toHaveLength(2);
  });

  it('a text of invisible characters only is blank', () => {
    const [project] = filing('s27-blank-zwsp').projects;
    expect([project?.goals.annual, project?.indicators[0]?.name]).toEqual([null, null]);
  });
});

describe('findings say what to do', () => {
  it.each([
    ['s03-level1-first-row-only', 'check/indicator-blank', '是不是同上面的“产出指标”'],
    ['s01-interleaved', 'check/rows-scattered', '排在一起'],
    ['j29b-category-space', 'check/category-from-nature', '按项目性质勾了“一次性项目”'],
    ['n09-period-year-forms', 'check/dates-order', '是不是填反了'],
    ['t12-pua-wingdings', 'check/private-character', 'U+F0FE'],
    ['e06-actual-types', 'check/actual-unit', '96%'],
  ])('%s: %s', (name, code, words) => {
    expect(findings(name).find((one) => one.code === code)?.message).toContain(words);
  });
});

it('what converters left is read as it was meant', () => {
  expect(filing('t18-excel-xescape').projects[0]?.goals.annual).toBe('一、完成走访\n二、完成宣传\n三、结束');
  expect(filing('t14-kangxi-radicals').projects[0]?.name).toBe('老年人助餐服务');
  expect(filing('t07c-nfd').projects[0]?.name).toBe('Café 推广');
  expect(filing('t12b-bullets').projects[0]?.goals.annual).toBe('• 完成走访\n• 完成宣传');
  expect(filing('n08-float-noise').projects[0]?.funding.total).toBe(1_234_567_890_000n);
  expect(filing('u01-duties-numbered').unitTarget).toMatchObject({
    duties: [
      '负责便民服务窗口；',
      '负责社区事务受理；',
      expect.stringMatching(/^负责综合保障/),
      '',
      expect.any(String),
      '①其他事项',
    ],
    staff: { onDuty: '12' },
  });
});
