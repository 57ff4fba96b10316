/** What a text of marks only is advised to be: null only where null may stand. */
import { expect, test } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { check, filingOf, soundEvaluation, soundFiling, soundProject, soundTarget } from './filings.js';

const whole = {
  ...soundFiling([{ ...soundProject, category: ['甲类', '乙类'], department: '某局', implementer: '某所' }]),
  unitTarget: soundTarget,
  unitSelfEvaluation: soundEvaluation,
};

type Steps = readonly (string | number)[];

function* textsIn(value: unknown, steps: Steps = []): Generator<Steps> {
  if (typeof value === 'string') yield steps;
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, part] of entries) yield* textsIn(part, [...steps, key]);
}

function withAt(value: unknown, [step, ...rest]: Steps, put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((part, at) => (at === step ? withAt(part, rest, put) : part));
  return { ...(value as object), [step]: withAt((value as Record<string, unknown>)[step], rest, put) };
}

function read(value: unknown) {
  return readFiling(new TextEncoder().encode(JSON.stringify(value)), { file: 'a.json', normalize: false });
}

const advised = [...textsIn(whole)].flatMap((steps) => {
  const { value } = read(withAt(whole, steps, '..'));
  const said = value === null ? [] : check(value).filter(({ code }) => code === 'check/placeholder');
  return said.map(({ path, message }) => ({ steps, path, message }));
});

test('every free text is looked at', () => {
  const paths = advised.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['unit.name', 'projects[0].name', 'unitTarget.duties[0]']));
  expect(advised.length).toBeGreaterThan(60);
});

test('null is advised where it loads and no other rule wants the field filled in', () => {
  const nullable = advised.filter(({ message }) => message.includes('null'));
  expect(nullable.length).toBeGreaterThan(10);
  for (const { steps, path } of nullable) {
    const { value } = read(withAt(whole, steps, null));
    expect(value, path ?? '').not.toBeNull();
    const found = value === null ? [] : check(value).filter((one) => one.path === path);
    expect(found.map(({ code }) => code)).not.toContain('check/required');
    expect(found.map(({ code }) => code)).not.toContain('check/indicator-blank');
  }
});

test.each([
  ['unit.name', '单位名称只有记号，没有内容，请填写'],
  ['projects[0].name', '项目名称只有记号，没有内容，请填写'],
  ['projects[0].goals.annual', '年度总体目标只有记号，没有内容，请填写'],
  ['projects[0].implementer', '实施单位只有记号，没有内容，请填写或留空（null）'],
  ['unitTarget.duties[0]', '单位职责只有记号，没有内容，请填写或删去这一项'],
])('%s: %s', (path, message) => {
  expect(advised.find((one) => one.path === path)?.message).toBe(message);
});

test('the sound filing itself has nothing of the kind', () => {
  expect(check(filingOf(whole)).map(({ code }) => code)).not.toContain('check/placeholder');
});
