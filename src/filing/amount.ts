/** Money: an exact amount, counted in millionths of a yuan, and the ways it is written. */
import { writeScaled } from './decimal.js';

declare const amountBrand: unique symbol;

/** An amount of money in millionths of a yuan (10^-6 元): 150,000.00 元 is 150000000000n. */
export type Amount = bigint & { readonly [amountBrand]: true };

export function amountOf(millionthsOfYuan: bigint): Amount {
  return millionthsOfYuan as Amount;
}

/** The sum; blanks count as nothing. */
export function sumAmounts(amounts: readonly (Amount | null)[]): Amount {
  return amountOf(amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n));
}

/** In 元 with thousands commas, two decimals, up to six where the amount has them: `150,000.00`, `0.000001`. */
export function formatYuan(amount: Amount): string {
  return writeScaled(amount, 6, 2, ',');
}

/** As `formatYuan` without commas, for machines: `150000.00`. */
export function plainYuan(amount: Amount): string {
  return writeScaled(amount, 6, 2, '');
}

/**
 * In 万元 with thousands commas, exact. Two decimals at least; six say every amount in whole 分, and an amount with
 * more than two decimals of a yuan gets as many as it needs, ten at most, for no digit may be lost: `237.162928`.
 */
export function formatWanYuan(amount: Amount): string {
  return writeScaled(amount, 10, 2, ',');
}

/** Units that forms count money in. */
export const amountUnits = ['元', '万元'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** 元 in a 万元. */
export const wan = 10_000n;

/** As forms that count in the unit print it. */
export function formatAmount(amount: Amount, unit: AmountUnit): string {
  return unit === '元' ? formatYuan(amount) : formatWanYuan(amount);
}

/**
 * 执行率 in percent, cut (not rounded) to two decimals as the systems of origin do: `99.27`. Nothing of nothing is `0.00`;
 * null if something was spent and nothing was planned, for then there is no rate.
 */
export function executionRate(executed: Amount, budget: Amount): string | null {
  if (budget === 0n) return executed === 0n ? '0.00' : null;
  return writeScaled((executed * 10_000n) / budget, 2, 2, '');
}
