/** docs/checks.md says what the rule table says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { docsFile, withRules } from '../../scripts/rule-docs.js';
import { ruleTable } from '../../src/checks/index.js';

const document = readFileSync(new URL(`../../${docsFile}`, import.meta.url), 'utf8');

test('its rules are those of the table (npm run docs:checks makes them anew)', () => {
  expect(document).toBe(withRules(document));
  for (const { code } of ruleTable) expect(document).toContain(`| \`${code}\` |`);
});
