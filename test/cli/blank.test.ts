/** jibiao blank from the outside: the files of each form, options, exit codes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('blank');
});

const run = (...args: string[]) => jibiao(['blank', ...args], { workingDirectory: folder });
const definitionOf = (id: string) =>
  JSON.parse(readFileSync(join(packageFolder, 'templates', id, 'form.json'), 'utf8'));
const ids = readdirSync(join(packageFolder, 'templates')).filter(
  (id) => !['findings', 'compilation'].includes(definitionOf(id).scope),
);
const titleOf = (id: string) => definitionOf(id).title;

describe('every form', () => {
  it.each(ids)('%s has a blank, as PDF and Word', async (id) => {
    const { exitCode, output } = await run(id, '--json');
    expect(exitCode).toBe(0);
    const names = ['pdf', 'docx'].map((extension) => `空白-${titleOf(id)}.${extension}`);
    expect(JSON.parse(output).documents.map(({ file }: { file: string }) => file)).toEqual(
      names.map((name) => `out/${name}`),
    );
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([...names].sort());
  });
});

it('takes the Chinese title, formats and folder', async () => {
  expect((await run('财政项目支出绩效目标表', '--to', 'docx', '--out', '表/空')).exitCode).toBe(0);
  expect(readdirSync(join(folder, '表/空'))).toEqual(['空白-财政项目支出绩效目标表.docx']);
});

it('takes options of the form, over those of its blank', async () => {
  const bytes = async (...args: string[]) => {
    await run('project-target', '--to', 'pdf', ...args);
    return readFileSync(join(folder, 'out/空白-财政项目支出绩效目标表.pdf'));
  };
  const plain = await bytes();
  expect(await bytes()).toEqual(plain);
  expect(await bytes('--set', 'signature=true')).not.toEqual(plain);
  expect(await bytes('--set', 'emptyGroups=false')).not.toEqual(plain);
});

it.each([
  [['project-targt'], 2, 'project-target'],
  [['project-target', '--set', 'sgnature=true'], 2, 'signature'],
  [['project-target', '--to', 'xls'], 2, 'xls'],
  [[], 2, '缺少'],
  [['project-target', 'unit-self-evaluation'], 2, '多余'],
  [['project-target', '--out', 'taken'], 3, '路径上有同名的文件'],
])('%j ends with %i', async (args, exitCode, words) => {
  writeFileSync(join(folder, 'taken'), '');
  const result = await run(...args);
  expect(result.exitCode).toBe(exitCode);
  expect(result.errors).toContain(words);
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('says of a pack without a blank what to do', async () => {
  const pack = join(folder, 'packs', 'trial');
  const source = join(packageFolder, 'templates', 'project-target');
  const { blank: _blank, ...definition } = JSON.parse(readFileSync(join(source, 'form.json'), 'utf8'));
  mkdirSync(pack, { recursive: true });
  writeFileSync(join(pack, 'form.json'), JSON.stringify({ ...definition, id: 'trial' }));
  writeFileSync(join(pack, 'form.hbs'), readFileSync(join(source, 'form.hbs')));
  const { exitCode, errors } = await run('trial', '--templates', 'packs');
  expect(exitCode).toBe(2);
  expect(errors).toContain('没有空白表');
});

it('tells of its pictures in one line, with the pages of the whole', async () => {
  const { errors, output } = await run('unit-self-evaluation', '--to', 'png', '--dpi', '36', '--json');
  const pages = readdirSync(join(folder, 'out')).length;
  expect(pages).toBeGreaterThan(1);
  expect(errors.match(/写出 .*/g)).toEqual([
    expect.stringMatching(new RegExp(`-1\\.png … .*-${pages}\\.png（${pages} 页）$`)),
  ]);
  expect(JSON.parse(output).documents.map((one: { pages: number }) => one.pages)).toEqual(
    Array(pages).fill(1),
  );
});
