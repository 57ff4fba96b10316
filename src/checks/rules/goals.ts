/** Rules that compare the goals' texts with the indicators. */
import type { JsonPath } from '../../diagnostics/index.js';
import { millionthsOf, wan } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { isSatisfaction } from '../names.js';
import { customary, projectRule, type Rule } from '../rule.js';
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
  projectRule(
    {
      code: 'check/goal-amount',
      severity: 'warning',
      title: '目标文字里的资金总额与项目资金一致',
      source: customary('目标与资金应相符；沿用旧文的常见差错'),
    },
    ({ path, project: { goals, funding }, isMultiYear }) => {
      const { annual, ...whole } = funding;
      const filed = [...Object.values(whole), ...Object.values(annual)].filter((one) => one !== null);
      if (isMultiYear || filed.length === 0) return null;
      return [
        otherAmount(`${path}.goals.overall`, goals.overall, filed),
        otherAmount(`${path}.goals.annual`, goals.annual, filed),
      ];
    },
  ),
];

/** 资金总额20万元, 项目预算为15.5万元: of the project as a whole. */
const wholeAmount =
  /(?:(?:资金|预算|经费)(?:总额|总计|合计|共计)|项目总?(?:资金|预算|经费)|总投资)(?:为|是|共|约)?\s?(\d[\d,]*(?:\.\d+)?)\s?(万元|元)/u;

/** Whether an amount is another than all that are filed; rounded to hundreds of 元 it is the same. */
function otherAmount(path: JsonPath, text: string | null, filed: readonly bigint[]): Fault | null {
  if (text?.includes('元') !== true) return null;
  const [phrase, digits = '', unit] = wholeAmount.exec(text) ?? [];
  const number = phrase === undefined ? null : millionthsOf(digits);
  if (phrase === undefined || number === null) return null;
  const amount = unit === '万元' ? number * wan : number;
  if (filed.some((one) => (one > amount ? one - amount : amount - one) < roundedOff)) return null;
  return {
    path,
    message: `目标写的“${phrase}”与项目资金各栏都不一致，请核对`,
    english: 'the goal names another amount than the funding',
    actual: phrase,
  };
}

/** A hundred 元, in millionths. */
const roundedOff = 100_000_000n;

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
