/** Money in faults: sums of what is filled in, and how amounts are shown. */
import { type Amount, plainYuan, sumAmounts } from '../filing/index.js';

/** Formats an amount for `expected` and `actual`: 元 without commas; null: blank. */
export function yuan(amount: Amount | null): string | null {
  return amount === null ? null : plainYuan(amount);
}

type SumReading =
  /** The sum is right, or total and parts are all blank. */
  | { readonly kind: 'holds' }
  | { readonly kind: 'total-missing'; readonly sum: Amount }
  | { readonly kind: 'parts-missing' }
  | { readonly kind: 'differs'; readonly sum: Amount };

/** Compares a total with the sum of its parts; blank parts count as 0 if any part is filled in. */
export function readSum(total: Amount | null, parts: readonly (Amount | null)[]): SumReading {
  const filled = parts.some((part) => part !== null);
  const sum = sumAmounts(parts);
  if (total === null) return filled ? { kind: 'total-missing', sum } : { kind: 'holds' };
  if (!filled) return total === 0n ? { kind: 'holds' } : { kind: 'parts-missing' };
  return sum === total ? { kind: 'holds' } : { kind: 'differs', sum };
}
