/** Brings together what has the same name. */

/** Those that share a key, in order; ones without a key share none. */
export function grouped<One>(ones: readonly One[], keyOf: (one: One) => string): readonly (readonly One[])[] {
  if (new Set(ones.map(keyOf)).size === ones.length) return [];
  const groups = new Map<string, One[]>();
  for (const one of ones) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group !== undefined) group.push(one);
    else if (key !== '') groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
