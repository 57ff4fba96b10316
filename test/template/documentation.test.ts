/** docs/adding-a-form.md is true: its example works, its table of helpers is the table, its tags are the dialect. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpers } from '../../src/template/helpers/index.js';
import { loadPack } from '../../src/template/index.js';
import { buildPackSchema, scopes } from '../../src/template/pack-definition.js';
import { dateStyles } from '../../src/template/print.js';
import { formOf, sample } from './fixtures.js';

const text = readFileSync(new URL('../../docs/adding-a-form.md', import.meta.url), 'utf8');

function block(language: string): Uint8Array {
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${language} in the page`);
  return new TextEncoder().encode(found);
}

test('the example loads, and makes a sound form of a sample', () => {
  const { value, diagnostics } = loadPack({
    folder: 'templates/project-brief',
    formJson: block('json'),
    formHbs: block('handlebars'),
  });
  expect(diagnostics).toEqual([]);
  if (value === null) throw new Error('no pack');
  const filing = sample('pujiang-jiwei-2024.json');
  for (const goal of ['true', 'false']) {
    const form = formOf(value, filing, { scope: 'project', project: 1 }, { goal });
    expect(form.title).toBe('项目简表：纪检业务综合费');
  }
});

test('the table of helpers is that of the program', () => {
  const rows = helpers.map(
    ({ name, summary, example }) => `| \`${name}\` | ${summary} | \`${example.replaceAll('|', '\\|')}\` |`,
  );
  for (const row of rows) expect(text).toContain(row);
  const heading = text.indexOf('| 助手 | 给出 | 例 |');
  const documented = text.slice(heading).split('\n\n')[0]?.split('\n').slice(2) ?? [];
  expect(documented).toHaveLength(rows.length);
});

describe('the tables name', () => {
  test.each([
    ['every key of form.json', Object.keys(buildPackSchema().shape).filter((key) => !key.startsWith('$'))],
    ['every scope', scopes],
    ['every date style', dateStyles],
    ['every key of page', Object.keys(buildPackSchema().shape.page.shape)],
  ])('%s', (_name, words) => {
    for (const word of words) expect(text).toContain(`\`${word}\``);
  });
});
