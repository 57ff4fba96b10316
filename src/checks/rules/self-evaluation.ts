/** Rules of a self-evaluation's sums and of its being complete. */

import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, formatMillionths, millionthsOf } from '../../filing/index.js';
import { type EvaluatedRow, type Evaluation, sumOf, wrongSum } from '../evaluation.js';
import { blank, type Fault } from '../fault.js';
import { groupsBy } from '../indicators.js';
import { asExpected } from '../mendings.js';
import { saysNothing } from '../names.js';
import { evaluationRule, published, type Rule, rulesOf, seen } from '../rule.js';
import { lacksPercent, sameUnit } from '../target.js';

const form = '《部门(单位)整体支出绩效自评表》';
/** The one filed self-evaluation that we have satisfies both sums; the circular's text was not available. */
const sums = `${form}：分值合计、权重合计都是 100；财预〔2020〕10号未与原文核对`;

/** Of an evaluation that has a place for weights. */
const weightRule = rulesOf(({ evaluations }) =>
  evaluations.filter(({ rows, hasWeights }) => hasWeights && rows.length > 0),
);

function byLevel1(rows: readonly EvaluatedRow[]) {
  return groupsBy(rows, ({ level1Identity }) => level1Identity);
}

export const selfEvaluationRules: readonly Rule[] = [
  evaluationRule(
    {
      code: 'check/points-sum',
      severity: 'error',
      title: '分值合计为 100',
      source: seen(sums),
    },
    ({ rows, path, execution }, { settings }) => {
      const wanted = millionthsOf(String(settings.thresholds.fullMarks)) ?? 0n;
      const sum = sumOf([execution?.points ?? null, ...rows.map(({ points }) => points)]);
      if (sum === wanted || rows.every(({ points }) => points === null)) return null;
      return wrongSum(
        `${path}.indicators`,
        `${execution === null ? '' : '预算执行率与'}各指标分值之和不是 ${settings.thresholds.fullMarks}，请核对`,
        'the points do not add up to full marks',
        wanted,
        sum,
      );
    },
  ),
  weightRule(
    {
      code: 'check/weight-sum',
      severity: 'error',
      title: '各一级指标权重之和为 100',
      source: seen(sums),
    },
    ({ rows, path }, { settings }) => {
      const wanted = millionthsOf(String(settings.thresholds.fullMarks)) ?? 0n;
      const weights = [...byLevel1(rows).values()].map((group) =>
        group.find(({ weight }) => weight !== null),
      );
      if (weights.some((row) => row === undefined)) return null;
      const sum = sumOf(weights.map((row) => row?.weight ?? null));
      if (sum === wanted) return null;
      return wrongSum(
        `${path}.indicators`,
        '各一级指标的权重之和不对，请核对',
        'the weights do not add up',
        wanted,
        sum,
      );
    },
  ),
  weightRule(
    {
      code: 'check/weight-blank',
      severity: 'warning',
      title: '每一行都有权重（同一个一级指标的相同）',
      source: published(`${form}；权重空着的行与同组分成两段`),
    },
    ({ rows }) =>
      Array.from(byLevel1(rows).values(), (group) => {
        const blanks = group.filter(({ weight }) => weight === null);
        const [first] = blanks;
        const weight = group.find((row) => row.weight !== null)?.weight ?? null;
        if (first === undefined) return null;
        return {
          path: `${first.path}.weight`,
          message:
            weight === null
              ? '这一组没有权重，请补填'
              : `权重只填了一部分行，是不是同组都是 ${formatMillionths(weight)}？请每行都写（空着的有 ${blanks.length} 行）`,
          english: 'the weight is blank',
          expected: weight === null ? null : formatMillionths(weight),
        };
      }),
  ),
  weightRule(
    {
      code: 'check/group-weight',
      severity: 'error',
      title: '每个一级指标的分值之和等于它的权重',
      source: seen(form),
    },
    ({ rows }) =>
      Array.from(byLevel1(rows), ([name, group]) => {
        const weight = group.find((row) => row.weight !== null)?.weight ?? null;
        const sum = sumOf(group.map(({ points }) => points));
        if (weight === null || sum === weight) return null;
        return wrongSum(
          `${group[0].path}.weight`,
          `${name || '此组'}的分值之和不等于权重，请核对`,
          'the points of the group are not its weight',
          sum,
          weight,
        );
      }),
  ),
  weightRule(
    {
      code: 'check/group-weight-mixed',
      severity: 'error',
      title: '同一个一级指标只有一个权重',
      source: seen(form),
    },
    ({ rows }) =>
      Array.from(byLevel1(rows).values(), (group) => {
        const weight = group.find((row) => row.weight !== null)?.weight ?? null;
        const other = group.find((row) => row.weight !== null && row.weight !== weight);
        if (weight === null || other === undefined) return null;
        return wrongSum(
          `${other.path}.weight`,
          '与同一个一级指标的其他行权重不同，请统一',
          'another weight than its group',
          weight,
          other.weight ?? 0n,
        );
      }),
  ),
  evaluationRule(
    {
      code: 'check/total-points',
      severity: 'error',
      title: '印出的分值合计等于各行之和',
      source: seen(form),
      mend: asExpected,
    },
    (evaluation) => wrongTotal(evaluation, 'points', 'totalPoints'),
  ),
  evaluationRule(
    {
      code: 'check/total-score',
      severity: 'error',
      title: '印出的得分合计等于各行之和',
      source: seen(form),
      mend: asExpected,
    },
    (evaluation) => wrongTotal(evaluation, 'score', 'totalScore'),
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

function wrongTotal(
  { path, rows, execution, total }: Evaluation,
  part: 'points' | 'score',
  key: 'totalPoints' | 'totalScore',
): Fault | null {
  const printed = total[part];
  const sum = sumOf([execution?.[part] ?? null, ...rows.map((row) => row[part])]);
  if (printed === null || printed === sum) return null;
  return wrongSum(`${path}.${key}`, '合计不等于各行之和，请核对', 'is not the sum of the rows', sum, printed);
}
