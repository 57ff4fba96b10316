/** Rules of single amounts, wherever they stand: sign, unit of account, decimals. */

import { type Amount, amountOf, millionthsOf, wan } from '../../filing/index.js';
import { tenThousandfold, tenThousandth } from '../mendings.js';
import { yuan } from '../money.js';
import { customary, projectRule, published, type Rule, rulesOf } from '../rule.js';
import type { ProjectSubject, Subject } from '../subject.js';
import { sumOfParts } from './funding.js';

/** A 分, in millionths of a yuan. */
const oneFen = 10_000n;

/**
 * An amount is far too small if it is this many times less than the filing's usual amount, but in 万元 not this many
 * times more than its largest.
 */
const farLess = 200n;
const farMore = 30n;
/** An amount below the threshold times this factor may have been meant in 万元. */
const smallFactor = 100n;

/**
 * Whether an amount was probably given in 万元: compared with the amounts of the filing's other projects (`all`, in rising
 * order), it is far too small in 元 and plausible in 万元. If all are small, one below the threshold is enough.
 */
function looksLikeWan(amount: Amount, all: readonly Amount[], least: bigint): boolean {
  if (least === 0n || amount >= least * smallFactor) return false;
  const usual = all.filter((one) => one >= least * smallFactor);
  const [median, largest] = [usual[Math.floor(usual.length / 2)], usual.at(-1)];
  if (median === undefined || largest === undefined) return all.some((one) => one < least);
  if (amount < least) return amount * smallFactor <= median;
  return amount * farLess <= median && amount * wan <= largest * farMore;
}

/** An amount is far too large from this many times the others on, from a hundred million 元 on. */
const farLarger = 1000n;
const leastLarge = 100_000_000_000_000n;
/** A unit's budget below this, 100,000 元, is itself given in 万元. */
const leastBudget = 100_000_000_000n;

/** Whether an amount was probably multiplied by 10,000: beside the unit's budget, or the other projects (`all`, in rising order). */
function looksMultiplied(amount: Amount, all: readonly Amount[], budget: Amount | null): boolean {
  const meant = amount / wan;
  if (budget !== null && budget >= leastBudget) return amount >= budget * farLess && meant <= budget;
  const [least, most] = [all[0], all.at(-2)];
  if (amount < leastLarge || all.at(-1) !== amount || least === undefined || most === undefined) return false;
  return most * farLarger <= amount && meant * farMore >= least && meant <= most * farMore;
}

/** Whether the one is ten, a hundred … ten thousand times the other: given in another unit. */
function isPowerOfTen(one: Amount | null, other: Amount): boolean {
  return [10n, 100n, 1000n, wan].some((times) => one === other * times || other === (one ?? 0n) * times);
}

/** The annual total that was probably meant, 10,000 times more or less than what is filled in; null: it seems right. */
export function meantTotal({ project, isMultiYear }: ProjectSubject, subject: Subject): Amount | null {
  const { total } = project.funding.annual;
  if (total === null || total <= 0n) return null;
  // That the total is not the sum of its parts is a finding of its own.
  if (sumOfParts(project.funding) !== null) return null;
  // Said where the two are compared.
  if (!isMultiYear && isPowerOfTen(project.funding.total, total)) return null;
  const [more, less] = [amountOf(total * wan), amountOf(total / wan)];
  const { settings, annualTotals, filing } = subject;
  const least = millionthsOf(String(settings.thresholds.smallAmount)) ?? 0n;
  if (looksLikeWan(total, annualTotals, least)) return more;
  return looksMultiplied(total, annualTotals, filing.unitTarget?.budget.total ?? null) ? less : null;
}

const amountRule = rulesOf(({ amounts }) => amounts);

export const amountRules: readonly Rule[] = [
  amountRule(
    {
      code: 'check/negative-amount',
      severity: 'warning',
      title: '金额不为负',
      source: customary('一般常识'),
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
      severity: 'note',
      title: '金额精确到分',
      source: customary('人民币以分为最小单位'),
    },
    (amount) => {
      if (amount.value % oneFen === 0n) return null;
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
      severity: 'warning',
      title: '金额以元填写，不以万元填写',
      source: published('填报说明：数据一律以元为单位，万元由表格换算'),
      mend: tenThousandfold,
    },
    (one, subject) => {
      const { total } = one.project.funding.annual;
      const meant = meantTotal(one, subject);
      if (total === null || meant === null || meant < total) return null;
      return {
        path: `${one.path}.funding.annual.total`,
        message: `${yuan(total)} 元${subject.annualTotals.length > 1 ? '与本单位其他项目相差太大' : '太小'}，是不是按万元填写了？如是，应填 ${yuan(meant)}`,
        english: `is it in units of 10,000? then write ${yuan(meant)}`,
        actual: yuan(total),
      };
    },
  ),
  projectRule(
    {
      code: 'check/large-amount',
      severity: 'warning',
      title: '金额以元填写，没有多乘一万',
      source: customary('万元与元换算的常见差错；与单位的预算、其他项目比较'),
      mend: tenThousandth,
    },
    (one, subject) => {
      const { total } = one.project.funding.annual;
      const meant = meantTotal(one, subject);
      if (total === null || meant === null || meant > total) return null;
      const budget = subject.filing.unitTarget?.budget.total ?? null;
      const beside =
        budget === null ? '与本单位其他项目相差太大' : `远大于部门整体预算总额 ${yuan(budget)} 元`;
      return {
        path: `${one.path}.funding.annual.total`,
        message: `${yuan(total)} 元${beside}，是不是多乘了一万？如是，应填 ${yuan(meant)}`,
        english: `was it multiplied by 10,000? then write ${yuan(meant)}`,
        actual: yuan(total),
      };
    },
  ),
];
