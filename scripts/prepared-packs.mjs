/** Puts the packs that we ship into dist/, read, checked and compiled (src/prepared-packs.ts reads them). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Into `packs/` of the folder; the paths of what it has put there. */
export async function writePreparedPacks(chunksFolder) {
  const program = join(chunksFolder, 'prepare-packs.cjs');
  const { preparedFiles } = await loadSource('scripts/prepare-packs.ts', program);
  const folder = join(chunksFolder, 'packs');
  mkdirSync(folder);
  return Array.from(preparedFiles(join(root, 'templates'), join(root, 'packs/mof')), ([name, json]) => {
    writeFileSync(join(folder, name), json);
    return join(folder, name);
  });
}
