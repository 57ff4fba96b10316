/** Builds dist/: the bundles and the type declarations. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';
import { bundledParsers } from './bundled-parsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Another folder may be named, for a package that is put together beside the checkout. */
const outdir = resolve(process.argv[2] ?? `${root}dist`);
await bundle(outdir);
const types = join(outdir, 'types');
const declarations = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', types],
  { cwd: root, stdio: 'inherit' },
);
if (declarations.status === 0) await writeFilingTypes(join(types, 'filing/schema/filing.d.ts'));
keepOnly(declarationsFrom(join(types, 'index.d.ts'), new Set()));
process.exit(declarations.status ?? 1);

/** Where tsc would write out zod's types, the filing's own stand, with a comment for each field. */
async function writeFilingTypes(file) {
  const program = join(outdir, 'filing-types.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/filing-types.ts'],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    plugins: [bundledParsers],
    logLevel: 'warning',
  });
  const { withFilingTypes } = createRequire(import.meta.url)(program);
  rmSync(program);
  writeFileSync(file, withFilingTypes(readFileSync(file, 'utf8')));
}

/** The declaration file and all that it leads to. */
function declarationsFrom(file, found) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) {
    declarationsFrom(join(dirname(file), `${path}.d.ts`), found);
  }
  return found;
}

/** Declarations that the library's do not lead to may name packages that are not installed with it. */
function keepOnly(files) {
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(path)) rmSync(path);
  }
}
