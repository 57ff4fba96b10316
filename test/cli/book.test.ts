/** Fill-in books from the command line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('book');
});
const run = (...args: string[]) => jibiao(args, { workingDirectory: folder });

describe('init --to xlsx', () => {
  it('writes a book with a filing in it, which is read back', async () => {
    const sample = resolve('samples/pujiang-fulian-2024.json');
    expect((await run('init', '书.xlsx', '--from', sample)).exitCode).toBe(0);
    expect((await run('read', '书.xlsx')).exitCode).toBe(0);
    const [read, given] = [join(folder, '书.json'), sample].map((file) =>
      JSON.parse(readFileSync(file, 'utf8')),
    );
    expect(read.projects).toHaveLength(given.projects.length);
    expect(read.projects[2].goals.annual).toBe(given.projects[2].goals.annual);
  });

  it('says how a table gets into the book', async () => {
    const { exitCode, errors } = await run('init', '书.xlsx', '--from', '旧表.xlsx');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('jibiao read 旧表.xlsx')]);
    expect(existsSync(join(folder, '书.xlsx'))).toBe(false);
  });

  it('is refused for a form that has none', async () => {
    const { exitCode, errors } = await run('init', '书.xlsx', '--form', 'compilation');
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('没有填写簿')]);
    expect(existsSync(join(folder, '书.xlsx'))).toBe(false);
  });

  it('of a form of one’s own is read with its folder, which the advice names', async () => {
    expect((await run('pack', 'new', '我的表/own')).exitCode).toBe(0);
    const made = await run('init', '书.xlsx', '--templates', '我的表', '--form', 'own');
    expect([made.exitCode, made.errors]).toEqual([
      0,
      expect.stringContaining('jibiao read 书.xlsx --templates 我的表'),
    ]);
    const { exitCode, errors } = await run('read', '书.xlsx');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('--templates')]);
    expect(errors).toContain('“项目1”不是认得的填报表');
    expect(errors).not.toContain('清单');
  });

  it('overwrites no file and knows no other format', async () => {
    expect((await run('init', '--to', 'xlsx')).exitCode).toBe(0);
    expect(existsSync(join(folder, '填写簿.xlsx'))).toBe(true);
    expect((await run('init', '--to', 'xlsx')).exitCode).toBe(1);
    expect((await run('init', '--to', 'pdf')).exitCode).toBe(2);
    expect((await run('init', '--to', 'xlsx', '--form', '没有')).exitCode).toBe(2);
  });
});

describe('blank --to xlsx', () => {
  it('writes a book', async () => {
    expect((await run('blank', 'project-target', '--to', 'xlsx', '--out', '.')).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual(['空白-财政项目支出绩效目标表.xlsx']);
  });
});
