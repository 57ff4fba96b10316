/** Rules that compare the goals' texts with the indicators. */
import type { JsonPath } from '../../diagnostics/index.js';
import { millionthsOf } from '../../filing/index.js';
import { identityOf } from '../../identity/index.js';
import { clip } from '../../json/index.js';
import type { Fault } from '../fault.js';
import { namesakesIn } from '../indicators.js';
import { isSatisfaction, nameKey } from '../names.js';
import { customary, projectRule, type Rule } from '../rule.js';
import type { ProjectSubject } from '../subject.js';
import { isBeyondWhole, isPercent, type TargetReading } from '../target.js';

/** 满意度达到90%以上, 满意率不低于 95％. */
const satisfactionInText = /满意(?:度|率)[^，。；;,、\d]{0,8}(\d+(?:\.\d+)?)\s*[%％]/gu;

export const goalRules: readonly Rule[] = [
  projectRule(
    {
      code: 'check/goal-satisfaction',
      severity: 'warning',
      title: '目标文字里的满意度与满意度指标的指标值一致',
      source: customary('目标与指标应相符（财预〔2021〕101号）'),
    },
    ({ path, project: { goals }, table }) => {
      const stated = [
        ...satisfactionIn(goals.overall, `${path}.goals.overall`),
        ...satisfactionIn(goals.annual, `${path}.goals.annual`),
      ];
      if (stated.length === 0) return null;
      // What has no number to be compared is a finding of its own.
      const indicators = table.rows.filter(
        ({ ending, target }) =>
          isSatisfaction(ending) &&
          target?.miswriting === null &&
          /\d/.test(target.text) &&
          !isBeyondWhole(ending, target) &&
          (target.unit === '' || target.unit.includes('分') || isPercent(target.unit)),
      );
      if (indicators.length === 0) return null;
      const filed = indicators.flatMap(({ target }) => numbersIn(target));
      return stated
        .filter(({ number }) => !filed.includes(number))
        .map(({ place, phrase }) => ({
          path: place,
          message: `目标写的“${phrase}”与满意度指标的指标值不一致，请核对`,
          english: 'the goal names another satisfaction than the indicators',
          expected: indicators.map(({ target }) => target?.text ?? '').join('、'),
          actual: phrase,
        }));
    },
  ),
  {
    code: 'check/goal-copied',
    severity: 'warning',
    title: '各项目的年度目标各写各的；全年完成情况不照抄年初目标',
    source: customary('套用、复制的常见差错'),
    find: ({ filing, projects }) => {
      const goal = filing.unitSelfEvaluation?.goal;
      return [
        ...namesakesIn(projects, ({ project }) => copyKey(project.goals.annual)).map(copiedGoals),
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
];

/** Shorter goals (完成全年任务。) may well be the same. */
const leastCopied = 12;

/** Equal for texts that differ by blanks and the stop at their end; '' of a short one. */
function copyKey(text: string | null): string {
  const key = nameKey(identityOf(text ?? ''));
  return key.length < leastCopied ? '' : key;
}

function isCopy(one: string | null, other: string | null): boolean {
  return copyKey(one) !== '' && copyKey(one) === copyKey(other);
}

/** Of projects that are the same a rule of its own says so. */
function copiedGoals([first, ...others]: readonly ProjectSubject[]): readonly Fault[] {
  const name = nameKey(identityOf(first?.project.name ?? ''));
  return others
    .filter(({ project }) => nameKey(identityOf(project.name)) !== name)
    .map(({ path }) => ({
      path: `${path}.goals.annual`,
      message: `与第 ${(first?.index ?? 0) + 1} 个项目“${clip(first?.project.name ?? '')}”的年度总体目标一字不差，像是复制来的，请核对`,
      english: `the same goal as that of project ${(first?.index ?? 0) + 1}`,
    }));
}

function copiedActual(path: JsonPath): Fault {
  return {
    path,
    message: '全年完成情况与年初目标一字不差，请写实际完成的情况',
    english: 'a copy of the goal; say what was reached',
  };
}

function satisfactionIn(text: string | null, place: JsonPath) {
  return Array.from((text ?? '').matchAll(satisfactionInText), ([phrase, number = '']) => ({
    place,
    phrase,
    number: millionthsOf(number),
  }));
}

/** All numbers of a value, of a range both; 0.92 without a unit is 92. */
function numbersIn(target: TargetReading | null): readonly (bigint | null)[] {
  const numbers = Array.from((target?.text ?? '').matchAll(/\d+(?:\.\d+)?/gu), ([one]) => millionthsOf(one));
  return target?.unit === ''
    ? numbers.flatMap((one) => [one, (one ?? 0n) * 100n])
    : [target?.number ?? null, ...numbers];
}
