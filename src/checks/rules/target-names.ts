/** Rules of an indicator's value beside its name: direction, unit, range. */
import type { JsonPath } from '../../diagnostics/index.js';
import { formatMillionths } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { operatorAsExpected } from '../mendings.js';
import {
  endsInCost,
  isCount,
  isHigherBetter,
  isLowerBetter,
  isRate,
  isSatisfaction,
  isSpending,
} from '../names.js';
import { customary, type Rule, rowRule, seen } from '../rule.js';
import { isBeyondWhole, isHundredths, isPercent, type TargetReading } from '../target.js';
import { isCounted, isOtherMeasure, isWholeUnit } from '../units.js';

const hundred = 100_000_000n;

const percentRange = {
  code: 'check/percent-range',
  severity: 'warning',
  title: '满意度、合格率、知晓率等的指标值、完成值不超过 100%',
  source: customary('一般常识'),
} as const;

function beyondWhole(path: JsonPath, ending: string, value: TargetReading | null): Fault | null {
  if (value === null || !isBeyondWhole(ending, value)) return null;
  return {
    path,
    message: '百分比应在 0 到 100 之间，请核对',
    english: 'a share must be between 0 and 100 per cent',
    expected: '≤100',
    actual: formatMillionths(value.number ?? 0n),
  };
}

export const targetNameRules: readonly Rule[] = [
  rowRule(
    {
      code: 'check/direction',
      severity: 'warning',
      title: '比较方向与指标名称相符：成本、投诉用 ≤，完成率、满意度用 ≥',
      source: customary('一般做法；语料中有失业率“百分百”'),
      mend: operatorAsExpected,
    },
    ({ path, name, ending, level2Identity, target }) => {
      // Of a target without a value it is said that the value is missing.
      if (target === null || !target.hasValue || target.text.includes('±')) return null;
      // Of a rate that is counted otherwise it is said that it is one.
      if (isRate(ending) && target.unit !== '' && !isPercent(target.unit)) return null;
      const expected = rightDirection(ending, level2Identity, target);
      if (expected === null)
        return isAlwaysReached(target) ? alwaysReached(path, target) : belowNothing(path, ending, target);
      return {
        path: `${path}.target`,
        message: `“${name}”${expected === '≤' ? '越低越好，指标值却是下限或百分之百' : '越高越好，指标值却是上限'}，请核对方向`,
        english: 'the direction goes against the name',
        expected,
        actual: target.text,
      };
    },
  ),
  rowRule(
    {
      code: 'check/rate-unit',
      severity: 'warning',
      title: '……率以百分比计，不以人次、件数计',
      source: seen('语料：应发尽发率 679 人次'),
    },
    ({ path, name, ending, target }) => {
      if (target === null || target.number === null || target.unit === '') return null;
      if (isPercent(target.unit) || !isRate(ending)) return null;
      return {
        path: `${path}.target`,
        message: `“${name}”是比率，却以“${target.unit}”计，请核对名称或单位`,
        english: 'a rate that is not counted in per cent',
        expected: '%',
        actual: target.unit,
      };
    },
  ),
  rowRule(
    {
      code: 'check/count-unit',
      severity: 'warning',
      title: '……数量、次数不以百分比计；人数以人计，金额以元计，时限以天、小时计',
      source: seen('语料：建立数量 90%'),
    },
    ({ path, name, ending, target }) => {
      if (target === null || target.number === null) return null;
      if (isPercent(target.unit) && isCount(ending))
        return {
          path: `${path}.target`,
          message: `“${name}”是数量，却以百分比计，请核对名称或单位`,
          english: 'a count in per cent',
          actual: target.text,
        };
      if (isWholeUnit(target.unit) && target.number % 1_000_000n !== 0n && !name.includes('均'))
        return {
          path: `${path}.target`,
          message: `“${target.text}”不是整数，以“${target.unit}”计的应为整数，请核对`,
          english: 'a part of what is counted whole',
          actual: target.text,
        };
      if (!isOtherMeasure(ending, target.unit, target.number)) return null;
      return {
        path: `${path}.target`,
        message: `“${name}”却以“${target.unit}”计，请核对名称或单位`,
        english: 'the unit is none of what the name counts',
        actual: target.text,
      };
    },
  ),
  rowRule(
    {
      code: 'check/target-vague',
      severity: 'warning',
      title: '数量、比率、成本的指标值写数值，不写“若干”“较多”“及时”',
      source: customary('定量指标要有数值（财预〔2021〕101号未与原文核对）'),
    },
    ({ path, name, ending, level2Identity, target }) => {
      if (target === null || target.number !== null || !isVague(ending, level2Identity, target.text))
        return null;
      return {
        path: `${path}.target`,
        message: `“${name}”要用数来衡量，指标值却是“${target.text}”，请写比较符、数值和计量单位`,
        english: 'words where a number is asked for',
        actual: target.text,
      };
    },
  ),
  {
    ...percentRange,
    find: ({ rows, evaluated }) => [
      rows.map(({ path, ending, target }) => beyondWhole(`${path}.target`, ending, target)),
      // Of a target that is beyond it already it is said there.
      evaluated.map(({ path, ending, target, actual }) =>
        target !== null && isBeyondWhole(ending, target)
          ? null
          : beyondWhole(`${path}.actual`, ending, actual),
      ),
    ],
  },
];

/** Returns the operator that the name implies if the target's has the opposite direction. */
function rightDirection(ending: string, level2: string, target: TargetReading): '≥' | '≤' | null {
  switch (target.operator ?? target.wordedOperator) {
    case '≥':
    case '>':
      return isLowerBetter(ending) || (level2.includes('成本') && isSpending(ending)) ? '≤' : null;
    case '≤':
    case '<':
      return isHigherBetter(ending) ? '≥' : null;
    case '=':
    case null:
      return isWhole(target) && isRate(ending) && isLowerBetter(ending) ? '≤' : null;
  }
}

const measureWord = '[个次人名户件项场批份篇期台套家]?';
/** 若干, 多次, 较多, 明显. */
const vagueAmount = new RegExp(
  `^(?:约|大约|共)?(?:若干|一[批些]|多|数|几|大量|[较很]多|众多|许多|少量|适量|不少|一定(?:的?数量)?|部分|不[限等]|视(?:情况|实际|需要)[^，。；]{0,6}|适[中当]|[较很][高低好大少]|明显|显著)${measureWord}$`,
  'u',
);
/** Of a level: 高, 较低, 适中. */
const vagueLevel = /^(?:[较很]|非常)?[高低]$|^(?:适[中当]|合理|合适|明显|显著)$/u;
/** What is said of work, not of a count. */
const quality = /^(?:及时|按时|优[良秀]?|良好?|合格|达标|健全|完善|规范|满意|提[升高]|有所提[升高])$/u;

function isVague(ending: string, level2: string, text: string): boolean {
  if (isRate(ending) || isSatisfaction(ending) || endsInCost(ending)) return vagueLevel.test(text);
  if (isCount(ending) && quality.test(text)) return true;
  // 一批 of 采购批次 is one.
  return (level2 === '数量' || isCount(ending)) && vagueAmount.test(text) && !/批/u.test(ending.slice(-2));
}

/** ≥0 sets no target: nothing is less. */
function isAlwaysReached({ operator, wordedOperator, number }: TargetReading): boolean {
  return number === 0n && (operator ?? wordedOperator) === '≥';
}

function alwaysReached(path: JsonPath, target: TargetReading): Fault {
  return {
    path: `${path}.target`,
    message: `“${target.text}”总能达到，等于没有目标，请核对数值和比较符`,
    english: 'always reached: no target at all',
    actual: target.text,
  };
}

/** ≥-12次, ≤-2000元 of a cost. */
function belowNothing(path: JsonPath, ending: string, { text, number, unit }: TargetReading): Fault | null {
  if (number === null || number >= 0n || !(isCounted(unit) || (unit.endsWith('元') && endsInCost(ending))))
    return null;
  return {
    path: `${path}.target`,
    message: `“${text}”的数值为负，请核对`,
    english: 'less than nothing',
    actual: text,
  };
}

/** 100%, 百分百. */
function isWhole({ text, number, unit }: TargetReading): boolean {
  return (number === hundred && isHundredths(unit)) || /^百分之?百$/u.test(text);
}
