/** Makes the rules' part of docs/checks.md from the rule table: `npm run docs:checks`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadSource } from './load-source.mjs';

const { docsFile, withRules } = await loadSource(
  'scripts/rule-docs.ts',
  resolve('node_modules/.rule-docs.cjs'),
);
writeFileSync(docsFile, withRules(readFileSync(docsFile, 'utf8')));
