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
