/** Builds dist/: the bundles, the type declarations and, in a checkout, the code cache. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Another folder may be named, for a package that is put together beside the checkout. */
const outdir = resolve(process.argv[2] ?? `${root}dist`);
const isPackage = process.argv[2] !== undefined;
await bundle(outdir);
const types = join(outdir, 'types');
const declarations = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', types],
  { cwd: root, stdio: 'inherit' },
);
if (declarations.status === 0) await writeFilingTypes(join(types, 'filing/schema/filing.d.ts'));
keepOnly(declarationsFrom(join(types, 'index.d.ts'), new Set()));
// A package runs on other machines, with code caches of their own.
if (!isPackage) fillCodeCache();
process.exit(declarations.status ?? 1);

/** By what is done most: the first to run a module decides which of its functions are in the code cache. */
function fillCodeCache() {
  const out = mkdtempSync(join(tmpdir(), 'jibiao-build-'));
  const sample = join(root, 'samples', 'pujiang-jiwei-2024.json');
  const program = join(outdir, 'cli.js');
  spawnSync(process.execPath, [program, 'render', sample, '--to', 'pdf,docx', '--out', out]);
  spawnSync(process.execPath, [program, 'check', sample]);
  rmSync(out, { recursive: true, force: true });
}

/** Where tsc would write out zod's types, the filing's own stand, with a comment for each field. */
async function writeFilingTypes(file) {
  const program = join(outdir, 'filing-types.cjs');
  const { withFilingTypes } = await loadSource('scripts/filing-types.ts', program);
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
