/** axe in a page of ours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Its script, to be evaluated in a page: the page's own policy lets no other script in. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that are broken and matter, each with a place; the papers' own texts take it long and are looked at once. */
export async function faults(page: Page, papers = false): Promise<readonly string[]> {
  if (await page.evaluate<boolean>("typeof globalThis.axe === 'undefined'")) await page.evaluate(axe);
  const scope = papers ? 'document' : "{ exclude: ['.sheet svg', '.picture svg'] }";
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${scope}, { preload: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'label-content-name-mismatch': { enabled: true } } })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
