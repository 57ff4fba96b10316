/** Bundles src/ into CommonJS modules, for the command line, its workers and the library. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledParsers, parserLicences } from './bundled-parsers.mjs';
import { copyPdfium, pdfiumLicences } from './bundled-pdfium.mjs';
import { requiredBuiltins, toCommonJs } from './common-js.mjs';
import { bundledLicences, leanPdfmake } from './lean-pdfmake.mjs';
import { writePreparedPacks } from './prepared-packs.mjs';
import { buildPreviewClient } from './preview-client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whatever stood in the folder is replaced. */
export async function bundle(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  const programs = await buildModules(outdir, {
    index: 'src/index.ts',
    'chunks/command-line': 'src/cli/main.ts',
    'chunks/worker': 'src/batch/run/worker.ts',
  });
  // Built apart: they share no module with the programs, which they load in a way of their own.
  const starters = await buildModules(outdir, {
    cli: 'src/cli/start.ts',
    'batch-worker': 'src/batch/run/start-worker.ts',
  });
  const modules = [...programs, ...starters];
  modules.forEach(toCommonJs);
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  await buildPreviewClient(join(outdir, 'preview'));
  const wasm = copyPdfium(join(outdir, 'chunks'));
  const packs = await writePreparedPacks(join(outdir, 'chunks'));
  writeFileSync(join(outdir, 'build-id.txt'), hashOf([...modules, wasm, ...packs]));
  const licences = [bundledLicences(), parserLicences(), pdfiumLicences()];
  writeFileSync(join(outdir, 'LICENSES.txt'), licences.join('\n\n'));
}

/** The paths of what it has put there. */
async function buildModules(outdir, entryPoints) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [requiredBuiltins, bundledParsers, leanPdfmake],
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  return Object.keys(metafile.outputs).map((file) => resolve(root, file));
}

/** Tells one build from another: a later run makes anew what another program has made. */
function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('hex');
}
