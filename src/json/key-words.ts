/** Finds the key that programs have made longer: project_name for name. */

/** No key of ours has more words. */
const mostWords = 4;

/** The one known key that words of another make: name of project_name, startDate of planStartDate. */
export function keyWithin(key: string, known: readonly string[]): string | null {
  const words = key.split(/[\s_-]|(?<=[a-z])(?=[A-Z])/u).map((word) => word.toLowerCase());
  if (words.length > mostWords) return null;
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((__, more) => words.slice(from, from + more + 1).join('')),
  );
  const found = known.filter((one) => runs.includes(one.toLowerCase()));
  return found.length === 1 ? (found[0] ?? null) : null;
}
