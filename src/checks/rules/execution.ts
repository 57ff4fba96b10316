/** Rules of 执行率 and the money of a self-evaluation (整体支出规模). */

import {
  type Amount,
  executionRate,
  type Filing,
  millionthsOf,
  sumAmounts,
  wan,
} from '../../filing/index.js';
import { formRule } from '../form-rules.js';
import { asExpected } from '../mendings.js';
import { yuan } from '../money.js';
import { published, type Rule, rulesOf, seen } from '../rule.js';

const lines = ['fiscal', 'other', 'basic', 'project'] as const;
const sourceForm = '《部门(单位)整体支出绩效自评表》整体支出规模栏';

const lineRule = rulesOf(({ filing }) => {
  const budget = filing.unitSelfEvaluation?.budget;
  if (budget === undefined) return [];
  const hasEvenSums = isEven(budget, 'budget') && isEven(budget, 'executed');
  return lines.map((key) => ({ ...budget[key], path: `unitSelfEvaluation.budget.${key}`, hasEvenSums }));
});

type Budget = NonNullable<Filing['unitSelfEvaluation']>['budget'];

function isEven({ fiscal, other, basic, project }: Budget, column: 'budget' | 'executed'): boolean {
  return sumAmounts([fiscal[column], other[column]]) === sumAmounts([basic[column], project[column]]);
}

/** How far a rate in hundredths may be from what it should be, ten thousand times as much, in millionths. */
const nearly = 20_000n * wan;

/** Whether the rate is right if one of the two amounts is in units of 10,000. */
function isInMixedUnits(executed: Amount | null, budget: Amount | null, rate: string | null): boolean {
  const [exact, filed] = [exactRate(executed, budget), rate === null ? null : millionthsOf(rate)];
  if (exact === null || filed === null || exact <= 0n || filed <= 0n) return false;
  const off = exact > filed ? exact - filed * wan : filed - exact * wan;
  return off < nearly && -off < nearly;
}

export const executionRules: readonly Rule[] = [
  formRule('check/execution-sums'),
  lineRule(
    {
      code: 'check/execution-rate',
      severity: 'error',
      title: '执行率 = 全年执行数 ÷ 全年预算数（截断或四舍五入均可）',
      source: seen(sourceForm),
      mend: asExpected,
    },
    ({ budget, executed, rate, path, hasEvenSums }, { settings }) => {
      const exact = exactRate(executed, budget);
      const filed = rate === null ? null : millionthsOf(rate);
      if (exact === null || executed === null || budget === null || filed === null) return null;
      const off = filed > exact ? filed - exact : exact - filed;
      if (off <= (millionthsOf(String(settings.thresholds.rateTolerance)) ?? 0n)) return null;
      if (isInMixedUnits(executed, budget, rate))
        // Where the sums show it, it is said there.
        return hasEvenSums
          ? {
              path: `${path}.executed`,
              message: '与它的预算数像是一个按元、一个按万元填写的：执行率正好差一万倍，请核对',
              english: 'one of the two amounts is probably in units of 10,000: the rate is off by that',
              actual: yuan(executed),
            }
          : null;
      return {
        path: `${path}.rate`,
        message: '不等于全年执行数除以全年预算数，请核对',
        english: 'is not executed by budget',
        expected: executionRate(executed, budget),
        actual: rate,
      };
    },
  ),
  lineRule(
    {
      code: 'check/execution-rate-cut',
      severity: 'note',
      title: '执行率按截断填写，四舍五入应大 0.01',
      source: seen(`${sourceForm}；语料：99.2798 印作 99.27，原系统截断`),
    },
    ({ budget, executed, rate, path }) => {
      if (budget === null || executed === null || rate === null) return null;
      const cut = executionRate(executed, budget);
      const rounded = roundedRate(executed, budget);
      if (cut === null || rounded === null || cut === rounded || millionthsOf(rate) !== millionthsOf(cut))
        return null;
      return {
        path: `${path}.rate`,
        message: '执行率是截断的，不是四舍五入的；两种都可接受，供核对时参考',
        english: 'the rate is cut, not rounded',
        expected: rounded,
        actual: rate,
      };
    },
  ),
  lineRule(
    {
      code: 'check/execution-over',
      severity: 'warning',
      title: '执行率不超过 100%，没有预算的不执行',
      source: published(sourceForm),
    },
    ({ budget, executed, rate, path }) => {
      if (executed === null || executed <= (budget ?? 0n)) return null;
      // That the two are in different units is a finding of its own.
      if (isInMixedUnits(executed, budget, rate)) return null;
      return {
        path: `${path}.executed`,
        message: '全年执行数大于全年预算数，请核对或说明',
        english: 'more was spent than planned',
        expected: budget === null ? null : `≤${yuan(budget)}`,
        actual: yuan(executed),
      };
    },
  ),
  lineRule(
    {
      code: 'check/execution-blank',
      severity: 'warning',
      title: '有全年预算数的，填全年执行数',
      source: seen(sourceForm),
    },
    ({ budget, executed, path }) => {
      if (budget === null || executed !== null) return null;
      return { path: `${path}.executed`, message: '有预算数，执行数空着，请补填', english: 'is blank' };
    },
  ),
];

/** Percentage in millionths, truncated. */
function exactRate(executed: Amount | null, budget: Amount | null): bigint | null {
  if (executed === null || budget === null) return null;
  if (budget === 0n) return executed === 0n ? 0n : null;
  return (executed * 100_000_000n) / budget;
}

function roundedRate(executed: Amount, budget: Amount): string | null {
  if (budget <= 0n || executed < 0n) return null;
  const hundredths = (2n * executed * 10_000n + budget) / (2n * budget);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
