/** What two lists have in common, in one order: what stands between was changed, added or removed. */

/** Comparing all with all would take too long beyond that. */
const mostCompared = 4_000_000;

/**
 * For each item the place of its match, or null; places rise, and what the matches gain together is the most there is
 * (the longest common subsequence, where each gains 1). `gainOf` is 0 for two that are no match. Null for lists that
 * are too long.
 */
export function commonItems(
  length: number,
  others: number,
  gainOf: (index: number, other: number) => number,
): (number | null)[] | null {
  if (length * others > mostCompared) return null;
  const width = others + 1;
  const best = new Uint32Array((length + 1) * width);
  const bestAt = (index: number, other: number): number => best[index * width + other] ?? 0;
  for (let index = length - 1; index >= 0; index -= 1)
    for (let other = others - 1; other >= 0; other -= 1) {
      const gain = gainOf(index, other);
      const without = Math.max(bestAt(index + 1, other), bestAt(index, other + 1));
      best[index * width + other] = Math.max(without, gain === 0 ? 0 : gain + bestAt(index + 1, other + 1));
    }
  const places: (number | null)[] = Array.from({ length }, () => null);
  for (let index = 0, other = 0; index < length && other < others; ) {
    const gain = gainOf(index, other);
    if (gain > 0 && bestAt(index, other) === gain + bestAt(index + 1, other + 1)) {
      places[index] = other;
      index += 1;
      other += 1;
    } else if (bestAt(index + 1, other) >= bestAt(index, other + 1)) index += 1;
    else other += 1;
  }
  return places;
}
