/** jibiao pack: a pack begun from nothing is right, a wrong one says so, and its tests hold what it gave before. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jibiao, packageFolder } from './world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jibiao-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => jibiao(args, { workingDirectory: folder });
const template = () => join(folder, 'packs', 'brief', 'form.hbs');
const change = (from: string, to: string) =>
  writeFileSync(template(), readFileSync(template(), 'utf8').replace(from, to));

describe('jibiao pack', () => {
  it('begins a pack that is right, and overwrites none', async () => {
    expect((await run('pack', 'new', 'packs/brief')).exitCode).toBe(0);
    const { exitCode, errors } = await run('pack', 'check', 'packs');
    expect([exitCode, errors]).toEqual([0, 'brief 新的表 brief：没有问题\n']);
    expect((await run('pack', 'new', 'packs/brief')).errors).toContain('没有改动它');
    expect((await run('pack', 'new', 'packs/表')).exitCode).toBe(2);
    expect(existsSync(join(folder, 'packs', '表'))).toBe(false);
    expect((await run('pack', 'mend', 'packs')).errors).toContain('new、check、test');
  });

  it('checks with line and column, and gives an exit code', async () => {
    await run('pack', 'new', 'packs/brief');
    change('class="label">项目名称', 'class="lable">项目名称');
    const { exitCode, errors } = await run('pack', 'check', 'packs/brief');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/form\.hbs:8:9: .*是不是 label？/);
    const { output } = await run('pack', 'check', 'packs', '--json');
    expect(JSON.parse(output)).toMatchObject({
      packs: [{ id: 'brief', faults: 1 }],
      diagnostics: [{ code: 'model/wrong-attribute' }],
    });
  });

  it('stores what its tests give, and tells the first line that differs', async () => {
    await run('pack', 'new', 'packs/brief');
    const tests = join(folder, 'packs', 'brief', 'tests');
    mkdirSync(tests);
    copyFileSync(join(packageFolder, 'samples', 'pujiang-fulian-2024.json'), join(tests, 'a.json'));
    expect((await run('pack', 'test', 'packs')).errors).toContain('a.json：已存下');
    expect(readFileSync(join(tests, 'a.txt'), 'utf8')).toContain(
      '| ↑ | 时效指标 | 活动开展及时性 | 按计划开展 |',
    );
    expect((await run('pack', 'test', 'packs')).exitCode).toBe(0);
    change('三级指标', '指标名称');
    const { exitCode, errors } = await run('pack', 'test', 'packs');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/a\.txt:7:1: 表和存下的不同.*三级指标.*指标名称/);
    expect((await run('pack', 'test', 'packs', '--update')).exitCode).toBe(0);
    expect((await run('pack', 'test', 'packs')).exitCode).toBe(0);
    change('</form>', '');
    expect((await run('pack', 'test', 'packs')).exitCode).toBe(1);
  });
});

it('the shipped set is found by its name, and by a form of it', async () => {
  const { output } = await run('forms', '--templates', 'mof');
  expect(output).toContain('mof-project-monitor  项目支出绩效目标执行监控表');
  expect((await run('forms')).output).not.toContain('mof-');
  const { exitCode } = await run('blank', 'mof-project-monitor', '--to', 'html');
  expect(exitCode).toBe(0);
});

it('the JSON Schema of form.json can be had', async () => {
  const { output } = await run('schema', '--form-json');
  expect(JSON.parse(output)).toMatchObject({ properties: { scope: {}, when: {}, aliases: {} } });
});

it('a JSON Schema is written whole into a file that is named', async () => {
  const { exitCode, output } = await run('schema', '--out', '新/数据.schema.json');
  expect([exitCode, output]).toEqual([0, '']);
  const written = readFileSync(join(folder, '新', '数据.schema.json'), 'utf8');
  expect(written).toBe((await run('schema')).output);
  mkdirSync(join(folder, '夹'));
  expect((await run('schema', '--out', '夹')).errors).toContain('没有写出');
});
