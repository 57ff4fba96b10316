/** Texts and numbers of a JSON value, for those who compare what two of them say. */

/** Every text and number by its path. */
export function leavesIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    leavesIn(part, Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`),
  );
}
