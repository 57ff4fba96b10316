/** Finds the name that a misspelt one was meant to be: a key, a form, an option. */
import type { Text } from './system-reason.js';

/** The known name nearest to `key`, null if none is near enough to be meant. */
export function nearestKey(key: string, known: readonly string[]): string | null {
  const allowed = key.length <= 4 ? 1 : key.length <= 7 ? 2 : 3;
  let nearest: string | null = null;
  let least = allowed + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - key.length) > allowed) continue;
    const distance = editDistance(key.normalize('NFKC').toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

interface MeantName extends Text {
  readonly nearest: string | null;
}

/** What a name that is none of those known was meant to be, for the end of a message: the nearest, or all there are. */
export function meantName(given: string, known: readonly string[]): MeantName {
  const nearest = nearestKey(given, known);
  if (nearest !== null) return { nearest, zh: `是不是 ${nearest}？`, en: `did you mean ${nearest}?` };
  return { nearest, zh: `可用的有：${known.join('、') || '无'}`, en: `known: ${known.join(', ') || 'none'}` };
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, one each. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      current[j] = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
