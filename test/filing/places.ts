/** Every place of a JSON value, and the value with another one there. */

/** The paths of a value's parts, its own first. */
export function* placesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* placesOf(part, [...path, key]);
}

/** The value with another one at the path, or without what stood there. */
export function mutated(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...Object(value) };
  Reflect.set(Object(copy), key, mutated(Reflect.get(Object(value), key), rest, by));
  return copy;
}
