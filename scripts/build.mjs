/** Builds dist/: the bundles and the type declarations. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Another folder may be named, for a package that is put together beside the checkout. */
const outdir = resolve(process.argv[2] ?? `${root}dist`);
await bundle(outdir);
const declarations = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', `${outdir}/types`],
  { cwd: root, stdio: 'inherit' },
);
// Written from ES modules, whatever the code beside them has become.
writeFileSync(`${outdir}/types/package.json`, '{ "type": "module" }\n');
process.exit(declarations.status ?? 1);
