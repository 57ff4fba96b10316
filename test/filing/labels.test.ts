/** Labels, paths and the JSON Schema all come from the one definition. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestKey } from '../../src/diagnostics/index.js';
import { filingJsonSchema, labelAt, placeAt } from '../../src/filing/index.js';
import { readPath, writePath } from '../../src/json/index.js';

test.each([
  ['projects[3].funding.annual.total', '年度资金申请总额'],
  ['projects[3].funding.other', '其他资金'],
  ['projects[0].indicators[2].target', '年度指标值'],
  ['projects[0].indicators[2].target.value', '数值'],
  ['projects[0].category[1]', '项目类别'],
  ['projects[0]', '项目'],
  ['unit.department', '主管部门'],
  ['unitTarget.indicators[82].level1', '一级目标'],
  ['unitTarget.duties[3]', '单位职责'],
  ['unitSelfEvaluation.budget.basic.rate', '执行率'],
  ['unitSelfEvaluation.indicators[0].remark', '偏差及原因分析'],
  ['', null],
  ['projects.name', null],
  ['projects[0].toString', null],
  ['projects[0].name[1]', null],
  ['unit..name', null],
  ['$schema', null],
])('%s is %s', (path, label) => {
  expect(labelAt(path)).toBe(label);
});

test('a place knows its kind and its keys', () => {
  expect(placeAt('projects[0].funding.annual')).toEqual({
    label: '年度资金',
    kind: 'record',
    keys: ['total', 'fiscal', 'carryover', 'other'],
    choices: [],
    isRequired: false,
  });
  expect(placeAt('projects[0].indicators[0].target')?.keys).toEqual(['operator', 'value', 'unit']);
  expect(placeAt('projects[0].funding.annual.totl')).toBeNull();
});

test('a path that is written is read back', () => {
  const step = fc.oneof(fc.nat(9999), fc.string({ maxLength: 50, unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      expect(readPath(writePath(steps))).toEqual(steps);
    }),
  );
});

describe('the JSON Schema', () => {
  const schema = filingJsonSchema();

  /** Every subschema with the path of a value that it is for. */
  function* walk(part: unknown, path: string): Generator<[string, object]> {
    if (typeof part !== 'object' || part === null) return;
    yield [path, part];
    for (const branch of Object(part).anyOf ?? []) yield* walk(branch, path);
    const keys: object = Object(part).properties ?? {};
    for (const [key, child] of Object.entries(keys)) yield* walk(child, path === '' ? key : `${path}.${key}`);
    yield* walk(Object(part).items, `${path}[0]`);
  }

  test('is of draft 2020-12, closed, and asks only for what a filing must give', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: '填报数据',
      required: ['year', 'unit'],
      additionalProperties: false,
      properties: { $schema: { type: 'string' }, projects: { items: { required: ['name'] } } },
    });
  });

  test('has the Chinese label of every place as its title', () => {
    const untitled: string[] = [];
    let places = 0;
    for (const [path, part] of walk(schema, '')) {
      const label = path === '' || path === '$schema' ? null : labelAt(path);
      if (label === null) continue;
      places += 1;
      if ('type' in part && 'title' in part && part.title !== label) untitled.push(path);
      if (
        'type' in part &&
        part.type !== 'null' &&
        part.type !== 'object' &&
        !('title' in part) &&
        !path.endsWith(']')
      )
        untitled.push(path);
    }
    expect(untitled).toEqual([]);
    expect(places).toBeGreaterThan(80);
  });

  test('describes amounts as decimals of text or number', () => {
    const amounts = [...walk(schema, '')].filter(([path]) => placeAt(path)?.kind === 'amount');
    expect(amounts.length).toBeGreaterThan(15);
    for (const [path, part] of amounts)
      expect(part, path).toMatchObject({
        type: ['string', 'number', 'null'],
        pattern: expect.stringContaining('1,15'),
      });
  });

  test('holds nothing that JSON cannot', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});

test('the nearest key', () => {
  const known = ['name', 'nature', 'department', 'startDate'];
  expect(nearestKey('nmae', known)).toBe('name');
  expect(nearestKey('start_date', known)).toBe('startDate');
  expect(nearestKey('Department', known)).toBe('department');
  expect(nearestKey('x', known)).toBeNull();
  expect(editDistance('ab', 'ba')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
});
