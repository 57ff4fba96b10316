/** Makes the rules' part of docs/checks.md from the rule table: `npm run docs:checks`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const bundle = await build({
  entryPoints: ['scripts/rule-docs.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
  packages: 'external',
  outdir: 'out',
});
const code = bundle.outputFiles[0]?.text ?? '';
const file = 'node_modules/.rule-docs.mjs';
writeFileSync(file, code);
const { docsFile, withRules } = await import(`../${file}`);
writeFileSync(docsFile, withRules(readFileSync(docsFile, 'utf8')));
