/** What a project takes from its unit, and which forms a filing is for. */
import { expect, test } from 'vitest';
import { defaultForms, departmentOf, type Filing, implementerOf } from '../../src/filing/index.js';
import { readValue } from './reading.js';

function filingOf(parts: object): Filing {
  const { value, diagnostics } = readValue({
    year: 2024,
    unit: { name: '中心', department: '街道' },
    ...parts,
  });
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join());
  return value;
}

test('a project without department or implementer has its unit’s', () => {
  const filing = filingOf({
    projects: [{ name: '甲' }, { name: '乙', department: '镇', implementer: '所' }],
  });
  expect(departmentOf(filing, 0)).toEqual({ text: '街道', path: 'unit.department' });
  expect(implementerOf(filing, 0)).toEqual({ text: '中心', path: 'unit.name' });
  expect(departmentOf(filing, 1)).toEqual({ text: '镇', path: 'projects[1].department' });
  expect(implementerOf(filing, 1)).toEqual({ text: '所', path: 'projects[1].implementer' });
});

const categories = (...list: readonly unknown[]) => ({
  projects: list.map((category) => ({ name: '甲', category })),
});

test.each([
  [{ forms: ['b', 'a', 'b'], ...categories('专项资金') }, ['b', 'a']],
  [categories('专项资金', null, ['经常性项目', '一次性项目']), ['project-target', 'project-target-summary']],
  [categories('专项资金', '特定目标类'), ['project-target-declaration', 'project-target-summary']],
  [{ unitTarget: {}, unitSelfEvaluation: {} }, ['unit-target-declaration', 'unit-self-evaluation']],
  [
    { ...categories(null), unitTarget: {} },
    ['project-target', 'project-target-summary', 'unit-target-declaration'],
  ],
  [{}, []],
])('%j is for %j', (parts, forms) => {
  expect(defaultForms(filingOf(parts))).toEqual(forms);
});
