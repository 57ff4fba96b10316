/** What tests of reading share: the shipped packs as patterns, and leaves of JSON by path. */
import { readFileSync } from 'node:fs';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { fillInBook } from '../../src/fill-in/index.js';
import { layOutDocument, renderDocument } from '../../src/pipeline.js';
import type { DocumentFormatId, RenderOptions } from '../../src/render/index.js';
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

/** The forms of the finance ministry. */
export const nationalForms = [
  'mof-project-declaration-88',
  'mof-project-monitor',
  'mof-project-self-evaluation',
  'mof-unit-declaration-88',
  'mof-region-target-163',
  'mof-core-indicators-101',
];

/** A filing that fills in all of these forms. */
export function nationalFiling(resources: Resources): Filing {
  const file = 'test/template/mof.json';
  const { value } = readFiling(readFileSync(file), { file, resources });
  if (value === null) throw new Error(`${file} is read`);
  return value;
}

/** A form of the filing as a file: of its only project, of the unit, or the summary of its projects. */
export async function documentOf(
  format: DocumentFormatId,
  filing: Filing,
  form: string,
  resources: Resources,
  options: Partial<RenderOptions> = {},
): Promise<Uint8Array> {
  const request = { filing, file: 'x.json', form, project: null, options: {} } as const;
  const { value } = layOutDocument({ ...request, profile: 'table', missingGlyphs: 'substitute' }, resources);
  if (value === null) throw new Error(`${form} is laid out`);
  return await renderDocument(value, format, resources, { wordFlow: false, ...options });
}

/** A form as Excel file. */
export async function workbookOf(filing: Filing, form: string, resources: Resources): Promise<Uint8Array> {
  return await documentOf('xlsx', filing, form, resources);
}

/** The fill-in book of forms, filled in with the filing, or blank with two projects. */
export async function filledBook(
  forms: readonly string[],
  filing: Filing | null,
  resources: Resources,
): Promise<Uint8Array> {
  const packs = forms.flatMap((form) => resources.packs.get(form) ?? []);
  const { value } = await fillInBook({ packs, filing, projects: 2 }, resources);
  if (value === null) throw new Error(`the book of ${forms.join(', ')} is made`);
  return value;
}

/** Every leaf by its path; an empty list or object is a leaf of its own. */
export function leavesOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, value]]);
  const inside = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...leavesOf(part, inside(key))]));
}
