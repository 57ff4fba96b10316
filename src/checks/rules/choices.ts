/** Rules of 项目性质 and 项目类别: what the form at hand has boxes or words for. */
import type { JsonPath } from '../../diagnostics/index.js';
import { type Fault, type Found, projectRule, type Rule, type RuleHead } from '../rule.js';
import type { FormChoices } from '../settings.js';
import type { ProjectSubject } from '../subject.js';

const BOXES = '财政项目支出绩效目标表的项目类别栏（专项资金□ 经常性项目□ 一次性项目□）';
const WORDS = '财政项目支出绩效目标申报表的项目性质、项目类别栏';

/** A rule for each form that is made and whose choices are known. */
function choiceRule(
  head: Omit<RuleHead, 'group'>,
  find: (one: ProjectSubject, choices: FormChoices) => Found,
): Rule {
  return projectRule({ ...head, group: 'completeness' }, (one, { formChoices }) =>
    formChoices.map((choices) => find(one, choices)),
  );
}

/** What is ticked: the category, else the nature. */
function ticked({ path, project }: ProjectSubject): {
  readonly path: JsonPath;
  readonly names: readonly string[];
} {
  const { category, nature } = project;
  if (category === null)
    return {
      path: nature === null ? `${path}.category` : `${path}.nature`,
      names: nature === null ? [] : [nature],
    };
  return { path: `${path}.category`, names: [category].flat() };
}

export const choiceRules: readonly Rule[] = [
  choiceRule(
    {
      code: 'check/category-unticked',
      severity: 'error',
      title: '项目类别勾选一项',
      source: `${BOXES}；语料中有项目一项未勾`,
      sureness: 'seen',
    },
    (one, { boxes, categories }) => {
      const { path, names } = ticked(one);
      if (boxes && names.length === 0)
        return {
          path,
          message: '项目类别一项也没有勾选，请选一项',
          english: 'no category is ticked',
          expected: categories.join('、'),
        };
      return null;
    },
  ),
  choiceRule(
    {
      code: 'check/category-many',
      severity: 'error',
      title: '项目类别只勾选一项',
      source: BOXES,
      sureness: 'seen',
    },
    (one, { boxes, categories }) => {
      const { path, names } = ticked(one);
      const known = new Set(names.filter((name) => categories.includes(name)));
      if (boxes && known.size > 1)
        return {
          path,
          message: '项目类别勾选了不止一项，请只选一项',
          english: 'more than one category is ticked',
          actual: [...known].join('、'),
        };
      return null;
    },
  ),
  choiceRule(
    {
      code: 'check/category-no-box',
      severity: 'error',
      title: '项目类别是表上有方框的',
      source: BOXES,
      sureness: 'seen',
    },
    (one, { boxes, categories }) => {
      if (!boxes) return null;
      const { path, names } = ticked(one);
      return othersThan(categories, names).map((name) => ({
        path,
        message: `表上没有“${name}”的方框，印出来一项也不勾；请改为表上的类别`,
        english: 'the form has no box for it',
        expected: categories.join('、'),
        actual: name,
      }));
    },
  ),
  choiceRule(
    {
      code: 'check/choice-blank',
      severity: 'error',
      title: '项目性质、项目类别必填',
      source: WORDS,
      sureness: 'seen',
    },
    ({ path, project }, { boxes, natures, categories }) => {
      if (boxes) return null;
      const hasCategory = [project.category].flat().some(Boolean);
      return [
        project.nature === null ? blankChoice(`${path}.nature`, natures) : null,
        hasCategory ? null : blankChoice(`${path}.category`, categories),
      ];
    },
  ),
  choiceRule(
    {
      code: 'check/choice-unknown',
      severity: 'warning',
      title: '项目性质、项目类别是表上列出的',
      source: WORDS,
      sureness: 'seen',
    },
    ({ path, project }, { boxes, natures, categories }) =>
      boxes
        ? null
        : [
            unknownChoices(`${path}.nature`, [project.nature], natures),
            unknownChoices(`${path}.category`, [project.category].flat(), categories),
          ],
  ),
];

/** Null where the form does not ask. */
function blankChoice(path: JsonPath, choices: readonly string[]): Fault | null {
  if (choices.length === 0) return null;
  return {
    path,
    message: '必填项空着，请选一项',
    english: 'must be filled in',
    expected: choices.join('、'),
  };
}

function unknownChoices(
  path: JsonPath,
  names: readonly (string | null)[],
  choices: readonly string[],
): readonly Fault[] {
  if (choices.length === 0) return [];
  return othersThan(choices, names.filter(isFilledIn)).map((name) => ({
    path,
    message: `应为 ${choices.join('、')} 之一，请核对`,
    english: 'is not one of the choices of the form',
    expected: choices.join('、'),
    actual: name,
  }));
}

function isFilledIn(name: string | null): name is string {
  return name !== null && name !== '';
}

function othersThan(choices: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) => !choices.includes(name));
}
