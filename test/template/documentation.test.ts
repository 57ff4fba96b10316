/** docs/adding-a-form.md is true: its example works, its table of helpers is the table, its tags are the dialect. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpers } from '../../src/template/helpers/index.js';
import { buildPackSchema, dateStyles, scopes } from '../../src/template/index.js';
import { jibiao } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';

const text = readFileSync(new URL('../../docs/adding-a-form.md', import.meta.url), 'utf8');

/** The code block that follows the words. */
function blockAfter(words: string): string {
  const from = text.indexOf(words);
  const found = /```\w+\n([\s\S]*?)```/.exec(text.slice(from))?.[1];
  if (from === -1 || found === undefined) throw new Error(`no block after ${words}`);
  return found;
}

test('the form made from nothing is right, finds what is wrong in its data, and is made', async () => {
  const folder = tempFolder('guide');
  const files = {
    '我的表/fields.json': blockAfter('`我的表/fields.json` 声明'),
    '我的表/fund-progress/form.json': blockAfter('form.json` 说明这是什么表'),
    '我的表/fund-progress/form.hbs': blockAfter('form.hbs` 画表'),
    '数据.json': blockAfter('`数据.json` 照常填报'),
  };
  mkdirSync(join(folder, '我的表', 'fund-progress'), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  const run = (...args: readonly string[]) => jibiao(args, { workingDirectory: folder });
  expect((await run('pack', 'check', '我的表')).errors).toBe('fund-progress 项目资金执行进度表：没有问题\n');
  const asked = ['数据.json', '--templates', '我的表', '--form', 'fund-progress'];
  expect((await run('check', ...asked)).exitCode).toBe(0);
  const book = ['书.xlsx', '--templates', '我的表'];
  expect((await run('init', ...book, '--form', 'fund-progress', '--from', '数据.json')).exitCode).toBe(0);
  expect((await run('read', ...book)).errors).toBe('写出 书.json\n');
  const { projects } = JSON.parse(readFileSync(join(folder, '书.json'), 'utf8'));
  expect(projects[0].indicators).toHaveLength(3);
  const made = await run('render', ...asked, '--to', 'html', '--out', 'out');
  expect(made.exitCode).toBe(0);
  const html = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.html')) ?? '';
  expect(readFileSync(join(folder, 'out', html), 'utf8')).toContain('81.23');
  const wrong = files['数据.json'].replace('812345.67', '1812345.67').replace('"code"', '"cod"');
  writeFileSync(join(folder, '数据.json'), wrong);
  const { output, errors } = await run('check', ...asked);
  expect(output + errors).toContain('是不是 code');
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
