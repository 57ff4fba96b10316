/** Rules of single amounts, wherever they stand: sign, unit of account, decimals. */
import { type Amount, type Filing, millionthsOf } from '../../filing/index.js';
import { yuan } from '../money.js';
import { type Fault, projectRule, type Rule, type RuleHead } from '../rule.js';

interface PlacedAmount {
  readonly path: string;
  readonly amount: Amount;
}

/** A 分, in millionths of a yuan. */
const FEN = 10_000n;

function amountRule(head: RuleHead, find: (one: PlacedAmount) => Iterable<Fault>): Rule {
  return {
    ...head,
    *find({ filing }) {
      for (const one of amountsOf(filing)) yield* find(one);
    },
  };
}

function* amountsOf(filing: Filing): Generator<PlacedAmount> {
  for (const [index, { funding }] of filing.projects.entries())
    yield* placedIn(funding, `projects[${index}].funding`);
  yield* placedIn(filing.unitTarget?.budget, 'unitTarget.budget');
  yield* placedIn(filing.unitSelfEvaluation?.budget, 'unitSelfEvaluation.budget');
}

function* placedIn(value: unknown, path: string): Generator<PlacedAmount> {
  if (typeof value === 'bigint') yield { path, amount: value as Amount };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* placedIn(part, `${path}.${key}`);
}

export const amountRules: readonly Rule[] = [
  amountRule(
    {
      code: 'check/negative-amount',
      group: 'money',
      severity: 'warning',
      title: '金额不为负',
      source: '一般常识',
      sureness: 'general',
    },
    function* ({ path, amount }) {
      if (amount < 0n)
        yield { path, message: '金额为负，请核对', english: 'a negative amount', actual: yuan(amount) };
    },
  ),
  amountRule(
    {
      code: 'check/amount-below-fen',
      group: 'money',
      severity: 'note',
      title: '金额精确到分',
      source: '人民币以分为最小单位',
      sureness: 'general',
    },
    function* ({ path, amount }) {
      if (amount % FEN !== 0n)
        yield {
          path,
          message: '金额有不足一分的尾数，请核对',
          english: 'an amount with parts of a 分',
          actual: yuan(amount),
        };
    },
  ),
  projectRule(
    {
      code: 'check/small-amount',
      group: 'money',
      severity: 'warning',
      title: '金额以元填写，不以万元填写',
      source: '填报说明：数据一律以元为单位，万元由表格换算',
      sureness: 'public',
    },
    function* ({ path, project }, { settings }) {
      const { total } = project.funding.annual;
      const least = millionthsOf(String(settings.thresholds.smallAmount)) ?? 0n;
      if (total === null || total <= 0n || total >= least) return;
      yield {
        path: `${path}.funding.annual.total`,
        message: `年度资金申请总额不到 ${settings.thresholds.smallAmount} 元，是不是按万元填写了？`,
        english: `less than ${settings.thresholds.smallAmount} yuan: was it filled in in units of 10,000?`,
        actual: yuan(total),
      };
    },
  ),
];
