/** Rules of how an indicator's value is written: operator, number, unit. */

import type { JsonPath } from '../../diagnostics/index.js';
import { formatMillionths } from '../../filing/index.js';
import { clip } from '../../json/index.js';
import type { Fault } from '../fault.js';
import type { IndicatorRow } from '../indicators.js';
import { addPercent, asExpected, operatorAsExpected } from '../mendings.js';
import { hasDittoPart, isRate, isSatisfaction } from '../names.js';
import { published, type Rule, rowRule, seen, tableRule } from '../rule.js';
import type { TargetReading } from '../target.js';
import { isBareDay, serialDay } from './target-dates.js';

const system = '公开的预算绩效系统：定量指标由比较符、数值、计量单位组成';
/** Matches a unit without a number: (%), (人次). */
const unitOnly =
  /^(?:[(（]\s*(?:[%％‰]|[^\s()（）\d]{1,3})\s*[)）]|[%％‰]|万?元|人次?|场次?|[个次天家户件项份篇]|小时|个?工作日)$/u;
const onlyMagnitude = /^[百千万亿]+$/u;

/** Whether a number has nothing that says at least, at most or exactly. */
function lacksOperator({ target }: IndicatorRow): boolean {
  return target !== null && target.number !== null && !target.writtenOperator && !target.wordedOperator;
}

/** Returns the operator as forms print it; `=` of either width is accepted. */
function printedOperator({ writtenOperator, operator }: TargetReading): string | null {
  return writtenOperator === '＝' ? writtenOperator : operator;
}

const miswrittenTargets = rowRule(
  {
    code: 'check/target-miswritten',
    severity: 'error',
    title: '指标值、完成值的数字和比较符写得可以辨认（不写 9O%、90..5%、90≥%）',
    source: published('录入和转换的常见差错'),
    mend: asExpected,
  },
  ({ path, target }) => miswritten(`${path}.target`, target),
  'target',
);

function miswritten(path: JsonPath, value: TargetReading | null): Fault | null {
  if (value?.miswriting == null) return null;
  const { what, english, meant } = value.miswriting;
  return {
    path,
    message: `${what}，${meant === null ? '请核对' : `是不是 ${meant}？`}`,
    english,
    expected: meant,
    actual: value.text,
  };
}

export const targetRules: readonly Rule[] = [
  rowRule(
    {
      code: 'check/target-incomplete',
      severity: 'error',
      title: '指标值要有数值和计量单位',
      source: published(system),
    },
    ({ path, target }) => {
      if (target === null || hasDittoPart(target.text)) return null;
      if (unitOnly.test(target.text))
        return {
          path: `${path}.target`,
          message: `只有计量单位“${target.text}”，没有数值，请补写`,
          english: 'a unit without a number',
          actual: target.text,
        };
      if (!target.writtenOperator || target.operator === null || target.once !== null) return null;
      if (target.number === null ? target.hasValue : target.unit !== '') return null;
      return { path: `${path}.target`, actual: target.text, ...lack(target, target.writtenOperator) };
    },
    'target',
  ),
  {
    ...miswrittenTargets,
    find: (subject) => [
      miswrittenTargets.find(subject),
      subject.evaluated.map(({ path, actual }) => miswritten(`${path}.actual`, actual)),
    ],
  },
  rowRule(
    {
      code: 'check/target-unit-missing',
      severity: 'warning',
      title: '数值带计量单位（百分比不漏 %）',
      source: seen('语料：500、100 之类没有单位的指标值'),
      mend: addPercent,
    },
    (row) => {
      const { path, ending, target } = row;
      if (target === null || target.number === null || target.writtenOperator || target.unit !== '')
        return null;
      if (serialDay(row) !== null || isBareDay(target.text) || target.text === '零') return null;
      return {
        path: `${path}.target`,
        english: 'a number without a unit',
        actual: target.text,
        ...(isRate(ending) || (isSatisfaction(ending) && target.number < one)
          ? lackOfPercent(target.number, target.text)
          : { message: '只有数值，没有计量单位，请补写' }),
      };
    },
  ),
  tableRule(
    {
      code: 'check/operator-missing',
      severity: 'warning',
      title: '同一组指标里，定量的指标值都写或都不写比较符',
      source: seen('语料：≥90% 与 100% 混用'),
    },
    ({ rows }) => {
      const withOperator = new Set(
        rows
          .filter(({ target }) => target?.operator && target.number !== null)
          .map(({ level2Identity }) => level2Identity),
      );
      const lacking = rows.filter((row) => lacksOperator(row) && withOperator.has(row.level2Identity));
      const [first] = lacking;
      if (first === undefined) return null;
      const more =
        lacking.length === 1 ? '' : `（同表另有 ${lacking.length - 1} 处：${names(lacking.slice(1))}）`;
      return {
        path: `${first.path}.target`,
        message: `同组其他指标值写了比较符，这里没有；请写明 ≥、= 或 ≤${more}`,
        english: `no operator beside neighbours that have one (${lacking.length} in this table)`,
        actual: first.target?.text ?? null,
      };
    },
  ),
  rowRule(
    {
      code: 'check/operator-form',
      severity: 'warning',
      title: '比较符写作 ≥ ≤ = > <',
      source: published(system),
      mend: operatorAsExpected,
    },
    ({ path, target }) => {
      if (target === null || !target.writtenOperator || hasDittoPart(target.text)) return null;
      const expected = printedOperator(target);
      if (expected === target.writtenOperator || ['＞', '＜'].includes(target.writtenOperator)) return null;
      return {
        path: `${path}.target`,
        message: `比较符“${target.writtenOperator}”${expected === null ? '不能识别，请写 ≥、≤、=、> 或 <；定性的指标值，比较符空着' : `请写作“${expected}”`}`,
        english: 'not an operator as the forms print it',
        expected,
        actual: target.writtenOperator,
      };
    },
    'target',
  ),
  rowRule(
    {
      code: 'check/unit-is-magnitude',
      severity: 'warning',
      title: '万、亿不是计量单位，后面要有单位',
      source: seen('语料：350.00(万)'),
    },
    ({ path, target }) => {
      if (target === null || !onlyMagnitude.test(target.unit)) return null;
      return {
        path: `${path}.target`,
        message: `“${target.unit}”后面没有计量单位（万元、万人次……），请补写`,
        english: 'a magnitude without a unit',
        actual: target.text,
      };
    },
    'target',
  ),
];

const one = 1_000_000n;

/** A share of one (0.95) is meant in per cent; 1 may be all or a hundredth. */
function lackOfPercent(number: bigint, text: string): Pick<Fault, 'message' | 'expected'> {
  if (number <= 0n || number > one) return { message: '百分比没有写 %，请补写', expected: `${text}%` };
  if (number === one) return { message: '百分比没有写 %；是 100% 还是 1%？请写明' };
  const share = `${formatMillionths(number * 100n)}%`;
  return { message: `百分比没有写 %；${text} 是不是 ${share}？请写百分数`, expected: share };
}

/** Says what a target with an operator lacks. */
function lack({ number, unit }: TargetReading, operator: string): Pick<Fault, 'message' | 'english'> {
  const sign = `比较符“${operator}”`;
  if (number !== null)
    return {
      message: `有${sign}，但没有计量单位（如 (%)、(次)），请补写${number > 0n && number < one ? `；百分比写百分数（${formatMillionths(number * 100n)}%）` : ''}`,
      english: 'an operator without a unit',
    };
  if (/^\P{L}*$/u.test(unit))
    return { message: `有${sign}，但没有数值，请补写`, english: 'an operator without a number' };
  return {
    message: `${sign}后面是“${clip(unit)}”，没有数值；请补写数值，定性的指标值不写比较符`,
    english: 'an operator before words; a number is missing, or the operator is too much',
  };
}

function names(rows: readonly IndicatorRow[]): string {
  const shown = rows.slice(0, 3).map(({ name }) => name);
  return `${shown.join('、')}${rows.length > 3 ? '……' : ''}`;
}
