/** One hash over the form packs of some folders, so that a changed template makes its documents anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './resume.js';

const packFiles = ['form.json', 'form.hbs'];

/** Of the files of every pack in the folders (a pack's folder, or a folder of such), by name and content. */
export function hashPacks(folders: readonly string[]): string {
  const parts = folders.flatMap((folder) => [folder, ...subfolders(folder)]).flatMap(packParts);
  return hashOf(...parts);
}

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function packParts(folder: string): readonly (string | Uint8Array)[] {
  return packFiles.flatMap((name) => {
    try {
      return [name, readFileSync(join(folder, name))];
    } catch {
      return [];
    }
  });
}
