/** Rules of an indicator's value beside its name: direction, unit, range. */
import type { JsonPath } from '../../diagnostics/index.js';
import { formatMillionths } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { operatorAsExpected } from '../mendings.js';
import { isCount, isHigherBetter, isLowerBetter, isRate, isSpending } from '../names.js';
import { customary, type Rule, rowRule, seen } from '../rule.js';
import { isBeyondWhole, isHundredths, isPercent, type TargetReading } from '../target.js';
import { isOtherMeasure } from '../units.js';

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
      const expected = rightDirection(ending, level2Identity, target);
      if (expected === null) return isAlwaysReached(target) ? alwaysReached(path, target) : null;
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
      if (!isOtherMeasure(ending, target.unit, target.number)) return null;
      return {
        path: `${path}.target`,
        message: `“${name}”却以“${target.unit}”计，请核对名称或单位`,
        english: 'the unit is none of what the name counts',
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

/** 100%, 百分百. */
function isWhole({ text, number, unit }: TargetReading): boolean {
  return (number === hundred && isHundredths(unit)) || /^百分之?百$/u.test(text);
}
