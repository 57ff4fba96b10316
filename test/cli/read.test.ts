/** jibiao read, and Excel files where a filing is wanted. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('read');
  copyFileSync('test/reading/foreign/01-merged.xlsx', join(folder, '表.xlsx'));
});
const run = (...args: string[]) => jibiao(args, { workingDirectory: folder });
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe('read', () => {
  it('prints filings with file, form and doubts', async () => {
    const { exitCode, output } = await run('read', '表.xlsx', '--json');
    expect(exitCode).toBe(0);
    const { filings } = JSON.parse(output);
    expect(filings).toHaveLength(1);
    expect(filings[0]).toMatchObject({ file: '表.xlsx', form: 'project-target', filing: { year: 2024 } });
    expect(filings[0].doubts[0]).toMatchObject({ path: 'unit.name', message: expect.any(String) });
  });

  it('writes a filing that renders at once', async () => {
    expect((await run('read', '表.xlsx', '--out', '数据')).exitCode).toBe(0);
    expect(json('数据/表.json').projects[0].name).toBe('妇女儿童发展');
    expect((await run('render', '数据/表.json', '--to', 'html', '--out', '出')).exitCode).toBe(0);
  });

  it('leaves a file as it is that is there already, unless asked to overwrite it', async () => {
    writeFileSync(join(folder, '表.json'), '我的');
    const { exitCode, errors } = await run('read', '表.xlsx');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('已有这个文件，没有改动它')]);
    expect(readFileSync(join(folder, '表.json'), 'utf8')).toBe('我的');
    expect((await run('read', '表.xlsx', '--force')).exitCode).toBe(0);
    expect(json('表.json').year).toBe(2024);
  });

  it('gives each filing a file of its own, whatever the files are called', async () => {
    for (const name of ['甲/表.xlsx', '乙/表.xlsx', '表-2.xlsx']) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      copyFileSync(join(folder, '表.xlsx'), join(folder, name));
    }
    await run('read', '甲/表.xlsx', '乙/表.xlsx', '表-2.xlsx', '--out', '数据');
    expect(readdirSync(join(folder, '数据')).sort()).toEqual(['表-2-2.json', '表-2.json', '表.json']);
  });

  it('joins into a filing of the same unit and year, replacing projects of the same name', async () => {
    const others = {
      year: 2024,
      unit: { name: '妇联' },
      projects: [{ name: '妇女儿童发展' }, { name: '别的' }],
    };
    writeFileSync(join(folder, '总.json'), JSON.stringify(others));
    expect((await run('read', '表.xlsx', '--into', '总.json')).exitCode).toBe(0);
    expect(json('总.json').projects.map(({ name }: { name: string }) => name)).toEqual([
      '妇女儿童发展',
      '别的',
    ]);
    expect(json('总.json').projects[0].indicators).toHaveLength(11);
  });

  it('keeps what the form does not print when it joins', async () => {
    const project = { name: '妇女儿童发展', nature: '经常性项目' };
    const whole = { year: 2024, unit: { name: '妇联' }, projects: [project] };
    writeFileSync(join(folder, '总.json'), JSON.stringify(whole));
    expect((await run('read', '表.xlsx', '--into', '总.json')).exitCode).toBe(0);
    expect(json('总.json').projects[0]).toMatchObject({
      nature: '经常性项目',
      indicators: expect.any(Array),
    });
  });

  it('joins into no filing of another year', async () => {
    const other = JSON.stringify({ year: 2023, unit: { name: '妇联' } });
    writeFileSync(join(folder, '总.json'), other);
    expect((await run('read', '表.xlsx', '--into', '总.json')).exitCode).toBe(1);
    expect(readFileSync(join(folder, '总.json'), 'utf8')).toBe(other);
  });

  it.each([
    ['没有.xlsx', 3],
    ['坏.xlsx', 1],
  ])('says what is wrong with %s and writes nothing', async (name, code) => {
    writeFileSync(join(folder, '坏.xlsx'), 'PK');
    const { exitCode, errors } = await run('read', name, '--out', '数据');
    expect(exitCode).toBe(code);
    expect(errors).toContain(name);
    expect(existsSync(join(folder, '数据'))).toBe(false);
  });
});

describe('an Excel file in the place of a filing', () => {
  it('is rendered', async () => {
    const { exitCode, errors } = await run('render', '表.xlsx', '--to', 'html', '--out', '出');
    expect(exitCode).toBe(0);
    expect(readdirSync(join(folder, '出')).filter((name) => name.endsWith('.html'))).toHaveLength(1);
    expect(errors).toContain('表.xlsx');
  });

  it('is checked', async () => {
    const { exitCode, output } = await run('check', '表.xlsx', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.stringify(JSON.parse(output))).toContain('check/name-wrong-group');
  });
});

describe('PDF, Word and OFD files of ours', () => {
  it('are read, checked and rendered again as the filings that they carry', async () => {
    writeFileSync(join(folder, '数据.json'), readFileSync('samples/pujiang-fulian-2024.json'));
    expect(
      (await run('render', '数据.json', '--to', 'pdf,docx,ofd', '--form', 'project-target')).exitCode,
    ).toBe(0);
    for (const format of ['pdf', 'docx', 'ofd']) {
      const file = join(
        'out',
        readdirSync(join(folder, 'out')).find((name) => name.endsWith(`.${format}`)) ?? '',
      );
      expect((await run('read', file, '--out', format)).exitCode).toBe(0);
      const [name = ''] = readdirSync(join(folder, format));
      expect(json(join(format, name)).projects).toHaveLength(1);
      const { output } = await run('check', file, '--json');
      expect(JSON.parse(output).findings.map(({ code }: { code: string }) => code)).toContain(
        'reading/printed-only',
      );
      expect((await run('render', file, '--to', 'pdf', '--out', `${format}-again`)).exitCode).toBe(0);
      expect(readdirSync(join(folder, `${format}-again`))).toHaveLength(2);
    }
  });

  it('without a filing are refused with advice', async () => {
    writeFileSync(
      join(folder, '别人的.pdf'),
      '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj trailer <</Root 1 0 R>>',
    );
    const { exitCode, errors } = await run('render', '别人的.pdf');
    expect([exitCode, errors.includes('没有附填报数据')]).toEqual([1, true]);
  });
});

describe('jibiao.config.json beside a workbook', () => {
  it('holds for it as for a filing', async () => {
    writeFileSync(join(folder, 'jibiao.config.json'), '{ 错 }');
    const { exitCode } = await jibiao(['check', join(folder, '表.xlsx')], { workingDirectory: tmpdir() });
    expect(exitCode).toBe(2);
  });
});

describe('workbooks among several sources', () => {
  it('count as failed where they cannot be read', async () => {
    writeFileSync(join(folder, '坏.xlsx'), 'PK 坏了');
    const { exitCode, errors } = await run('render', '表.xlsx', '坏.xlsx', '--to', 'html', '--out', '出');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/写出 1 份，未变 0 份，失败 1 份/u);
    expect(errors.match(/坏\.xlsx/gu)?.length).toBeGreaterThan(0);
  });
});
