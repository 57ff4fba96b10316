/** Which documents a filing gives: by its forms, by its data, by what is asked for. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FormHead, planDocuments, selectionProblems } from '../../src/batch/index.js';
import { type Filing, readFiling } from '../../src/filing/index.js';

const heads: readonly FormHead[] = [
  { id: 'project-target-declaration', title: '财政项目支出绩效目标申报表', scope: 'project' },
  { id: 'project-target', title: '财政项目支出绩效目标表', scope: 'project' },
  { id: 'project-target-summary', title: '项目绩效目标汇总表', scope: 'summary' },
  { id: 'unit-target-declaration', title: '单位整体支出绩效目标申报表', scope: 'unit' },
  { id: 'unit-self-evaluation', title: '《部门(单位)整体支出绩效自评表》', scope: 'unit' },
];
const packs = new Map(heads.map((head) => [head.id, head]));
const none = { forms: [], projects: [] };

function filing(change: (json: Record<string, unknown>) => Record<string, unknown>): Filing {
  const json = JSON.parse(readFileSync('samples/pujiang-fulian-2024.json', 'utf8'));
  const { value, diagnostics } = readFiling(Buffer.from(JSON.stringify(change(json))), { file: 'a.json' });
  expect(diagnostics).toEqual([]);
  if (value === null) {
    throw new Error('the sample does not load');
  }
  return value;
}

const withCategories = (...categories: unknown[]) =>
  filing(({ forms, projects, ...rest }) => ({
    ...rest,
    projects: (projects as object[])
      .slice(0, categories.length)
      .map((project, index) => ({ ...project, category: categories[index] })),
  }));

const formsOf = (data: Filing, selection = none) => [
  ...new Set(planDocuments(data, selection, packs).value?.map((one) => one.form)),
];

describe('forms', () => {
  it('are those that the filing names', () => {
    const plan = planDocuments(
      filing((json) => json),
      none,
      packs,
    );
    expect(plan.value?.map((one) => [one.form, one.project])).toEqual([
      ...[0, 1, 2, 3, 4].map((project) => ['project-target', project]),
      ['project-target-summary', null],
    ]);
  });

  it.each([
    { categories: ['经常性项目', null], form: 'project-target' },
    { categories: [['专项资金', '一次性项目']], form: 'project-target' },
    { categories: ['经常性项目', '特定目标类'], form: 'project-target-declaration' },
    { categories: [['专项资金', '人员类']], form: 'project-target' },
  ])('fit the categories $categories', ({ categories, form }) => {
    expect(formsOf(withCategories(...categories))).toEqual([form, 'project-target-summary']);
  });

  it('of the unit are made where it has data', () => {
    const unitOnly = filing(({ year, unit }) => ({
      year,
      unit,
      unitTarget: { duties: [] },
      unitSelfEvaluation: {},
    }));
    expect(formsOf(unitOnly)).toEqual(['unit-target-declaration', 'unit-self-evaluation']);
    const plan = planDocuments(unitOnly, { forms: ['project-target'], projects: [] }, packs);
    expect(plan.value).toEqual([]);
    expect(plan.diagnostics.map((one) => [one.code, one.severity])).toEqual([['batch/no-data', 'note']]);
  });

  it('may be asked for by title, and are made once', () => {
    const selection = {
      forms: ['财政项目支出绩效目标申报表', 'project-target-declaration'],
      projects: ['1'],
    };
    expect(
      planDocuments(
        filing((json) => json),
        selection,
        packs,
      ).value,
    ).toEqual([{ form: 'project-target-declaration', project: 0 }]);
  });

  it('that no pack provides are reported, with the nearest; the filing’s others go on', () => {
    const asked = selectionProblems({ forms: ['project-tarket'], projects: [] }, packs);
    expect(asked.map((one) => one.message).join()).toContain('（project-target）？');
    const plan = planDocuments(
      filing((json) => ({ ...json, forms: ['nope', 'project-target'] })),
      none,
      packs,
    );
    expect(plan.diagnostics.map((one) => [one.code, one.path])).toEqual([['batch/unknown-form', 'forms[0]']]);
    expect(plan.value).toHaveLength(5);
  });
});

describe('projects', () => {
  const sample = () => filing((json) => json);
  const indices = (...projects: string[]) =>
    planDocuments(sample(), { forms: ['project-target'], projects }, packs).value?.map((one) => one.project);

  it('are found by number from 1, by name and by a part of it', () => {
    expect(indices('3')).toEqual([2]);
    expect(indices('妇科重症', '妇女儿童维权')).toEqual([0, 2]);
    expect(indices('老舅妈')).toEqual([4]);
  });

  it('are not guessed at', () => {
    expect(indices('妇女儿童')).toBeUndefined();
    for (const missing of ['0', '6', '99999999999999999999', '无此项目']) {
      const plan = planDocuments(sample(), { forms: [], projects: [missing] }, packs);
      expect(plan.missingProjects.map((one) => one.selector)).toEqual([missing]);
      expect(plan.value).toEqual([]);
    }
  });

  it('leave the documents of the unit out, and cannot be combined with them', () => {
    const plan = planDocuments(sample(), { forms: [], projects: ['1'] }, packs);
    expect(plan.value).toEqual([{ form: 'project-target', project: 0 }]);
    const problems = selectionProblems({ forms: ['project-target-summary'], projects: ['1'] }, packs);
    expect(problems.map((one) => one.code)).toEqual(['batch/not-by-project']);
  });
});
