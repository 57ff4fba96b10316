/** Puts the packs that we ship into dist/, read, checked and compiled (src/prepared-packs.ts reads them). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledParsers } from './bundled-parsers.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Into `packs/` of the folder; the paths of what it has put there. */
export async function writePreparedPacks(chunksFolder) {
  const program = join(chunksFolder, 'prepare-packs.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/prepare-packs.ts'],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    plugins: [bundledParsers],
    // No packs are ready yet when these are made so.
    define: { 'import.meta.url': '"file:///"' },
    logLevel: 'warning',
  });
  const { preparedFiles } = require(program);
  rmSync(program);
  const folder = join(chunksFolder, 'packs');
  mkdirSync(folder);
  return Array.from(preparedFiles(join(root, 'templates'), join(root, 'packs/mof')), ([name, json]) => {
    writeFileSync(join(folder, name), json);
    return join(folder, name);
  });
}
