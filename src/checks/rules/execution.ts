/** Rules of 执行率 and the money of a self-evaluation (整体支出规模). */
import {
  type Amount,
  executionRate,
  millionthsOf,
  sumAmounts,
  type UnitSelfEvaluation,
} from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { isFilled, yuan } from '../money.js';
import { published, type Rule, rulesOf, seen } from '../rule.js';

type Budget = UnitSelfEvaluation['budget'];
const LINES = ['fiscal', 'other', 'basic', 'project'] as const;
const FORM = '《部门(单位)整体支出绩效自评表》整体支出规模栏';

const lineRule = rulesOf(({ filing }) => {
  const budget = filing.unitSelfEvaluation?.budget;
  if (budget === undefined) return [];
  return LINES.map((key) => ({ ...budget[key], path: `unitSelfEvaluation.budget.${key}` }));
});

export const executionRules: readonly Rule[] = [
  {
    code: 'check/execution-sums',
    severity: 'error',
    title: '资金来源合计 = 资金结构合计（全年预算数、全年执行数）',
    source: seen(FORM),
    find({ filing }) {
      const budget = filing.unitSelfEvaluation?.budget;
      if (budget === undefined) return null;
      return [unbalanced(budget, 'budget', '全年预算数'), unbalanced(budget, 'executed', '全年执行数')];
    },
  },
  lineRule(
    {
      code: 'check/execution-rate',
      severity: 'error',
      title: '执行率 = 全年执行数 ÷ 全年预算数（截断或四舍五入均可）',
      source: seen(FORM),
    },
    ({ budget, executed, rate, path }, { settings }) => {
      const exact = exactRate(executed, budget);
      const filed = rate === null ? null : millionthsOf(rate);
      if (exact === null || executed === null || budget === null || filed === null) return null;
      const off = filed > exact ? filed - exact : exact - filed;
      if (off <= (millionthsOf(String(settings.thresholds.rateTolerance)) ?? 0n)) return null;
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
      source: seen(`${FORM}；语料：99.2798 印作 99.27，原系统截断`),
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
      source: published(FORM),
    },
    ({ budget, executed, path }) => {
      if (executed === null || executed <= (budget ?? 0n)) return null;
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
      source: seen(FORM),
    },
    ({ budget, executed, path }) => {
      if (budget === null || executed !== null) return null;
      return { path: `${path}.executed`, message: '有预算数，执行数空着，请补填', english: 'is blank' };
    },
  ),
];

function unbalanced(budget: Budget, key: 'budget' | 'executed', name: string): Fault | null {
  const sources = [budget.fiscal[key], budget.other[key]];
  const uses = [budget.basic[key], budget.project[key]];
  if (!sources.some(isFilled) || !uses.some(isFilled)) return null;
  const [from, to] = [sumAmounts(sources), sumAmounts(uses)];
  if (from === to) return null;
  return {
    path: `unitSelfEvaluation.budget.project.${key}`,
    message: `${name}：资金结构（基本支出 + 项目支出）不等于资金来源（财政拨款 + 其他资金），请核对`,
    english: 'the uses of the money are not its sources',
    expected: yuan(from),
    actual: yuan(to),
  };
}

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
