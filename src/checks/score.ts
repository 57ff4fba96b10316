/** Formulas that suggest a score, as systems in use have them; numbers in millionths, rounded once at the end. */
import type { Operator } from '../filing/index.js';

/** A hundredth of a point. */
export const hundredth = 10_000n;

interface Measured {
  readonly operator: Operator;
  readonly target: bigint;
  readonly actual: bigint;
  /** 分值. */
  readonly points: bigint;
}

/**
 * Returns the suggested score; null if the formulas do not apply (negative target). ≥ ＞ ＝: all points if reached, else
 * in proportion, rounded to two decimals; ＝ 0: all or nothing. ≤ ＜: all points if kept, in proportion less above the
 * target, none from twice the target on.
 */
export function suggestedScore({ operator, target, actual, points }: Measured): bigint | null {
  if (target < 0n) return null;
  switch (operator) {
    case '≥':
    case '>':
      return actual >= target ? points : share(actual, target, points);
    case '=':
      if (target === 0n) return actual <= 0n ? points : 0n;
      return actual >= target ? points : share(actual, target, points);
    case '≤':
    case '<':
      return actual <= target ? points : share(2n * target - actual, target, points);
  }
}

/** Computes part / whole · points, rounded half up to two decimals, at least 0. */
function share(part: bigint, whole: bigint, points: bigint): bigint {
  if (part <= 0n || whole <= 0n) return 0n;
  const divisor = whole * hundredth;
  return ((2n * part * points + divisor) / (2n * divisor)) * hundredth;
}

/** A range of scores; `below` is excluded if `open`. */
interface ScoreRange {
  readonly from: bigint;
  readonly to: bigint;
  readonly open: boolean;
}

/** Returns the range of a qualitative result: 达成 [0.8w, w], 部分达成 [0.6w, 0.8w), 未达成 [0, 0.6w); null for other words. */
export function qualitativeRange(actual: string, points: bigint): ScoreRange | null {
  const tenths = (count: bigint) => (points * count) / 10n;
  const range = (from: bigint, to: bigint, open: boolean) => ({ from: tenths(from), to: tenths(to), open });
  if (/未达成|未完成|没有达成|未达到/u.test(actual)) return range(0n, 6n, true);
  if (/部分达成|基本达成|部分完成|基本完成/u.test(actual)) return range(6n, 8n, true);
  return /达成|完成/u.test(actual) ? range(8n, 10n, false) : null;
}

export function isWithin(score: bigint, { from, to, open }: ScoreRange): boolean {
  return score >= from && (open ? score < to : score <= to);
}
