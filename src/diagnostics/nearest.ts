/** Guesses what a misspelt name meant, for the suggestions in messages. */
import { distance } from 'fastest-levenshtein';

/** Nothing longer is a misspelt name. */
const longestName = 100;

/** The known name that is nearest to the wrong one, letter case aside; null where none is near: more than a third of it would have to change. */
export function nearest(wrong: string, known: readonly string[]): string | null {
  if (wrong.length > longestName) {
    return null;
  }
  const candidates = known
    .map((name) => ({ name, distance: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(
      ({ name, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, wrong.length) / 3)),
    )
    .sort((left, right) => left.distance - right.distance);
  return candidates[0]?.name ?? null;
}
