/** Rules of scoring: compare filed scores with those that the formulas suggest; overwrite nothing. */

import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, millionthsOf, type Operator } from '../../filing/index.js';
import { type EvaluatedRow, type Evaluation, scoreText, sumOf } from '../evaluation.js';
import type { Found } from '../fault.js';
import { asExpected } from '../mendings.js';
import { isLowerBetter } from '../names.js';
import { customary, evaluationRule, published, type Rule, rulesOf, seen } from '../rule.js';
import { hundredth, isWithin, qualitativeRange, suggestedScore } from '../score.js';
import { defaultSettings } from '../settings.js';
import { type Subject, subjectOf } from '../subject.js';
import { isBeyondWhole, lacksPercent, sameUnit } from '../target.js';

const formulas = '公开的预算绩效系统的计分公式';

const scoreRule = rulesOf(({ evaluated }) => evaluated);

export const scoringRules: readonly Rule[] = [
  scoreRule(
    {
      code: 'check/score-range',
      severity: 'error',
      title: '0 ≤ 得分 ≤ 分值',
      source: customary('一般常识；财预〔2020〕10号未与原文核对'),
    },
    ({ path, points, score }) => {
      // Points below nothing do not make their sum: said there.
      if (points === null || score === null || points < 0n || (score >= 0n && score <= points)) return null;
      return {
        path: `${path}.score`,
        message: '得分应在 0 和分值之间，请核对',
        english: 'the score must be between 0 and the points',
        expected: `0～${scoreText(points)}`,
        actual: scoreText(score),
      };
    },
  ),
  scoreRule(
    {
      code: 'check/score-suggested',
      severity: 'warning',
      title: '得分与按公式算出的建议得分一致（只提示，不改动）',
      source: seen(`${formulas}；语料：927/973 填 0.90，公式为 0.95`),
      mend: asExpected,
    },
    (row) => {
      const suggested = suggestedFor(row);
      const { score, points } = row;
      // A score outside its range is a finding of its own.
      if (suggested === null || score === null || score < 0n || score > (points ?? score)) return null;
      if (distance(suggested, score) < hundredth) return null;
      return {
        path: `${row.path}.score`,
        message: `目标 ${row.target?.text ?? ''}，完成 ${row.actual?.text ?? ''}，按公式建议得 ${scoreText(suggested)} 分，请核对`,
        english: `the formula suggests ${scoreText(suggested)}`,
        expected: scoreText(suggested),
        actual: scoreText(score),
      };
    },
  ),
  scoreRule(
    {
      code: 'check/score-qualitative',
      severity: 'warning',
      title: '定性指标：达成得分值的 80%～100%，部分达成 60%～80%，未达成 60% 以下',
      source: published(formulas),
    },
    ({ path, actual, points, score }) => {
      if (actual === null || actual.number !== null || points === null || score === null) return null;
      const range = qualitativeRange(actual.text, points);
      if (range === null || isWithin(score, range)) return null;
      return {
        path: `${path}.score`,
        message: `完成情况为“${actual.text}”，得分不在相应档次内，请核对`,
        english: 'the score is outside the range of its grade',
        expected: `${scoreText(range.from)}～${scoreText(range.to)}`,
        actual: scoreText(score),
      };
    },
  ),
  scoreRule(
    {
      code: 'check/lost-without-reason',
      severity: 'error',
      title: '扣分的指标写明偏差原因',
      source: customary('自评表有“偏差及原因分析”栏；扣分必填出自财预〔2020〕10号，未与原文核对'),
    },
    ({ path, points, score, isExplained }) => {
      if (points === null || score === null || score < 0n || score >= points || isExplained) return null;
      return {
        path: `${path}.remark`,
        message: `扣了 ${scoreText(points - score)} 分，没有写偏差原因，请补写`,
        english: 'points are lost without a reason',
      };
    },
  ),
  scoreRule(
    {
      code: 'check/lost-with-reason',
      severity: 'note',
      title: '扣分并写明原因的指标，供复核',
      source: seen('语料：扣分的指标都写明了偏差原因'),
    },
    ({ path, points, score, isExplained }) => {
      if (points === null || score === null || score >= points || !isExplained) return null;
      return {
        path: `${path}.score`,
        message: `扣了 ${scoreText(points - score)} 分，已写明原因，请复核`,
        english: 'points are lost, with a reason',
        expected: scoreText(points),
        actual: scoreText(score),
      };
    },
  ),
  scoreRule(
    {
      code: 'check/over-fulfilment',
      severity: 'warning',
      title: '完成值达到目标的 1.3 倍以上的，说明原因',
      source: published('某省的规定为 1.3 倍，另有系统默认 1.2 倍'),
    },
    (row, { settings }) => {
      const { path, target, actual, isExplained } = row;
      if (isExplained || target?.number == null || actual?.number == null || target.number <= 0n) return null;
      if (!isUpwards(row) || !sameUnit(target.unit, actual.unit) || isBeyondWhole(row.ending, actual))
        return null;
      const factor = settings.thresholds.overFulfilment;
      const least = (target.number * (millionthsOf(String(factor)) ?? 0n)) / 1_000_000n;
      if (actual.number < least) return null;
      return {
        path: `${path}.remark`,
        message: `完成值 ${actual.text} 达到目标 ${target.text} 的 ${factor} 倍以上，请说明原因（目标是否定低了）`,
        english: `at least ${factor} times the target, without an explanation`,
        expected: `<${factor} 倍`,
        actual: actual.text,
      };
    },
  ),
  evaluationRule(
    {
      code: 'check/grade',
      severity: 'note',
      title: '总分未到最高档的，提示等级（90 / 80 / 60）',
      source: customary('常见的等级划分，各地不一，可配置'),
    },
    lowGrade,
  ),
];

/** Returns the operator; `=` if there is none. */
function operatorOf({ target }: EvaluatedRow): Operator {
  return target?.operator ?? target?.wordedOperator ?? '=';
}

/** Whether more is better, so that far exceeding the target casts doubt on the target. */
function isUpwards(row: EvaluatedRow): boolean {
  return ['≥', '>', '='].includes(operatorOf(row)) && !isLowerBetter(row.ending);
}

/** Returns null if target or actual are not numbers, have different units, or if `=` is used where less is better. */
export function suggestedFor(row: EvaluatedRow): bigint | null {
  const { ending, target, actual, points } = row;
  if (target?.number == null || actual?.number == null || points === null) return null;
  if (target.unit !== '' && actual.unit !== '' && !sameUnit(target.unit, actual.unit)) return null;
  if (lacksPercent(target, actual)) return null;
  const operator = operatorOf(row);
  if (operator === '=' && target.number > 0n && isLowerBetter(ending)) return null;
  return suggestedScore({ operator, target: target.number, actual: actual.number, points });
}

/** Matches nothing: free texts are not needed. */
const noText = /$^/;

/** Scores that the formulas suggest, by path; none if these do not apply or a value is missing. */
export function suggestedScores(filing: Filing): ReadonlyMap<JsonPath, string> {
  const { evaluated } = subjectOf(filing, defaultSettings, { forms: null, hint: noText });
  const suggested = evaluated.map((row) => [`${row.path}.score`, suggestedFor(row)] as const);
  return new Map(suggested.flatMap(([path, score]) => (score === null ? [] : [[path, scoreText(score)]])));
}

/** Reports a total below the best grade: the printed one, else the sum if all scores are given. */
function lowGrade({ path, rows, execution, total }: Evaluation, { settings }: Subject): Found {
  const scores = [...(execution === null ? [] : [execution.score]), ...rows.map(({ score }) => score)];
  const isPrinted = total.score !== null;
  const [best] = settings.grades;
  if ((!isPrinted && scores.includes(null)) || best === undefined) return null;
  // A total that has a place of its own is compared when it is printed there.
  if (!isPrinted && path === 'unitSelfEvaluation') return null;
  const sum = total.score ?? sumOf(scores);
  const grade = settings.grades.find(({ from }) => sum >= (millionthsOf(String(from)) ?? 0n));
  if (grade === best) return null;
  return {
    path: isPrinted ? `${path}.totalScore` : `${path}.indicators`,
    message: `总分未到“${best.name}”（${best.from} 分）${grade === undefined ? '' : `，等级为“${grade.name}”`}`,
    english: `below the best grade, which begins at ${best.from}`,
    expected: `≥${best.from}`,
    actual: scoreText(sum),
  };
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}
