/** Rules of what is written more than once in an indicator's value: operators, units, operators with words or ranges. */

import type { JsonPath } from '../../diagnostics/index.js';
import { boundSigns, operatorSign } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { asExpected } from '../mendings.js';
import { customary, published, type Rule, rowRule } from '../rule.js';
import type { TargetReading } from '../target.js';

/** Words that say what the sign before them says: ≥5人以上, ≥不少于5人. */
const repeatedWords = /以[上下内]$|^.{1,2}(?:不|至|最|[大小]于)/u;
/** ≥3-5门, ≤90%—95%; but ≤2026-12-31 is a date, and = stands before a range. */
const rangeOfNumbers = new RegExp(
  `^[${boundSigns}]+${/\s{0,2}(?!(?:19|20)\d\d[-年])(\d[\d.,]*\s{0,2}(?:[%‰]|[^\d\s()（）~～—–至-]{1,3})?)\s{0,2}[-~～—–至]\s{0,2}(\d[\d.,]*)/u.source}`,
  'u',
);

const operatorRepeats = ({ text, once }: TargetReading): boolean =>
  once !== null && signsOf(text) === null && repeatedWords.test(text);

const twiceInTargets = rowRule(
  {
    code: 'check/written-twice',
    severity: 'error',
    title: '比较符、计量单位只写一次',
    source: published('转换程序的常见差错：≥≥95(%)、≥95%(%)'),
    mend: asExpected,
  },
  ({ path, target }) => writtenTwice(`${path}.target`, target),
  'target',
);

function writtenTwice(path: JsonPath, value: TargetReading | null): Fault | null {
  if (value === null || operatorRepeats(value)) return null;
  const signs = signsOf(value.text);
  if (value.once === null && !isContradiction(signs)) return null;
  const what = signs === null ? '计量单位写了两次' : '比较符写了不止一个';
  return {
    path,
    message: value.once === null ? `${what}，请只留一个` : `${what}，应写作 ${value.once}`,
    english: 'the operator or the unit is written twice',
    expected: value.once,
    actual: value.text,
  };
}

export const targetSignRules: readonly Rule[] = [
  {
    ...twiceInTargets,
    find: (subject) => [
      twiceInTargets.find(subject),
      // That an actual value has an operator is a finding of its own.
      subject.evaluated.map(({ path, actual }) =>
        actual?.writtenOperator === null ? writtenTwice(`${path}.actual`, actual) : null,
      ),
    ],
  },
  rowRule(
    {
      code: 'check/operator-in-words',
      severity: 'warning',
      title: '写了比较符，就不再写“以上”“不少于”',
      source: customary('意思清楚，但重复；预算绩效系统里比较符是单独一栏'),
      mend: asExpected,
    },
    ({ path, target }) => {
      if (target?.opposed != null)
        return {
          path: `${path}.target`,
          message: `比较符“${target.writtenOperator}”与文字“${target.opposed}”意思不一样，请只留一个`,
          english: 'the operator and the words beside it say different things',
          actual: target.text,
        };
      if (target === null || !operatorRepeats(target)) return null;
      return {
        path: `${path}.target`,
        message: `比较符又用文字写了一遍，写作 ${target.once} 即可`,
        english: 'the operator is written again in words',
        expected: target.once,
        actual: target.text,
      };
    },
    'target',
  ),
  rowRule(
    {
      code: 'check/operator-range',
      severity: 'warning',
      title: '比较符后面是一个数值，不是区间',
      source: customary('≥3-5门 分不清是不少于 3 门，还是 3 至 5 门'),
    },
    ({ path, target }) => {
      const reversed = target === null ? null : reversedBounds(target.text);
      if (target !== null && reversed !== null)
        return {
          path: `${path}.target`,
          message: reversed[0].includes('年')
            ? `从 ${reversed[0]} 到 ${reversed[1]}，先后颠倒了，请核对`
            : `下限 ${reversed[0]} 大于上限 ${reversed[1]}，请核对`,
          english: 'the lower bound is above the upper one',
          actual: target.text,
        };
      const [, from, to] = rangeOfNumbers.exec(target?.text ?? '') ?? [];
      if (target === null || from === undefined || to === undefined) return null;
      return {
        path: `${path}.target`,
        message: `比较符“${target.writtenOperator}”后面是区间 ${from}-${to}，意思不清；请只写一个数值，或去掉比较符`,
        english: 'an operator before a range',
        actual: target.text,
      };
    },
    'target',
  ),
];

/** ≥95%且≤80%. */
const twoBounds = /^[≥≧>＞]\s?(\d[\d.]*)[^\d≥≤]{0,8}[≤≦<＜]\s?(\d[\d.]*)/u;
/** 95%-80%, 30～24次; no days or times. */
const plainRange =
  /^(\d[\d.]*)\s?[%‰％]?\s?[-~～—–至]\s?(\d[\d.]*)\s?(?:[%‰％]|[^\d年月日号点时:：.-]\D{0,5})$/u;

/** 2024年12月-2024年1月. */
const months =
  /((?:19|20)\d\d)年(1[0-2]|0?[1-9])月[^\d]{0,4}[-~～—–至到]\s?((?:19|20)\d\d)年(1[0-2]|0?[1-9])月/u;

/** The two bounds of a range that is empty; null of any other. */
function reversedBounds(text: string): readonly [string, string] | null {
  const [, startYear, start, endYear, end] = months.exec(text) ?? [];
  if (startYear !== undefined && endYear !== undefined && start !== undefined && end !== undefined)
    return Number(startYear) * 12 + Number(start) > Number(endYear) * 12 + Number(end)
      ? [`${startYear}年${start}月`, `${endYear}年${end}月`]
      : null;
  const [, from, to] = twoBounds.exec(text) ?? plainRange.exec(text) ?? [];
  if (from === undefined || to === undefined) return null;
  return Number(from) > Number(to) ? [from, to] : null;
}

const severalSigns = new RegExp(`^[${boundSigns}=＝]{2,}`, 'u');
const oneSign = new RegExp(`^${operatorSign}$`, 'u');

/** Two signs or more at the start; null: at most one. */
function signsOf(text: string): string | null {
  return severalSigns.exec(text)?.[0] ?? null;
}

/** Whether the operators contradict each other (≥≤); >= is one operator. */
function isContradiction(written: string | null): boolean {
  return written !== null && !oneSign.test(written);
}
