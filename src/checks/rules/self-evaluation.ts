/** Rules of a self-evaluation's sums and of its being complete. */

import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, formatMillionths } from '../../filing/index.js';
import { type EvaluatedRow, type Evaluation, sumOf, wrongSum } from '../evaluation.js';
import { blank, type Fault } from '../fault.js';
import { asExpected } from '../mendings.js';
import { saysNothing } from '../names.js';
import { customary, evaluationRule, type Rule, seen } from '../rule.js';
import { lacksPercent, sameUnit } from '../target.js';
import { suggestedFor } from './scoring.js';
import { form, fullMarks } from './weights.js';

export const selfEvaluationRules: readonly Rule[] = [
  evaluationRule(
    {
      code: 'check/total-points',
      severity: 'error',
      title: '印出的分值合计等于各行之和',
      source: seen(form),
      mend: asExpected,
    },
    (evaluation, { settings }) => {
      const fault = wrongTotal(evaluation, 'points', 'totalPoints');
      // That the rows do not add up to full marks is a finding of its own.
      return evaluation.total.points === fullMarks(settings) ? null : fault;
    },
  ),
  evaluationRule(
    {
      code: 'check/total-score',
      severity: 'error',
      title: '印出的得分合计等于各行之和',
      source: seen(form),
      mend: asExpected,
    },
    (evaluation) =>
      evaluation.rows.some(({ score, points }) => score === null || score < 0n || score > (points ?? score))
        ? null
        : wrongTotal(evaluation, 'score', 'totalScore'),
  ),
  evaluationRule(
    {
      code: 'check/score-blank',
      severity: 'error',
      title: '每条指标有分值、得分，有指标值的有完成值',
      source: seen(form),
    },
    ({ rows }) =>
      rows.map(({ path, isNoted, points, score, actual }) => [
        blank(`${path}.points`, points === null),
        blank(`${path}.score`, score === null),
        blank(`${path}.actual`, actual === null && !isNoted),
      ]),
  ),
  evaluationRule(
    {
      code: 'check/actual-unit',
      severity: 'warning',
      title: '完成值与指标值的计量单位一致',
      source: seen(form),
    },
    ({ rows }) =>
      rows.map(({ path, target, actual }) => {
        if (target?.number == null || actual?.number == null) return null;
        if (lacksPercent(target, actual))
          return {
            path: `${path}.actual`,
            message: `完成值 ${actual.text} 没有写 %，是不是 ${formatMillionths(actual.number * 100n)}%？`,
            english: 'a share without %',
            expected: `${formatMillionths(actual.number * 100n)}%`,
            actual: actual.text,
          };
        if (target.unit === '' || actual.unit === '' || sameUnit(target.unit, actual.unit)) return null;
        return {
          path: `${path}.actual`,
          message: '完成值与指标值的计量单位不同，请核对',
          english: "another unit than the target's",
          expected: target.unit,
          actual: actual.unit,
        };
      }),
  ),
  evaluationRule(
    {
      code: 'check/actual-operator',
      severity: 'warning',
      title: '完成值是实际的数，不写比较符',
      source: customary('自评表填全年完成值；照抄指标值的常见差错'),
      mend: asExpected,
    },
    ({ rows }) =>
      rows.map(({ path, target, actual }) => {
        const sign = actual?.writtenOperator ?? null;
        if (actual?.number == null || sign === null || sign === '=' || sign === '＝') return null;
        return {
          path: `${path}.actual`,
          message: `完成值写着比较符“${sign}”，像是照抄了指标值；请写实际完成的数`,
          english: 'an actual value has no operator',
          // Of a copied target it is not known what was reached.
          expected: actual.text === target?.text ? null : actual.text.replace(sign, '').trim(),
          actual: actual.text,
        };
      }),
  ),
  {
    code: 'check/goal-unanswered',
    severity: 'error',
    title: '年初设定目标和全年完成情况都填写',
    source: seen(form),
    find: ({ filing, evaluations }) =>
      evaluations.map(({ path }) => {
        const goal = filing.unitSelfEvaluation?.goal;
        if (path === 'unitSelfEvaluation')
          return [
            blank(`${path}.goal.planned`, saysNothing(goal?.planned ?? null)),
            blank(`${path}.goal.actual`, saysNothing(goal?.actual ?? null)),
          ];
        return unansweredGoal(filing, path);
      }),
  },
];

/** Reports a blank `goals.actual` of a project whose form declares it. */
function unansweredGoal({ projects }: Filing, path: JsonPath): Fault | null {
  const goals = projects.find((_, index) => path === `projects[${index}]`)?.goals;
  if (goals === undefined || !('actual' in goals) || saysNothing(goals.annual)) return null;
  const { actual } = goals;
  return blank(`${path}.goals.actual`, saysNothing(typeof actual === 'string' ? actual : null));
}

function suggestedOrFiled(row: EvaluatedRow): bigint | null {
  return row.isExplained ? row.score : (suggestedFor(row) ?? row.score);
}

function wrongTotal(
  { path, rows, execution, total }: Evaluation,
  part: 'points' | 'score',
  key: 'totalPoints' | 'totalScore',
): Fault | null {
  const printed = total[part];
  const sum = sumOf([execution?.[part] ?? null, ...rows.map((row) => row[part])]);
  if (printed === null || printed === sum) return null;
  // That a score is not what the formula suggests is a finding of its own.
  if (part === 'score' && printed === sumOf([execution?.score ?? null, ...rows.map(suggestedOrFiled)]))
    return null;
  return wrongSum(`${path}.${key}`, '合计不等于各行之和，请核对', 'is not the sum of the rows', sum, printed);
}
