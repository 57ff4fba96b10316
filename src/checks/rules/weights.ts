/** Rules of points and weights: that they add up, and agree with each other, each fault told once. */

import { formatMillionths, millionthsOf } from '../../filing/index.js';
import { type EvaluatedRow, type Evaluation, scoreText, sumOf, wrongSum } from '../evaluation.js';
import type { Fault } from '../fault.js';
import { alsoAt, groupsBy } from '../indicators.js';
import { evaluationRule, published, type Rule, rulesOf, seen } from '../rule.js';
import type { CheckSettings } from '../settings.js';

export const form = '《部门(单位)整体支出绩效自评表》';
/** The one filed self-evaluation that we have satisfies both sums; the circular's text was not available. */
const sums = `${form}：分值合计、权重合计都是 100；财预〔2020〕10号未与原文核对`;

/** Of an evaluation that has a place for weights. */
const weightRule = rulesOf(({ evaluations }) =>
  evaluations.filter(({ rows, hasWeights }) => hasWeights && rows.length > 0),
);

function byLevel1(rows: readonly EvaluatedRow[]) {
  return groupsBy(rows, ({ level1Identity }) => level1Identity);
}

type WeightGroup = readonly [EvaluatedRow, ...EvaluatedRow[]];

/** How points and weights of an evaluation agree. */
interface Weighing {
  /** Null where a group has no weight. */
  readonly weightSum: bigint | null;
  readonly weightsHold: boolean;
  readonly pointsHold: boolean;
  /** Whether the weights are written as parts of one: 0.4 for 40. */
  readonly areShares: boolean;
  /** Groups whose points are not their weight. */
  readonly off: readonly {
    readonly name: string;
    readonly rows: WeightGroup;
    readonly weight: bigint;
    readonly sum: bigint;
  }[];
}

export function fullMarks({ thresholds }: CheckSettings): bigint {
  return millionthsOf(String(thresholds.fullMarks)) ?? 0n;
}

function weighingOf({ rows, execution }: Evaluation, settings: CheckSettings): Weighing {
  const wanted = fullMarks(settings);
  const groups = Array.from(byLevel1(rows), ([name, group]) => ({
    name,
    rows: group,
    weight: group.find((row) => row.weight !== null)?.weight ?? null,
    sum: sumOf(group.map(({ points }) => points)),
  }));
  const isWhole = groups.every(({ weight }) => weight !== null);
  const weightSum = isWhole ? sumOf(groups.map(({ weight }) => weight)) : null;
  const points = sumOf([execution?.points ?? null, ...groups.map(({ sum }) => sum)]);
  return {
    weightSum,
    weightsHold: weightSum === wanted,
    pointsHold: points === wanted,
    areShares: weightSum !== null && weightSum * 100n === wanted,
    off: groups.flatMap(({ weight, sum, ...group }) =>
      weight === null || weight === sum ? [] : [{ ...group, weight, sum }],
    ),
  };
}

/** Said once for the table. */
function weightsAsShares(rows: readonly EvaluatedRow[]): Fault | null {
  const weighed = rows.filter(({ weight }) => weight !== null);
  const [first] = weighed;
  if (first === undefined) return null;
  const weight = first.weight ?? 0n;
  return {
    path: `${first.path}.weight`,
    message: `权重写成了小数，请写百分数：${formatMillionths(weight)} 写作 ${formatMillionths(weight * 100n)}${alsoAt(weighed)}`,
    english: 'weights as parts of one; write hundredths',
    expected: formatMillionths(weight * 100n),
    actual: formatMillionths(weight),
  };
}

export const weightRules: readonly Rule[] = [
  evaluationRule(
    {
      code: 'check/points-sum',
      severity: 'error',
      title: '分值合计为 100',
      source: seen(sums),
    },
    (evaluation, { settings }) => {
      const { rows, path, execution } = evaluation;
      const wanted = fullMarks(settings);
      const sum = sumOf([execution?.points ?? null, ...rows.map(({ points }) => points)]);
      if (sum === wanted || rows.every(({ points }) => points === null)) return null;
      // Of a group whose points are not its weight it is said there.
      const { weightsHold, off } = weighingOf(evaluation, settings);
      if (weightsHold && off.length > 0) return null;
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
    (evaluation, { settings }) => {
      const { weightSum, weightsHold, pointsHold, areShares, off } = weighingOf(evaluation, settings);
      if (weightSum === null || weightsHold) return null;
      if (areShares) return weightsAsShares(evaluation.rows);
      if (pointsHold && off.length > 0) return null;
      return wrongSum(
        `${evaluation.path}.indicators`,
        '各一级指标的权重之和不对，请核对',
        'the weights do not add up',
        fullMarks(settings),
        weightSum,
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
    (evaluation, { settings }) => {
      const { off, weightsHold, pointsHold, areShares } = weighingOf(evaluation, settings);
      if (areShares) return null;
      const areThePoints = weightsHold && !pointsHold;
      return off.map(({ name, rows: [first], weight, sum }) => {
        const whose = name || '此组';
        if (areThePoints)
          return wrongSum(
            `${first.path}.points`,
            `${whose}的分值之和是 ${scoreText(sum)}，不等于权重 ${scoreText(weight)}，请核对分值`,
            'the points of the group are not its weight',
            weight,
            sum,
          );
        const isShare = weight * 100n === sum;
        return wrongSum(
          `${first.path}.weight`,
          isShare
            ? `权重像是写成了小数，应写百分数 ${formatMillionths(sum)}`
            : `${whose}的分值之和不等于权重，请核对`,
          'the points of the group are not its weight',
          sum,
          weight,
        );
      });
    },
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
];
