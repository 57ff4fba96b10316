/** Brings column widths to thousandths of the table that add up to exactly 1000. */

const whole = 1000;

/**
 * Shares by largest remainder; of equal remainders the column further left takes the odd thousandth.
 * No column is without a share, so `widths` must be fewer than a thousand.
 */
export function columnShares(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const free = whole - widths.length;
  const exact = widths.map((width) => (width / sum) * free);
  const shares = exact.map((share) => 1 + Math.floor(share));
  const byRemainder = exact
    .map((share, column) => ({ column, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.column - b.column);
  const missing = whole - shares.reduce((total, share) => total + share, 0);
  for (const { column } of byRemainder.slice(0, missing)) shares[column] = (shares[column] ?? 0) + 1;
  return shares;
}
