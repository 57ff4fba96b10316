/** jibiao init: a starter that renders at once, and never at the cost of a file that is there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, runChecks } from '../../src/checks/index.js';
import { filingJsonSchema, readFiling } from '../../src/filing/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('init');
});

const run = (...args: string[]) => jibiao(args, { workingDirectory: folder });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the starter', () => {
  it('is not written in the place of a book that was to be filled', async () => {
    writeFileSync(join(folder, '数据.json'), '{}');
    const { exitCode, errors } = await run('init', '新.jsonc', '--from', '数据.json');
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('--from 只用于填写簿')]);
    expect(existsSync(join(folder, '新.jsonc'))).toBe(false);
  });

  it.each(['填报数据.jsonc', 'a.json', '2026/甲 中心/b.jsonc'])(
    '%s renders at once, all its forms',
    async (name) => {
      expect((await run('init', name)).exitCode).toBe(0);
      const render = await run('render', name, '--to', 'pdf', '--json');
      expect(render.exitCode).toBe(0);
      const { documents } = JSON.parse(render.output);
      expect(documents.map(({ form }: { form: string }) => form).sort()).toEqual([
        'project-target',
        'project-target-summary',
        'unit-target-declaration',
      ]);
    },
  );

  it('has nothing that the checks find fault with', async () => {
    await run('init', 'a.jsonc');
    const filing = readFiling(readFileSync(join(folder, 'a.jsonc')), { file: 'a.jsonc' }).value;
    if (filing === null) throw new Error('not a filing');
    expect(runChecks(filing, defaultSettings)).toEqual([]);
  });

  it('has comments where its name allows them, and the same data', async () => {
    await run('init');
    await run('init', 'b.json');
    expect(read('填报数据.jsonc')).toMatch(/^ *\/\/ /m);
    expect(JSON.parse(read('b.json'))).toEqual(parse(read('填报数据.jsonc')));
  });

  it('names a schema that stands beside it', async () => {
    await run('init', '子/a.json');
    const path = join(folder, '子', JSON.parse(read('子/a.json')).$schema);
    expect(dirname(path)).toBe(join(folder, '子'));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(filingJsonSchema());
  });

  it('can be rendered by its folder: the schema is no filing', async () => {
    await run('init');
    const { exitCode, errors } = await run('render', '.', '--to', 'pdf');
    expect(errors).not.toContain('jibiao.schema.json');
    expect(exitCode).toBe(0);
  });
});

describe('options', () => {
  it('begin a blank filing of a unit and a year, with its schema and forms', async () => {
    const named = ['--form', 'mof-project-self-evaluation'];
    const { exitCode } = await run('init', 'a.JSON', '--unit', '甲', '--year', '2027', ...named);
    expect(exitCode).toBe(0);
    expect(JSON.parse(read('a.JSON'))).toMatchObject({
      $schema: './jibiao.schema.json',
      year: 2027,
      unit: { name: '甲' },
      forms: ['mof-project-self-evaluation'],
    });
    expect((await run('check', 'a.JSON')).output).not.toContain('filing/');
  });

  it.each([
    [['--year', '2026'], '--unit 要和 --year 一起给'],
    [['--project', '一'], '--unit 要和 --year 一起给'],
    [['a.xlsx', '--unit', '甲', '--year', '2026'], '填写簿在 Excel 里填'],
    [['a.json', '--to', 'xlsx'], '不能是 a.json'],
    [['a.xlsx', '--to', 'json'], '不能是 a.xlsx'],
    [['jibiao.schema.json'], '不能是 jibiao.schema.json'],
    [['--to', 'constructor'], '没有这个写法'],
  ])('that do not fit are refused: %j', async (args, reason) => {
    const { exitCode, errors } = await run('init', ...args);
    expect([exitCode, errors]).toEqual([2, expect.stringContaining(reason)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say the same as the name of a file', async () => {
    expect((await run('init', 'a.json', '--to', 'json')).exitCode).toBe(0);
    expect((await run('init', '书.XLSX', '--from', '没有.json')).exitCode).toBe(3);
    expect((await run('init', '书.XLSX', '--from', 'a.json')).exitCode).toBe(0);
  });
});

describe('what is there', () => {
  it('is left as it is', async () => {
    writeFileSync(join(folder, 'a.json'), 'mine');
    const { exitCode, errors } = await run('init', 'a.json');
    expect(exitCode).toBe(1);
    expect(errors).toContain('a.json: 已有这个文件');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(read('a.json')).toBe('mine');
  });

  it('is overwritten with --force', async () => {
    writeFileSync(join(folder, 'a.json'), 'mine');
    expect((await run('init', 'a.json', '--force')).exitCode).toBe(0);
    expect(JSON.parse(read('a.json')).year).toBeTypeOf('number');
  });

  it('is not reached through a link', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere', 'target.json'), join(folder, 'a.json'));
    expect((await run('init', 'a.json')).exitCode).toBe(1);
    expect((await run('init', 'a.json', '--force')).exitCode).toBe(0);
    expect(existsSync(join(folder, 'elsewhere', 'target.json'))).toBe(false);
  });

  it.each([
    ['a folder', 'f.json', '这是文件夹'],
    ['a file on the way', 'plain/a.json', '路径上有同名的文件'],
  ])('%s is an error with a reason', async (_name, path, reason) => {
    mkdirSync(join(folder, 'f.json'));
    writeFileSync(join(folder, 'plain'), '');
    for (const force of [[], ['--force']]) {
      const { exitCode, errors } = await run('init', path, ...force);
      expect(exitCode).toBe(3);
      expect(errors).toContain(reason);
    }
    expect(readdirSync(folder).sort()).toEqual(['f.json', 'plain']);
  });
});
