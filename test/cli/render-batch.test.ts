/** jibiao render over many filings: standard input, plans, zips, and how much it says. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('batch');
});

const sample = JSON.parse(readFileSync(join(packageFolder, 'samples', 'pujiang-fulian-2024.json'), 'utf8'));
const filing = (unit: string, projects = 1) => ({
  ...sample,
  forms: ['project-target'],
  unit: { ...sample.unit, name: unit },
  projects: sample.projects.slice(0, projects),
});
const save = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
const render = (...args: string[]) =>
  jibiao(['render', ...args, '--to', 'pdf'], { workingDirectory: folder });
const manifest = (): Manifest => JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));

describe('standard input', () => {
  const input = (...lines: string[]) => [Buffer.from(lines.join('\n'))];
  const renderLines = (...lines: string[]) =>
    jibiao(['render', '-', '--to', 'pdf'], { workingDirectory: folder, input: input(...lines) });

  it('gives one filing a line, each failing alone', async () => {
    const lines = [JSON.stringify(filing('甲')), '', '{"year": 2024,', JSON.stringify(filing('乙')), ''];
    const { exitCode, errors } = await renderLines(...lines);
    expect(exitCode).toBe(1);
    expect(errors).toContain('错误 -:3:1:');
    const listed = manifest().documents.map((one) => [one.source, one.status, one.file?.slice(0, 1)]);
    expect(listed).toEqual([
      ['-:1', 'written', '甲'],
      ['-:3', 'failed', undefined],
      ['-:4', 'written', '乙'],
    ]);
  });

  it('is done once, as a file is, and makes the same bytes', async () => {
    save('a.json', filing('甲'));
    await renderLines(JSON.stringify(filing('甲')));
    const [first] = manifest().documents;
    await renderLines(JSON.stringify(filing('甲')));
    expect(manifest().documents[0]).toEqual({ ...first, status: 'unchanged' });
    await render('a.json');
    expect(manifest().documents.map((one) => [one.source, one.status, one.sha256])).toEqual([
      ['a.json', 'unchanged', first?.sha256],
    ]);
  });

  it('can be checked too', async () => {
    const lines = input('', JSON.stringify({ ...filing('甲'), year: 'x' }));
    const { exitCode, output } = await jibiao(['check', '-', '--json'], {
      workingDirectory: folder,
      input: lines,
    });
    expect(exitCode).toBe(1);
    expect(JSON.parse(output).findings[0]).toMatchObject({ file: '-:2', path: 'year' });
  });

  it('without a filing is a failure', async () => {
    const { exitCode, errors } = await renderLines('', '  ');
    expect(exitCode).toBe(3);
    expect(errors).toContain('标准输入中没有填报数据');
  });
});

describe('--plan', () => {
  it('tells what would be new, changed and unchanged, and writes nothing', async () => {
    save('a.json', filing('甲'));
    save('b.json', filing('乙'));
    await render('a.json', 'b.json');
    save('b.json', {
      ...filing('乙'),
      projects: [{ ...sample.projects[0], name: '妇女儿童维权', category: null }],
    });
    save('c.json', filing('丙'));
    save('d.json', { year: 'x' });
    const before = readdirSync(join(folder, 'out')).map((name) => [
      name,
      readFileSync(join(folder, 'out', name)),
    ]);
    const { exitCode, output, errors } = await render('.', '--plan');
    expect(exitCode).toBe(1);
    expect(output.split('\n')).toEqual([
      '未变  out/甲-2024-财政项目支出绩效目标表-01-妇女儿童维权.pdf  ← a.json',
      '重出  out/乙-2024-财政项目支出绩效目标表-01-妇女儿童维权.pdf  ← b.json',
      '新出  out/丙-2024-财政项目支出绩效目标表-01-妇女儿童维权.pdf  ← c.json',
      '',
    ]);
    expect(errors).toContain('错误 d.json');
    expect(errors).toContain('将新出 1 份，重出 1 份，未变 1 份，失败 1 份');
    const after = readdirSync(join(folder, 'out')).map((name) => [
      name,
      readFileSync(join(folder, 'out', name)),
    ]);
    expect(after).toEqual(before);
  });

  it('makes not even the folder, and gives JSON', async () => {
    save('a.json', filing('甲'));
    const { exitCode, output } = await render('a.json', '--plan', '--json', '--out', 'later');
    expect(exitCode).toBe(0);
    expect(existsSync(join(folder, 'later'))).toBe(false);
    expect(JSON.parse(output).documents).toEqual([
      {
        source: 'a.json',
        form: 'project-target',
        project: { index: 0, name: '妇女儿童维权' },
        format: 'pdf',
        file: '甲-2024-财政项目支出绩效目标表-01-妇女儿童维权.pdf',
        status: 'new',
        diagnostics: [],
      },
    ]);
  });
});

describe('--zip', () => {
  it('packs what the run has made, the same again when nothing has changed', async () => {
    save('a.json', filing('甲', 2));
    save('b.json', { year: 'x' });
    const { exitCode, errors } = await render('.', '--zip', '包/结果.zip');
    expect(exitCode).toBe(1);
    expect(errors).toContain('打包 包/结果.zip（2 份）');
    const first = readFileSync(join(folder, '包', '结果.zip'));
    const parts = unzipSync(first);
    expect(Object.keys(parts).map((name) => name.slice(0, 1))).toEqual(['m', '甲', '甲']);
    const { documents } = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString());
    expect(documents).toHaveLength(3);
    await render('.', '--zip', '包/结果.zip');
    expect(readFileSync(join(folder, '包', '结果.zip')).equals(first)).toBe(true);
  });

  it('always ends in .zip, so that it never takes the place of data or results', async () => {
    save('a.json', filing('甲'));
    for (const name of ['a.json', '结果', '包.ZIP']) await render('a.json', '--zip', name);
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))).toMatchObject({ year: 2024 });
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'a.json.zip', 'out', '包.ZIP', '结果.zip'].sort());
  });

  it('that cannot be written fails the run, not its files', async () => {
    save('a.json', filing('甲'));
    const { exitCode, errors } = await render('a.json', '--zip', 'a.json/x.zip');
    expect(exitCode).toBe(3);
    expect(errors).toContain('压缩包没有写出');
    expect(manifest().documents.map((one) => one.status)).toEqual(['written']);
  });
});

describe('what is said of the filings', () => {
  /** A wrong total in each project: an error of the checks. */
  const wrong = () => {
    const projects = sample.projects.map((project: Record<string, unknown>) => ({
      ...project,
      funding: { annual: { total: '999999999', fiscal: '1', other: '1' } },
    }));
    return { ...filing('甲'), projects };
  };
  const projectsNamed = (text: string) => [...new Set(text.match(/projects\[\d+\]/g))].sort();

  it('concerns only the projects that were chosen; JSON has it all', async () => {
    save('a.json', wrong());
    const all = await render('a.json');
    expect(projectsNamed(all.errors).length).toBeGreaterThan(1);
    const one = await render('a.json', '--project', '3', '--json');
    expect(projectsNamed(one.errors)).toEqual(['projects[2]']);
    const { findings } = JSON.parse(one.output);
    expect(projectsNamed(JSON.stringify(findings))).toEqual(projectsNamed(all.errors));
  });

  it('is, of many, the errors and a count for each file', async () => {
    save('a.json', wrong());
    save('b.json', { ...wrong(), unit: { name: '乙', department: null } });
    const single = await render('a.json');
    const many = await render('.', '--json');
    const errors = (text: string) => text.split('\n').filter((line) => line.startsWith('错误 a.json'));
    expect(errors(many.errors)).toEqual(errors(single.errors));
    expect(errors(many.errors).length).toBeGreaterThan(0);
    expect(single.errors).toMatch(/^(警告|提示) a\.json/m);
    expect(many.errors).not.toMatch(/^(警告|提示) [ab]\.json/m);
    expect(many.errors).toMatch(/^a\.json：警告 \d+ 个，提示 \d+ 个$/m);
    const { findings } = JSON.parse(many.output);
    const counts = ['error', 'warning', 'note'].map(
      (severity) => findings.filter((one: { severity: string }) => one.severity === severity).length,
    );
    expect(many.errors).toContain(`校验：错误 ${counts[0]} 个，警告 ${counts[1]} 个，提示 ${counts[2]} 个`);
  });
});
