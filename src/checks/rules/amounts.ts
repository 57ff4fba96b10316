/** Rules of single amounts, wherever they stand: sign, unit of account, decimals. */

import { type Amount, amountOf, millionthsOf } from '../../filing/index.js';
import { tenThousandfold } from '../mendings.js';
import { yuan } from '../money.js';
import { customary, projectRule, published, type Rule, rulesOf } from '../rule.js';

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
  return amount * farLess <= median && amount * 10_000n <= largest * farMore;
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
    ({ path, project, isMultiYear }, { settings, annualTotals: all }) => {
      const { total } = project.funding.annual;
      // Said where the two are compared.
      if (!isMultiYear && total !== null && project.funding.total === amountOf(total * 10_000n)) return null;
      const least = millionthsOf(String(settings.thresholds.smallAmount)) ?? 0n;
      if (total === null || total <= 0n || !looksLikeWan(total, all, least)) return null;
      return {
        path: `${path}.funding.annual.total`,
        message: `${yuan(total)} 元${all.length > 1 ? '与本单位其他项目相差太大' : '太小'}，是不是按万元填写了？如是，应填 ${yuan(amountOf(total * 10_000n))}`,
        english: `is it in units of 10,000? then write ${yuan(amountOf(total * 10_000n))}`,
        actual: yuan(total),
      };
    },
  ),
];
