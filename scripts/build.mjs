/** Builds dist/: bundles in ES modules, one entry each for the command line and the library, and the type declarations. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundledParsers, parserLicences } from './bundled-parsers.mjs';
import { bundledLicences, commonJsBanner, leanPdfmake } from './lean-pdfmake.mjs';

const outdir = 'dist';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [bundledParsers, leanPdfmake],
  banner: { js: commonJsBanner },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
});
writeFileSync(`${outdir}/LICENSES.txt`, `${bundledLicences()}\n\n${parserLicences()}`);
const declarations = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
process.exit(declarations.status ?? 1);
