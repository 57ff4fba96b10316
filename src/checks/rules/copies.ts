/** Rules of texts that were copied: from another project, from names, twice within one. */

import type { JsonPath } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import { clip } from '../../json/index.js';
import type { Fault, Found } from '../fault.js';
import { namesakesIn } from '../indicators.js';
import { isOwnName, textKey } from '../names.js';
import { customary, projectRule, type Rule } from '../rule.js';
import type { ProjectSubject } from '../subject.js';

/** Shorter goals (完成全年任务。) may well be the same. */
const leastCopied = 12;
/** Longer goals are no names. */
const longestName = 100;

/** Equal for texts that differ by blanks and the stop at their end; '' of a short one. */
function copyKey(text: string | null): string {
  const key = textKey(text);
  return key.length < leastCopied ? '' : key;
}

function isCopy(one: string | null, other: string | null): boolean {
  return copyKey(one) !== '' && copyKey(one) === copyKey(other);
}

/** The others of projects that have something in common; of projects that are the same a rule of its own says so. */
function othersThan([first, ...others]: readonly ProjectSubject[]): readonly ProjectSubject[] {
  const name = textKey(first?.project.name ?? null);
  return others.filter(({ project }) => textKey(project.name) !== name);
}

function copiedFrom(first: ProjectSubject | undefined, path: JsonPath, what: string, english: string): Fault {
  return {
    path,
    message: `与第 ${(first?.index ?? 0) + 1} 个项目“${clip(first?.project.name ?? '')}”的${what}一字不差，像是复制来的，请核对`,
    english: `the same ${english} as project ${(first?.index ?? 0) + 1} has`,
  };
}

function copiedGoals(alike: readonly ProjectSubject[]): readonly Fault[] {
  return othersThan(alike).map(({ path }) =>
    copiedFrom(alike[0], `${path}.goals.annual`, '年度总体目标', 'goal'),
  );
}

/** Where the year's goal is a copy as well, it is said of that. */
function copiedOverall(alike: readonly ProjectSubject[]): readonly Fault[] {
  const annual = alike[0]?.project.goals.annual ?? null;
  return othersThan(alike)
    .filter(({ project }) => !isCopy(project.goals.annual, annual))
    .map(({ path }) => copiedFrom(alike[0], `${path}.goals.overall`, '项目总目标', 'overall goal'));
}

function copiedActual(path: JsonPath): Fault {
  return {
    path,
    message: '全年完成情况与年初目标一字不差，请写实际完成的情况',
    english: 'a copy of the goal; say what was reached',
  };
}

/** The first sentence that a text holds twice. */
function repeatedSentence(text: string | null): string | null {
  if (text === null || text.length < 2 * leastCopied) return null;
  const sentences = text.split('。').filter((one) => one.trim().length >= leastCopied);
  if (new Set(sentences).size === sentences.length) return null;
  return sentences.find((one, index) => sentences.indexOf(one) < index) ?? null;
}

function saidTwice(path: JsonPath, text: string | null): Fault | null {
  const sentence = repeatedSentence(text);
  if (sentence === null) return null;
  return {
    path,
    message: `“${clip(sentence.trim())}”写了两遍，请删去一遍`,
    english: 'a sentence stands twice',
    actual: sentence.trim(),
  };
}

/** Entries that repeat one before them, by their key. */
function repeats(
  entries: readonly { readonly path: JsonPath; readonly text: string | null }[],
  what: string,
): Found {
  const keyed = entries.map((one, index) => ({ ...one, index, key: textKey(one.text) }));
  return namesakesIn(keyed, ({ key, text }) => (isOwnName(text ?? '') ? key : '')).map(([first, ...others]) =>
    others.map(({ path }) => ({
      path,
      message: `与第 ${(first?.index ?? 0) + 1} 条的${what}相同，请核对是否重复`,
      english: `the same as entry ${(first?.index ?? 0) + 1}`,
    })),
  );
}

function repeatedTasks({ unitTarget }: Filing): Found {
  if (unitTarget === null) return null;
  const { duties, tasks } = unitTarget;
  const place = (index: number, key: string) => `unitTarget.tasks[${index}].${key}`;
  return [
    repeats(
      duties.map((text, index) => ({ path: `unitTarget.duties[${index}]`, text })),
      '单位职责',
    ),
    repeats(
      tasks.map(({ name }, index) => ({ path: place(index, 'name'), text: name })),
      '任务名称',
    ),
    repeats(
      tasks.map(({ content }, index) => ({ path: place(index, 'content'), text: content })),
      '主要内容',
    ),
    tasks.map(({ name, content }, index) =>
      name === null || content === null || textKey(name) !== textKey(content)
        ? null
        : {
            path: place(index, 'content'),
            message: '与任务名称一字不差，请写要做什么、做到什么程度',
            english: 'the name of the task instead of what is done',
          },
    ),
  ];
}

export const copyRules: readonly Rule[] = [
  {
    code: 'check/goal-copied',
    severity: 'warning',
    title: '各项目的目标各写各的；全年完成情况不照抄年初目标',
    source: customary('套用、复制的常见差错'),
    find: ({ filing, projects }) => {
      const goal = filing.unitSelfEvaluation?.goal;
      return [
        ...namesakesIn(projects, ({ project }) => copyKey(project.goals.annual)).map(copiedGoals),
        ...namesakesIn(projects, ({ project }) => copyKey(project.goals.overall)).map(copiedOverall),
        isCopy(goal?.planned ?? null, goal?.actual ?? null)
          ? copiedActual('unitSelfEvaluation.goal.actual')
          : null,
        projects.map(({ path, project: { goals } }) =>
          'actual' in goals && typeof goals.actual === 'string' && isCopy(goals.annual, goals.actual)
            ? copiedActual(`${path}.goals.actual`)
            : null,
        ),
      ];
    },
  },
  projectRule(
    {
      code: 'check/goal-is-name',
      severity: 'warning',
      title: '目标写要达到的结果，不照抄项目、指标的名称',
      source: customary('照抄、填错栏的常见差错'),
    },
    ({ path, project, table }) => {
      const { annual } = project.goals;
      if (annual === null || annual.length > longestName) return null;
      const goal = textKey(annual);
      const isProject = goal !== '' && goal === textKey(project.name);
      if (!isProject && !table.rows.some(({ name }) => name === goal && isOwnName(name))) return null;
      return {
        path: `${path}.goals.annual`,
        message: `写的是${isProject ? '项目' : '指标'}的名称，请写年度内要达到的结果`,
        english: `the name of the ${isProject ? 'project' : 'indicator'} instead of a goal`,
        actual: goal,
      };
    },
  ),
  projectRule(
    {
      code: 'check/sentence-repeated',
      severity: 'warning',
      title: '目标里同一句话不写两遍',
      source: customary('粘贴的常见差错'),
    },
    ({ path, project: { goals } }) => [
      saidTwice(`${path}.goals.overall`, goals.overall),
      saidTwice(`${path}.goals.annual`, goals.annual),
    ],
  ),
  {
    code: 'check/task-repeated',
    severity: 'warning',
    title: '单位职责、重点任务不重复',
    source: customary('粘贴的常见差错'),
    find: ({ filing }) => repeatedTasks(filing),
  },
];
