/** Rules that compare the goals' texts with the indicators. */
import type { JsonPath } from '../../diagnostics/index.js';
import { millionthsOf } from '../../filing/index.js';
import { isSatisfaction } from '../names.js';
import { customary, projectRule, type Rule } from '../rule.js';
import type { TargetReading } from '../target.js';

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
          isSatisfaction(ending) && target?.miswriting === null && /\d/.test(target.text),
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
];

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
