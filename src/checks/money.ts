/** Money in faults: sums of what is filled in, and how amounts are shown. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, formatMillionths, plainYuan, sumAmounts, wan } from '../filing/index.js';
import type { Fault } from './fault.js';

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

/** A project's amount from this on, 10,000 元, is none in 万元. */
export const leastYuan = 10_000_000_000n;

/** An amount that was given in another unit than 元, as a sum shows. */
interface Misplaced {
  /** Which of the parts. */
  readonly index: number;
  /** The amount in 元. */
  readonly meant: bigint;
}

/** Finds the one part that was given in 万元, or multiplied by 10,000 though it was in 元: put right, it makes the sum right. */
export function misplacedPart(total: bigint, parts: readonly (bigint | null)[]): Misplaced | null {
  const off = total - parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);
  const found = parts.flatMap((part, index) => {
    if (part === null || part <= 0n) return [];
    if (part * (wan - 1n) === off) return [{ index, meant: part * wan }];
    const isWhole = part % wan === 0n;
    return isWhole && part / wan - part === off ? [{ index, meant: part / wan }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Says that an amount is 10,000 times too small or too large; `reason`: what shows it. */
export function misplacement(path: JsonPath, actual: bigint, meant: bigint, reason: string): Fault {
  const [given, expected] = [actual, meant].map((amount) => formatMillionths(amount, 2));
  const what = meant > actual ? '像是按万元填写的' : '像是多乘了一万';
  return {
    path,
    message: `${given} 元${what}：填 ${expected}，${reason}`,
    english: `${given} is probably off by 10,000: with ${expected} the sum is right`,
    expected: expected ?? null,
    actual: given ?? null,
  };
}
