/** Rules of 项目性质 and 项目类别: only values that the form knows. */

import type { JsonPath } from '../../diagnostics/index.js';
import { fittingForm, isNearly, type Project, projectForm } from '../../filing/index.js';
import { identityOf } from '../../identity/index.js';
import type { Fault, Found } from '../fault.js';
import { asExpected, nearestWord } from '../mendings.js';
import { isDitto } from '../names.js';
import { projectRule, type Rule, type RuleHead, seen } from '../rule.js';
import type { FormChoices } from '../settings.js';
import type { ProjectSubject } from '../subject.js';

const boxesOfForm = '财政项目支出绩效目标表的项目类别栏（专项资金□ 经常性项目□ 一次性项目□）';
const wordsOfForm = '财政项目支出绩效目标申报表的项目性质、项目类别栏';

/** Makes a rule for each form that is made and has known choices. */
function choiceRule(head: RuleHead, find: (one: ProjectSubject, choices: FormChoices) => Found): Rule {
  return projectRule(head, (one, { formChoices }) => formChoices.map((choices) => find(one, choices)));
}

/** Returns what is ticked: the category, else the nature. */
function ticked({ path, project }: ProjectSubject): {
  readonly path: JsonPath;
  readonly names: readonly string[];
} {
  const { nature } = project;
  const names = categoriesOf(project);
  if (names.length > 0 || nature === null) return { path: `${path}.category`, names };
  return { path: `${path}.nature`, names: [identityOf(nature)] };
}

/** Returns the categories as the form compares them with its boxes. */
function categoriesOf({ category }: Project): readonly string[] {
  return [category ?? []].flat().map(identityOf);
}

const projectForms = ['project-target', 'project-target-declaration'] as const;
const formNames = {
  'project-target': '财政项目支出绩效目标表',
  'project-target-declaration': '财政项目支出绩效目标申报表',
} as const;

/** If no form is named and the projects belong to different ones: reports which form was chosen, and why. */
const majorityRule: Rule = {
  code: 'check/form-by-majority',
  severity: 'warning',
  title: '没有指定表样时，各项目的类别属于同一种表',
  source: seen('两种项目表的项目类别栏不同；按多数项目的类别出表'),
  find({ forms, filing: { projects } }) {
    const made = projectForms.filter((form) => forms.includes(form));
    const chosen = projectForm(projects);
    if (made.length !== 1 || made[0] !== chosen) return null;
    const other = projects.findIndex((project) => ![null, chosen].includes(fittingForm(project)));
    if (other < 0) return null;
    const count = projects.filter((project) => fittingForm(project) === chosen).length;
    return {
      path: `projects[${other}].category`,
      message: `${projects.length} 个项目里 ${count} 个的类别属于《${formNames[chosen]}》，全部按它出表；这个项目的类别属于另一种表，请核对，或在 forms 里指定表样`,
      english: `most categories are those of ${chosen}, so all projects are put on it; this one is of the other form`,
      actual: [projects[other]?.category].flat().join('、'),
    };
  },
};

/** The categories that a text names, one or several of them in one (经常性项目、一次性项目); none if it holds another word. */
function wordsIn(name: string, categories: readonly string[]): readonly string[] {
  const words = name.split(/[、，,；;/\s]+/u).filter((word) => word !== '');
  return words.every((word) => categories.includes(word)) ? words : [];
}

export const choiceRules: readonly Rule[] = [
  choiceRule(
    {
      code: 'check/category-unticked',
      severity: 'error',
      title: '项目类别勾选一项',
      source: seen(`${boxesOfForm}；语料中有项目一项未勾`),
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
      code: 'check/category-from-nature',
      severity: 'warning',
      title: '项目类别空着时，方框按项目性质打勾',
      source: seen(boxesOfForm),
      mend: asExpected,
    },
    ({ path, project }, { boxes, categories }) => {
      const nature = identityOf(project.nature ?? '');
      if (!boxes || categoriesOf(project).length > 0 || !categories.includes(nature)) return null;
      return {
        path: `${path}.category`,
        message: `项目类别空着，表上按项目性质勾了“${nature}”；请填写项目类别`,
        english: 'the category is blank; the box was ticked by the nature',
        expected: nature,
      };
    },
  ),
  choiceRule(
    {
      code: 'check/category-many',
      severity: 'error',
      title: '项目类别只勾选一项',
      source: seen(boxesOfForm),
    },
    (one, { boxes, categories }) => {
      const { path, names } = ticked(one);
      const known = new Set(names.flatMap((name) => wordsIn(name, categories)));
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
      source: seen(boxesOfForm),
      mend: nearestWord,
    },
    (one, { boxes, categories }) => {
      if (!boxes) return null;
      const { path, names } = ticked(one);
      const unknown = othersThan(categories, names).filter((name) => wordsIn(name, categories).length === 0);
      return unknown.map((name) => ({
        path,
        message: `表上没有“${name}”的方框，印出来不打勾；${remedy(name, categories, '请改为表上的类别')}`,
        english: 'the form has no box for it',
        expected: nearestOf(name, categories) ?? categories.join('、'),
        actual: name,
      }));
    },
  ),
  choiceRule(
    {
      code: 'check/choice-blank',
      severity: 'error',
      title: '项目性质、项目类别必填',
      source: seen(wordsOfForm),
    },
    ({ path, project }, { boxes, natures, categories }) => {
      if (boxes) return null;
      const hasCategory = categoriesOf(project).length > 0;
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
      source: seen(wordsOfForm),
      mend: nearestWord,
    },
    ({ path, project }, { boxes, natures, categories }) =>
      boxes
        ? null
        : [
            unknownChoices(`${path}.nature`, [project.nature], natures),
            unknownChoices(`${path}.category`, [project.category].flat(), categories),
          ],
  ),
  majorityRule,
];

/** Returns null if the form does not ask for it. */
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
  return othersThan(
    choices,
    names.flatMap((name) => name || []),
  ).map((name) => ({
    path,
    message: `不是表上列出的；${remedy(name, choices, '请核对')}`,
    english: 'is not one of the choices of the form',
    expected: nearestOf(name, choices) ?? choices.join('、'),
    actual: name,
  }));
}

/** Returns the choice that was probably meant. */
function nearestOf(name: string, choices: readonly string[]): string | null {
  return choices.find((choice) => isNearly(choice, name)) ?? null;
}

function remedy(name: string, choices: readonly string[], otherwise: string): string {
  const nearest = nearestOf(name, choices);
  return nearest === null ? otherwise : `是不是“${nearest}”？`;
}

function othersThan(choices: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) => !choices.includes(identityOf(name)) && !isDitto(name));
}
