/** Rules of single amounts, wherever they stand: sign, unit of account, decimals. */
import { type Amount, millionthsOf } from '../../filing/index.js';
import type { Leaf } from '../leaves.js';
import { yuan } from '../money.js';
import { type Found, findInEach, projectRule, type Rule, type RuleHead } from '../rule.js';

/** A 分, in millionths of a yuan. */
const FEN = 10_000n;

function amountRule(head: RuleHead, find: (amount: Leaf<Amount>) => Found): Rule {
  return { ...head, find: (subject) => findInEach(subject.amounts, subject, find) };
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
    (amount) => {
      if (amount.value >= 0n) return null;
      return {
        path: amount.path(),
        message: '金额为负，请核对',
        english: 'a negative amount',
        actual: yuan(amount.value),
      };
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
    (amount) => {
      if (amount.value % FEN === 0n) return null;
      return {
        path: amount.path(),
        message: '金额有不足一分的尾数，请核对',
        english: 'an amount with parts of a 分',
        actual: yuan(amount.value),
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
    ({ path, project }, { settings }) => {
      const { total } = project.funding.annual;
      const least = millionthsOf(String(settings.thresholds.smallAmount)) ?? 0n;
      if (total === null || total <= 0n || total >= least) return null;
      return {
        path: `${path}.funding.annual.total`,
        message: `年度资金申请总额不到 ${settings.thresholds.smallAmount} 元，是不是按万元填写了？`,
        english: `less than ${settings.thresholds.smallAmount} yuan: was it filled in in units of 10,000?`,
        actual: yuan(total),
      };
    },
  ),
];
