/** Cases of scores and of a self-evaluation. */
import { withEvaluated, withEvaluation } from '../filings.js';
import { evaluation, evaluationRows, outputRow, type RuleCases } from './shared.js';

const blankWeights = evaluationRows.map((one, index) =>
  index === 1 || index === 3 ? { ...one, weight: null } : one,
);

/** Weights as parts of one: 0.3 for 30. */
const asShares = evaluationRows.map((one) => ({ ...one, weight: String(Number(one.weight) / 100) }));

export const scoringCases: RuleCases = {
  'check/score-range': {
    fires: [[withEvaluated({ score: '41' }), `${outputRow}.score`, '0～40.00', '41.00']],
    quiet: [withEvaluated({ points: '-40' }), evaluation, withEvaluated({ score: '0', remark: '未实施' })],
  },
  'check/score-suggested': {
    fires: [
      [
        withEvaluated({
          target: '=973.00(人)',
          actual: '927.00(人)',
          points: '1.00',
          score: '0.90',
          remark: '人数减少',
        }),
        `${outputRow}.score`,
        '0.95',
        '0.90',
      ],
      [
        withEvaluated({ name: '单次成本', target: '≤100(元)', actual: '150(元)', score: '40' }),
        `${outputRow}.score`,
        '20.00',
        '40.00',
      ],
      [
        withEvaluated({ target: '=0(次)', actual: '1(次)', score: '40' }),
        `${outputRow}.score`,
        '0.00',
        '40.00',
      ],
    ],
    quiet: [
      evaluation,
      withEvaluated({
        target: '=1751.00(人)',
        actual: '1575.00(人)',
        points: '1.00',
        score: '0.90',
        remark: '减少',
      }),
      withEvaluated({ target: '≥100(人)', actual: '120(人)' }),
      withEvaluated({ target: '≥100(人)', actual: '50(场)' }),
      withEvaluated({ target: '=5(%)', name: '投诉率', actual: '2(%)' }),
      withEvaluated({ target: '及时', actual: '达成指标' }),
    ],
  },
  'check/score-qualitative': {
    fires: [
      [
        withEvaluated({ target: '及时', actual: '部分达成', score: '40' }),
        `${outputRow}.score`,
        '24.00～32.00',
        '40.00',
      ],
      [
        withEvaluated({ target: '及时', actual: '未达成', score: '24', remark: '延期' }),
        `${outputRow}.score`,
      ],
    ],
    quiet: [
      evaluation,
      withEvaluated({ target: '及时', actual: '达成指标' }),
      withEvaluated({ target: '及时', actual: '达成指标', score: '32', remark: '略晚' }),
      withEvaluated({ target: '及时', actual: '较好' }),
    ],
  },
  'check/lost-without-reason': {
    fires: [
      [withEvaluated({ actual: '90(人)', score: '36' }), `${outputRow}.remark`],
      [withEvaluated({ actual: '90(人)', score: '36', remark: '无' }), `${outputRow}.remark`],
    ],
    quiet: [evaluation, withEvaluated({ actual: '90(人)', score: '36', remark: '人数减少' })],
  },
  'check/lost-with-reason': {
    fires: [
      [
        withEvaluated({ actual: '90(人)', score: '36', remark: '人数减少' }),
        `${outputRow}.score`,
        '40.00',
        '36.00',
      ],
    ],
    quiet: [evaluation, withEvaluated({ actual: '90(人)', score: '36' })],
  },
  'check/over-fulfilment': {
    fires: [[withEvaluated({ actual: '130(人)' }), `${outputRow}.remark`, '<1.3 倍', '130(人)']],
    quiet: [
      evaluation,
      withEvaluated({ actual: '129(人)' }),
      withEvaluated({ actual: '130(人)', remark: '需求增加' }),
      withEvaluated({ name: '单次成本', target: '≤10(元)', actual: '9(元)' }),
    ],
  },
  'check/grade': {
    fires: [[withEvaluation({ totalScore: '89.99' }), 'unitSelfEvaluation.totalScore', '≥90', '89.99']],
    quiet: [evaluation, withEvaluation({ totalScore: '90' })],
  },
  'check/points-sum': {
    fires: [
      [withEvaluated({ points: '41', weight: '41' }), 'unitSelfEvaluation.indicators', '100.00', '101.00'],
    ],
    // Of a group whose points are not its weight it is said there.
    quiet: [evaluation, withEvaluated({ points: '41' })],
  },
  'check/weight-sum': {
    fires: [
      [withEvaluated({ points: '41', weight: '41' }), 'unitSelfEvaluation.indicators', '100.00', '101.00'],
      [withEvaluation({ indicators: asShares }), 'unitSelfEvaluation.indicators[0].weight', '30', '0.3'],
    ],
    quiet: [evaluation, withEvaluated({ weight: null }), withEvaluated({ weight: '41' })],
  },
  'check/weight-blank': {
    fires: [[withEvaluation({ indicators: blankWeights }), 'unitSelfEvaluation.indicators[1].weight', '30']],
    quiet: [evaluation],
  },
  'check/group-weight': {
    fires: [
      [withEvaluated({ points: '39', score: '39' }), `${outputRow}.points`, '40.00', '39.00'],
      [withEvaluated({ weight: '39.9' }), `${outputRow}.weight`, '40.00', '39.90'],
      [withEvaluated({ weight: '0.4' }), `${outputRow}.weight`, '40.00', '0.40'],
    ],
    quiet: [evaluation, withEvaluated({ weight: null }), withEvaluation({ indicators: asShares })],
  },
  'check/group-weight-mixed': {
    fires: [
      [
        withEvaluation({
          indicators: [...evaluationRows, { ...evaluationRows[7], weight: '30', points: '0', score: '0' }],
        }),
        'unitSelfEvaluation.indicators[10].weight',
        '40.00',
        '30.00',
      ],
    ],
    quiet: [evaluation],
  },
  'check/total-points': {
    fires: [[withEvaluation({ totalPoints: '99' }), 'unitSelfEvaluation.totalPoints', '100.00', '99.00']],
    quiet: [
      evaluation,
      withEvaluation({ totalPoints: null }),
      withEvaluation({ totalPoints: '100.00' }),
      withEvaluated({ points: '39', score: '39' }),
    ],
  },
  'check/total-score': {
    fires: [[withEvaluation({ totalScore: '98.8' }), 'unitSelfEvaluation.totalScore', '100.00', '98.80']],
    quiet: [
      withEvaluation({
        indicators: evaluationRows.map((one) => (one.level1 === '产出指标' ? { ...one, score: '39' } : one)),
      }),
      evaluation,
      withEvaluation({ totalScore: null }),
      withEvaluated({ score: null }),
    ],
  },
  'check/score-blank': {
    fires: [
      [withEvaluated({ score: null }), `${outputRow}.score`],
      [withEvaluated({ points: null, score: null }), `${outputRow}.points`],
      [withEvaluated({ actual: null }), `${outputRow}.actual`],
    ],
    quiet: [evaluation],
  },
  'check/actual-operator': {
    fires: [
      [withEvaluated({ actual: '≥120(人)' }), `${outputRow}.actual`, '120(人)', '≥120(人)'],
      [withEvaluated({ actual: '≥100(人)' }), `${outputRow}.actual`, null],
    ],
    quiet: [evaluation, withEvaluated({ actual: '=100(人)' })],
  },
  'check/actual-unit': {
    fires: [
      [withEvaluated({ actual: '100(场)' }), `${outputRow}.actual`, '人', '场'],
      [withEvaluated({ target: '≥95(%)', actual: '0.96' }), `${outputRow}.actual`, '96%', '0.96'],
    ],
    quiet: [
      evaluation,
      withEvaluated({ target: '=40(场)', actual: '40.00(场(4场招聘，36场面试))' }),
      withEvaluated({ target: '≥85(%)', actual: '90％' }),
    ],
  },
  'check/goal-unanswered': {
    fires: [[withEvaluation({ goal: { planned: '设定', actual: null } }), 'unitSelfEvaluation.goal.actual']],
    quiet: [evaluation],
  },
};
