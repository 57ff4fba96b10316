/** What tests of reading share: the shipped packs as patterns, and leaves of JSON by path. */
import { readFileSync } from 'node:fs';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { layOutDocument, renderDocument } from '../../src/pipeline.js';
import type { Resources } from '../../src/request.js';
import { loadResources } from '../../src/resources.js';

/** `sets`: folders of further packs, such as `packs/mof`. */
export async function shippedResources(...sets: readonly string[]): Promise<Resources> {
  const folders = { templatesFolders: ['templates', ...sets], fontsFolder: 'fonts', userFonts: null };
  const { value } = await loadResources(folders);
  if (value === null) throw new Error('the shipped packs are read');
  return value;
}

/** A sample filing. */
export function sampleFiling(file: string): Filing {
  const { value } = readFiling(readFileSync(`samples/${file}`), { file });
  if (value === null) throw new Error(`${file} is read`);
  return value;
}

/** A document as Excel file: one of the filing's forms, or the summary of its projects. */
export async function workbookOf(filing: Filing, form: string, resources: Resources): Promise<Uint8Array> {
  const request = { filing, file: 'x.json', form, project: null, options: {} } as const;
  const { value } = layOutDocument({ ...request, profile: 'table', missingGlyphs: 'substitute' }, resources);
  if (value === null) throw new Error(`${form} is laid out`);
  return await renderDocument(value, 'xlsx', resources, { wordFlow: false });
}

/** Every leaf by its path; an empty list or object is a leaf of its own. */
export function leavesOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, value]]);
  const inside = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...leavesOf(part, inside(key))]));
}
