/** The script of axe, to be evaluated in a page: the page's own policy lets no other script in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
