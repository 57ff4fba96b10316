/** The corpus cut small: a few projects and rows of each filing are enough to break on, and quick to make. */
import { readdirSync, readFileSync } from 'node:fs';

const samples = new URL('../../samples/', import.meta.url);

export const smallFilings: readonly unknown[] = readdirSync(samples)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => shorten(JSON.parse(readFileSync(new URL(name, samples), 'utf8'))));

/** Lists cut to a few items, at any depth. */
function shorten(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.slice(0, depth < 2 ? 2 : 12).map((item) => shorten(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shorten(part, depth + 1)]));
}
