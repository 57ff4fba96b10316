/** Resources with one form pack that a test writes itself, beside the fields that it declares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resources } from '../src/request.js';
import { loadResources } from '../src/resources.js';

export interface OwnPack {
  readonly fields: unknown;
  readonly definition: { readonly id: string };
  readonly template: string;
}

/** What a form.json must say besides its id, title and scope. */
export const usualDefinition = {
  order: 1,
  amountUnit: '元',
  dateStyle: '2024-01-01',
  edition: '自备',
  source: '自备',
  page: {
    orientation: 'portrait',
    bodySize: 10.5,
    linePitch: 15,
    titleSize: 18,
    cellPadding: { x: 3, y: 3, leastY: 1 },
  },
  options: {},
};

/** Throws with what is wrong with the pack. */
export async function resourcesWithPack(
  folder: string,
  { fields, definition, template }: OwnPack,
): Promise<Resources> {
  mkdirSync(join(folder, definition.id));
  writeFileSync(join(folder, 'fields.json'), JSON.stringify(fields));
  writeFileSync(join(folder, definition.id, 'form.json'), JSON.stringify(definition));
  writeFileSync(join(folder, definition.id, 'form.hbs'), template);
  const folders = { templatesFolders: [folder], fontsFolder: 'fonts', userFonts: null };
  const { value, diagnostics } = await loadResources(folders);
  const faults = [...(value?.packs.values() ?? [])].flatMap((pack) => pack.faults);
  if (value === null || faults.length > 0) throw new Error(JSON.stringify([diagnostics, faults]));
  return value;
}
