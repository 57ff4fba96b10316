/** jibiao render --to png: a file a page, through resume, fewer pages, clashes, plan, zip and JSON. */
import { readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { readPng } from '../render/png-reader.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('pictures');
});

const sample = JSON.parse(readFileSync(join(packageFolder, 'samples', 'pujiang-fulian-2024.json'), 'utf8'));
const [project] = sample.projects;
/** Some five goals make a page. */
const filing = (unit: string, goals: number, name = '项目') => ({
  ...sample,
  forms: ['project-target'],
  unit: { ...sample.unit, name: unit },
  projects: [
    { ...project, name, goals: { ...project.goals, annual: '按计划完成年度任务。'.repeat(goals * 20) } },
  ],
});
const stem = (unit: string, name = '项目') => `${unit}-2024-财政项目支出绩效目标表-01-${name}`;
const save = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
const render = (...args: string[]) =>
  jibiao(['render', ...args, '--to', 'png', '--dpi', '50'], { workingDirectory: folder });
const out = () => readdirSync(join(folder, 'out')).sort();
const path = (name: string) => join(folder, 'out', name);
const manifest = (): Manifest => JSON.parse(readFileSync(path('manifest.json'), 'utf8'));
const only = () => manifest().documents[0];

describe('the files', () => {
  it('are one a page, numbered alike also when there is only one', async () => {
    save('a.json', filing('甲', 1));
    save('b.json', filing('乙', 9));
    const { exitCode, errors } = await render('.');
    expect(exitCode).toBe(0);
    const pages = manifest().documents.map((one) => one.pages);
    expect(pages).toEqual([1, 3]);
    const names = [1, 2, 3].map((page) => `${stem('乙')}-${page}.png`);
    expect(out()).toEqual([...names, `${stem('甲')}-1.png`, 'manifest.json'].sort());
    expect(errors).toContain(`写出 out/${names[0]} … out/${names[2]}（3 页）`);
    expect(errors).toContain('写出 2 份');
    for (const name of names) expect(readPng(readFileSync(path(name))).width).toBe(413);
  });

  it('have numbers of one width, so that they sort as pages follow', async () => {
    save('a.json', filing('甲', 60));
    await render('a.json');
    const count = only()?.pages ?? 0;
    expect(count).toBeGreaterThan(9);
    const names = Array.from(
      { length: count },
      (_, page) => `${stem('甲')}-${String(page + 1).padStart(2, '0')}.png`,
    );
    expect(out()).toEqual([...names, 'manifest.json'].sort());
    const listed = only();
    expect([listed?.file, ...(listed?.furtherFiles ?? []).map(({ file }) => file)]).toEqual(names);
  });

  it('stand beside those of other formats, of the same pages', async () => {
    save('a.json', filing('甲', 1));
    const { exitCode } = await jibiao(['render', 'a.json', '--to', 'pdf,png'], { workingDirectory: folder });
    expect(exitCode).toBe(0);
    expect(out()).toEqual(['manifest.json', `${stem('甲')}-1.png`, `${stem('甲')}.pdf`]);
    expect(readPng(readFileSync(path(`${stem('甲')}-1.png`))).width).toBe(1191);
  });
});

describe('a later run', () => {
  it('leaves alone what is done, and makes anew where one page is gone or changed', async () => {
    save('a.json', filing('甲', 9));
    await render('a.json');
    const second = path(`${stem('甲')}-2.png`);
    const [bytes, time] = [readFileSync(second), statSync(path(`${stem('甲')}-1.png`)).mtimeMs];
    expect((await render('a.json')).errors).toContain('未变 1 份');
    unlinkSync(second);
    expect((await render('a.json')).errors).toContain('写出 1 份');
    expect(readFileSync(second).equals(bytes)).toBe(true);
    writeFileSync(second, 'x');
    expect((await render('a.json')).errors).toContain('写出 1 份');
    expect(readFileSync(second).equals(bytes)).toBe(true);
    expect(statSync(path(`${stem('甲')}-1.png`)).mtimeMs).toBe(time);
  });

  it('takes away the pages that are no more, and only those', async () => {
    save('a.json', filing('甲', 9));
    save('b.json', filing('甲', 9, '项目-1'));
    await render('.');
    const others = out().filter((name) => name.startsWith(`${stem('甲', '项目-1')}-`));
    expect(others).toHaveLength(3);
    writeFileSync(path(`${stem('甲')}-9.png`), 'of the user');
    writeFileSync(path(`${stem('甲')}-2.png.bak`), 'of the user');
    save('a.json', filing('甲', 1));
    const { exitCode, errors } = await render('.');
    expect(exitCode).toBe(0);
    expect(errors).toContain(`警告 ${stem('甲')}-9.png`);
    expect(out()).toEqual(
      [
        ...others,
        `${stem('甲')}-1.png`,
        `${stem('甲')}-9.png`,
        `${stem('甲')}-2.png.bak`,
        'manifest.json',
      ].sort(),
    );
    expect(manifest().documents.map((one) => one.pages)).toEqual([1, 3]);
  });

  it('keeps what a user has drawn on a page that is no more, and says so', async () => {
    save('a.json', filing('甲', 9));
    await render('a.json');
    writeFileSync(path(`${stem('甲')}-3.png`), 'drawn on');
    save('a.json', filing('甲', 1));
    const { errors } = await render('a.json', '--force');
    expect(out()).toEqual(['manifest.json', `${stem('甲')}-1.png`, `${stem('甲')}-3.png`]);
    expect(errors).toContain('没有动它');
  });

  it('numbers anew where the count has another width', async () => {
    save('a.json', filing('甲', 60));
    await render('a.json');
    save('a.json', filing('甲', 9));
    await render('a.json');
    expect(out()).toEqual(['manifest.json', ...[1, 2, 3].map((page) => `${stem('甲')}-${page}.png`)].sort());
  });

  it('goes on from the journal of a killed one, and clears the pages that it had outdated', async () => {
    save('a.json', filing('甲', 9));
    await render('a.json');
    const earlier = readFileSync(path('manifest.json'));
    save('a.json', filing('甲', 1));
    await render('a.json');
    const entry = JSON.stringify(only());
    // As it stood when a run was killed between its last page and its manifest.
    writeFileSync(path('manifest.json'), earlier);
    writeFileSync(path('.jibiao-999999999.journal'), `${entry}\n`);
    expect((await render('a.json')).errors).toContain('未变 1 份');
    expect(out()).toEqual(['manifest.json', `${stem('甲')}-1.png`]);
    expect(only()).toMatchObject({ pages: 1, status: 'unchanged' });
  });
});

it('two documents of one name clash before any page is counted', async () => {
  save('a.json', filing('甲', 1));
  save('b.json', filing('甲', 9));
  const { exitCode, errors } = await render('.');
  expect(exitCode).toBe(1);
  expect(errors).toContain(`“${stem('甲')}-*.png”`);
  expect(out()).toEqual(['manifest.json']);
});

it('--plan names them by a pattern', async () => {
  save('a.json', filing('甲', 1));
  save('b.json', filing('乙', 9));
  await render('.');
  save('b.json', filing('乙', 1));
  save('c.json', filing('丙', 1));
  const { output } = await render('.', '--plan');
  expect(output.split('\n')).toEqual([
    `未变  out/${stem('甲')}-*.png  ← a.json`,
    `重出  out/${stem('乙')}-*.png  ← b.json`,
    `新出  out/${stem('丙')}-*.png  ← c.json`,
    '',
  ]);
});

it('--zip and --json hold every page', async () => {
  save('a.json', filing('甲', 9));
  const { output } = await render('a.json', '--zip', 'a.zip', '--json');
  const names = [1, 2, 3].map((page) => `${stem('甲')}-${page}.png`);
  const parts = unzipSync(readFileSync(join(folder, 'a.zip')));
  expect(Object.keys(parts)).toEqual(['manifest.json', ...names]);
  for (const name of names)
    expect(Buffer.from(parts[name] ?? []).equals(readFileSync(path(name)))).toBe(true);
  const [document] = JSON.parse(output).documents;
  expect([document.file, ...document.furtherFiles.map((one: { file: string }) => one.file)]).toEqual(names);
});

describe('--dpi', () => {
  it.each([
    [['--to', 'png', '--dpi', '20'], '36 到 600'],
    [['--to', 'png', '--dpi', '1200'], '36 到 600'],
    [['--to', 'png', '--dpi', '144.5'], '36 到 600'],
    [['--to', 'pdf', '--dpi', '144'], '--to png'],
  ])('%j is refused', async (args, words) => {
    save('a.json', filing('甲', 1));
    const { exitCode, errors } = await jibiao(['render', 'a.json', ...args], { workingDirectory: folder });
    expect(exitCode).toBe(2);
    expect(errors).toContain(words);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('makes the pictures anew', async () => {
    save('a.json', filing('甲', 1));
    await render('a.json');
    await jibiao(['render', 'a.json', '--to', 'png', '--dpi', '72'], { workingDirectory: folder });
    expect(readPng(readFileSync(path(`${stem('甲')}-1.png`))).width).toBe(595);
  });
});

it('a blank has pictures too, and a page too many is reported', async () => {
  const blank = () =>
    jibiao(['blank', 'project-target', '--to', 'png,docx', '--dpi', '72'], { workingDirectory: folder });
  expect((await blank()).exitCode).toBe(0);
  expect(out()).toEqual(['空白-财政项目支出绩效目标表-1.png', '空白-财政项目支出绩效目标表.docx']);
  writeFileSync(path('空白-财政项目支出绩效目标表-2.png'), '');
  const { exitCode, errors } = await blank();
  expect(exitCode).toBe(0);
  expect(errors).toContain('警告 空白-财政项目支出绩效目标表-2.png');
});

it('a report of checks has pictures too', async () => {
  save('a.json', filing('甲', 1));
  await jibiao(['check', 'a.json', '--to', 'png'], { workingDirectory: folder });
  expect(out().every((name) => /-\d\.png$/.test(name))).toBe(true);
  expect(out().length).toBeGreaterThan(0);
});
