/** What tests of reading share: the shipped packs as patterns, and leaves of JSON by path. */
import { buildPattern, type Pattern } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { loadResources } from '../../src/resources.js';

export async function shippedResources(): Promise<Resources> {
  const folders = { templatesFolders: ['templates'], fontsFolder: 'fonts', userFonts: null };
  const { value } = await loadResources(folders);
  if (value === null) throw new Error('the shipped packs are read');
  return value;
}

export function patternsOf(resources: Resources): readonly Pattern[] {
  return [...resources.packs.values()].flatMap((pack) => buildPattern(pack, resources) ?? []);
}

/** Every leaf by its path; an empty list or object is a leaf of its own. */
export function leavesOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, value]]);
  const inside = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...leavesOf(part, inside(key))]));
}
