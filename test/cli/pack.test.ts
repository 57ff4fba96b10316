/** jibiao pack: a pack begun from nothing is right, a wrong one says so, and its tests hold what it gave before. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder = '';
beforeEach(() => {
  folder = tempFolder('pack');
});
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

  it.skipIf(process.platform === 'win32')('leaves no half of a pack where the disk takes nothing', () => {
    const cli = join(packageFolder, 'dist', 'cli.js');
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `ulimit -f 0; exec "${process.execPath}" "${cli}" pack new brief`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([
      3,
      '错误 brief: 没有写出：文件超过系统或磁盘允许的大小。请检查路径和权限\n',
    ]);
    expect(existsSync(join(folder, 'brief'))).toBe(false);
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
    mkdirSync(join(tests, 'b.json'));
    const broken = await run('pack', 'test', 'packs');
    expect([broken.exitCode, broken.errors]).toEqual([1, expect.stringMatching(/b\.json.*这是文件夹/u)]);
    rmSync(join(tests, 'b.json'), { recursive: true });
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

describe('the shipped set', () => {
  const small = {
    year: 2024,
    unit: { name: '甲中心' },
    projects: [{ name: '甲项目', monitor: { month: 7, total: { executed: '1000' } } }],
  };
  const write = (name: string, filing: unknown) => writeFileSync(join(folder, name), JSON.stringify(filing));

  it('is listed, and is found by its name, by id and by title', async () => {
    const { output } = await run('forms');
    expect(output.split('\n').filter((line) => line.includes('点名才用'))).toHaveLength(6);
    const listed: readonly { id: string; isUsual: boolean }[] = JSON.parse(
      (await run('forms', '--json')).output,
    ).forms;
    for (const { id, isUsual } of listed) expect(isUsual, id).toBe(!id.startsWith('mof-'));
    expect(output).toContain('mof-project-monitor  项目支出绩效目标执行监控表');
    expect((await run('forms', '--templates', 'mof')).exitCode).toBe(0);
    for (const form of ['mof-project-monitor', '区域绩效目标表', '项目支出绩效目标申报表'])
      expect((await run('blank', form, '--to', 'html')).exitCode).toBe(0);
    expect((await run('blank', '区域绩效目标')).errors).toContain(
      '“区域绩效目标表”（mof-region-target-163）',
    );
  });

  it('is read for a filing that names a form of it, with what it declares, and for no other', async () => {
    write('a.json', { ...small, forms: ['mof-project-monitor'] });
    write('b.json', { ...small, forms: ['项目支出绩效目标执行监控表'] });
    write('c.json', small);
    const { output } = await run('render', 'a.json', 'b.json', 'c.json', '--to', 'html', '--json');
    const { documents } = JSON.parse(output);
    expect(documents.map((one: { form: string | null }) => one.form)).toEqual([
      'mof-project-monitor',
      'mof-project-monitor',
      null,
    ]);
    const { output: found } = await run('check', 'a.json', '--json');
    // What only our own forms must have is not asked for.
    for (const absent of ['unknown-key', 'startDate', 'unitTarget']) expect(found).not.toContain(absent);
    expect(found).toContain('goals.annual');
    expect((await run('check', 'c.json')).output).toContain('monitor');
    expect((await run('render', 'c.json', '--form', 'mof-project-monitor', '--to', 'html')).exitCode).toBe(0);
  });

  it('gives way to a folder that has the form itself, with fields declared otherwise', async () => {
    cpSync(join(packageFolder, 'packs', 'mof'), join(folder, 'own'), { recursive: true });
    const fields = join(folder, 'own', 'fields.json');
    writeFileSync(fields, readFileSync(fields, 'utf8').replaceAll('"执行率得分"', '"预算执行得分"'));
    write('c.json', small);
    for (const form of ['mof-project-monitor', '项目支出绩效目标执行监控表']) {
      const made = await run(
        'render',
        'c.json',
        '--form',
        form,
        '--templates',
        'own',
        '--to',
        'html',
        '--json',
      );
      expect(JSON.parse(made.output).documents).toMatchObject([{ form: 'mof-project-monitor' }]);
    }
  });

  it('is read back from its sheet, and no note under the table is taken for a row', async () => {
    const indicators = ['甲', '乙'].map((name) => ({
      level1: '产出指标',
      level2: '数量指标',
      name,
      target: '≥1个',
    }));
    write('a.json', { ...small, projects: [{ ...small.projects[0], indicators }] });
    await run(
      'render',
      'a.json',
      '--form',
      'mof-project-monitor',
      '--to',
      'xlsx',
      '--out',
      'o',
      '--name',
      'a',
    );
    expect((await run('read', 'o/a.xlsx', '--out', 'read')).errors).toContain('写出 read/a.json');
    const back = JSON.parse(readFileSync(join(folder, 'read', 'a.json'), 'utf8'));
    expect(back.forms).toEqual(['mof-project-monitor']);
    expect(back.projects[0].indicators.map(({ name }: { name: string }) => name)).toEqual(['甲', '乙']);
  });

  it('begins a filing and its JSON Schema, and a book that is read back', async () => {
    await run('init', 'a.json', '--form', 'mof-project-monitor');
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')).forms).toEqual(['mof-project-monitor']);
    expect(readFileSync(join(folder, 'jibiao.schema.json'), 'utf8')).toContain('监控截止月份');
    expect((await run('schema', '--form', '区域绩效目标表')).output).toContain('中央补助');
    expect((await run('init', 'b.json', '--form', 'project-monitor')).errors).toContain(
      'mof-project-monitor',
    );
    write('c.json', {
      ...small,
      forms: ['区域绩效目标表'],
      projects: [{ name: '甲项目', specialFund: '专项甲' }],
    });
    await run('init', 'c.xlsx', '--from', 'c.json');
    expect((await run('read', 'c.xlsx', '--out', 'read')).exitCode).toBe(0);
    const back = JSON.parse(readFileSync(join(folder, 'read', 'c.json'), 'utf8'));
    expect(back.projects[0]).toMatchObject({ name: '甲项目', specialFund: '专项甲' });
  });
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
