/** jibiao render from the outside: files, names, manifest, exit codes. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
const sample = join(packageFolder, 'samples', 'pujiang-fulian-2024.json');

beforeEach(() => {
  folder = tempFolder('render');
  copyFileSync(sample, join(folder, 'a.json'));
});

const run = (...args: string[]) => jibiao(args, { workingDirectory: folder });
const render = (...args: string[]) =>
  run('render', 'a.json', '--form', 'project-target', '--to', 'pdf', ...args);
const manifest = (out = 'out'): Manifest =>
  JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8'));
const files = (out = 'out') => readdirSync(join(folder, out)).sort();

function writeFiling(name: string, change: (json: Record<string, unknown>) => unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(change(JSON.parse(readFileSync(sample, 'utf8')))));
}

describe('files', () => {
  it('are named by unit, year, form, number and project, and listed in the manifest', async () => {
    const { exitCode, output, errors } = await render('--project', '3');
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' });
    const name = '妇联-2024-财政项目支出绩效目标表-03-妇科重症.pdf';
    expect(files()).toEqual(['manifest.json', name].sort());
    expect(errors).toContain(`写出 out/${name}`);
    const bytes = readFileSync(join(folder, 'out', name));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const [entry, ...others] = manifest().documents;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      source: 'a.json',
      form: 'project-target',
      project: { index: 2, name: '妇科重症' },
      format: 'pdf',
      file: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      status: 'written',
    });
    expect(entry?.pages).toBeGreaterThan(0);
  });

  it('that have not changed are left alone by a later run, which merges into the manifest', async () => {
    await render('--project', '1');
    const { errors } = await run(
      'render',
      'a.json',
      '--form',
      '财政项目支出绩效目标表',
      '--to',
      'pdf,docx',
      '--project',
      '1',
      '--project',
      '儿友好',
    );
    expect(errors).toContain('写出 3 份，未变 1 份，失败 0 份');
    const listed = manifest().documents.map((one) => [one.project?.index, one.format, one.status]);
    expect(listed).toEqual([
      [0, 'docx', 'written'],
      [0, 'pdf', 'unchanged'],
      [3, 'docx', 'written'],
      [3, 'pdf', 'written'],
    ]);
  });

  it('go where --out says; sources resolve from the working directory', async () => {
    mkdirSync(join(folder, 'work'));
    const { exitCode } = await jibiao(
      [
        'render',
        '../a.json',
        '--form',
        'project-target',
        '--project',
        '1',
        '--to',
        'pdf',
        '--out',
        '../结果/甲',
      ],
      {
        workingDirectory: join(folder, 'work'),
      },
    );
    expect(exitCode).toBe(0);
    const [entry] = manifest('结果/甲').documents;
    expect(existsSync(resolve(folder, 'work', entry?.source ?? ''))).toBe(true);
    expect(existsSync(join(folder, '结果/甲', entry?.file ?? ''))).toBe(true);
  });

  it('have the same bytes twice', async () => {
    await render('--project', '1', '--to', 'docx', '--out', 'one');
    await render('--project', '1', '--to', 'docx', '--out', 'two');
    for (const file of files('one')) {
      expect(readFileSync(join(folder, 'one', file)).equals(readFileSync(join(folder, 'two', file)))).toBe(
        true,
      );
    }
  });

  it('never leave the folder, whatever units and projects are called', async () => {
    writeFiling('a.json', ({ projects, ...rest }) => ({
      ...rest,
      unit: { name: '../../x/..\\CON', department: null },
      projects: [{ ...(projects as object[])[0], name: '/etc/passwd: {{unit}} <b>\u202e𠮷' }],
    }));
    const { exitCode } = await render('--set', 'missing=substitute');
    expect(exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'out']);
    expect(files()).toHaveLength(2);
  });

  it('replace a link of their name instead of following it', async () => {
    await render('--project', '1');
    const [name] = files().filter((file) => file.endsWith('.pdf'));
    writeFileSync(join(folder, 'victim'), 'safe');
    rmSync(join(folder, 'out', name ?? ''));
    symlinkSync(join(folder, 'victim'), join(folder, 'out', name ?? ''));
    expect((await render('--project', '1')).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('safe');
  });
});

describe('a later run', () => {
  const statuses = () => manifest().documents.map((one) => one.status);

  it('makes only what is new or has changed, and all of it under --force', async () => {
    await render('--project', '1');
    const [first] = manifest().documents;
    await render('--project', '1');
    expect(manifest().documents).toEqual([{ ...first, status: 'unchanged' }]);
    writeFiling('a.json', (json) => ({ ...json, year: 2025 }));
    await render('--project', '1');
    expect(statuses()).toEqual(['written']);
    expect(manifest().documents[0]?.key).not.toBe(first?.key);
    writeFileSync(join(folder, 'out', manifest().documents[0]?.file ?? ''), 'spoilt');
    await render('--project', '1');
    expect(statuses()).toEqual(['written']);
    await render('--project', '1', '--force');
    expect(statuses()).toEqual(['unchanged']);
  });

  it('takes in the journal of one that was killed', async () => {
    await render('--project', '1');
    const journal = manifest()
      .documents.map((one) => `${JSON.stringify(one)}\n`)
      .join('');
    rmSync(join(folder, 'out', 'manifest.json'));
    writeFileSync(join(folder, 'out', '.jibiao-999999999.journal'), `${journal}{"source":"b.js`);
    await render('--project', '1', '--project', '2');
    expect(statuses()).toEqual(['unchanged', 'written']);
    expect(files().filter((file) => file.startsWith('.'))).toEqual([]);
  });

  it('does nothing more once it is told to stop, and keeps the manifest whole', async () => {
    const args = ['render', 'a.json', '--form', 'project-target', '--to', 'pdf'];
    const { exitCode, errors } = await jibiao(args, {
      workingDirectory: folder,
      signal: AbortSignal.abort(),
    });
    expect(exitCode).toBe(1);
    expect(errors).toContain('已按要求中断');
    expect(manifest().documents.length).toBeLessThan(5);
    expect((await run(...args)).exitCode).toBe(0);
    expect(manifest().documents).toHaveLength(5);
  });
});

describe('failures', () => {
  it('of one source leave the others alone, and stand in the manifest until they are mended', async () => {
    writeFiling('b.json', (json) => ({ ...json, year: '明年' }));
    writeFileSync(join(folder, 'c.json'), '{"year": 2024,\n  "unit": }');
    const args = ['render', '.', 'missing.json', '--form', 'project-target', '--to', 'pdf', '--project', '1'];
    const { exitCode, errors } = await run(...args);
    expect(exitCode).toBe(3);
    expect(errors).toMatch(/错误 b\.json:\d+:\d+: year（年度）：/);
    expect(errors).toMatch(/错误 c\.json:2:\d+: /);
    expect(errors).toContain('missing.json');
    expect(errors).not.toMatch(/\n\s+at /);
    expect(manifest().documents.map((one) => [one.source, one.status])).toEqual([
      ['a.json', 'written'],
      ['b.json', 'failed'],
      ['c.json', 'failed'],
      ['missing.json', 'failed'],
    ]);
    copyFileSync(join(folder, 'a.json'), join(folder, 'missing.json'));
    writeFiling('missing.json', (json) => ({ ...json, unit: { name: '乙', department: null } }));
    await run('render', 'missing.json', '--form', 'project-target', '--to', 'pdf', '--project', '1');
    const mended = manifest().documents.filter((one) => one.source === 'missing.json');
    expect(mended.map((one) => one.status)).toEqual(['written']);
  });

  it('of names that two documents would take are found before anything is written', async () => {
    copyFileSync(join(folder, 'a.json'), join(folder, 'b.json'));
    const { exitCode, errors } = await run(
      'render',
      'a.json',
      'b.json',
      '--form',
      'project-target',
      '--to',
      'pdf',
      '--project',
      '1',
    );
    expect(exitCode).toBe(1);
    expect(errors).toContain('a.json project-target projects[0]；b.json project-target projects[0]');
    expect(files()).toEqual(['manifest.json']);
    expect(manifest().documents.map((one) => one.status)).toEqual(['failed', 'failed']);
  });

  it('of the folder end the run with 3', async () => {
    writeFileSync(join(folder, 'file'), '');
    const blocked = await render('--out', 'file');
    expect(blocked.exitCode).toBe(3);
    expect(blocked.errors).toContain('文件夹无法写入');
    expect(blocked.errors).toMatch(/写出 0 份，未变 0 份，失败 [1-9]\d* 份 → file\n$/);
    if (process.getuid?.() !== 0) {
      mkdirSync(join(folder, 'locked'));
      chmodSync(join(folder, 'locked'), 0o555);
      expect((await render('--out', 'locked')).exitCode).toBe(3);
    }
  });

  it('of a form that the filing names and nobody has leave its other forms alone', async () => {
    writeFiling('a.json', (json) => ({ ...json, forms: ['no-such-form', 'project-target'] }));
    const { exitCode, errors } = await run('render', 'a.json', '--to', 'pdf');
    expect(exitCode).toBe(1);
    expect(errors).toContain('forms[0]（填报的表）：没有表格“no-such-form”');
    expect(manifest().documents.filter((one) => one.status === 'written')).toHaveLength(5);
  });

  it('to find anything to render are failures', async () => {
    mkdirSync(join(folder, 'empty'));
    expect((await run('render', 'empty')).exitCode).toBe(3);
    writeFiling('a.json', ({ year, unit }) => ({ year, unit }));
    const { exitCode, errors } = await run('render', 'a.json');
    expect(exitCode).toBe(1);
    expect(errors).toContain('a.json: 没有可出的表：');
  });

  it('to read a file that is none say why, in words of their language', async () => {
    symlinkSync('round.json', join(folder, 'round.json'));
    const around = await run('render', 'round.json');
    expect(around.errors).toContain('错误 round.json: 文件无法读取：符号链接指来指去，没有终点');
    const device = await run('render', '/dev/zero');
    expect(device.errors).toContain('文件无法读取：这是文件夹或设备，不是文件');
    expect([around.exitCode, device.exitCode]).toEqual([3, 3]);
  });

  it('to give any form are told of one filing among others, and by the check', async () => {
    writeFiling('b.json', ({ year, unit }) => ({ year, unit }));
    const { exitCode, errors } = await run('render', 'a.json', 'b.json', '--to', 'docx');
    expect(exitCode).toBe(1);
    expect(errors).toContain('错误 b.json: 没有可出的表：');
    expect(errors).toContain('失败 1 份');
    expect((await run('check', 'b.json')).output).toContain('没有可出的表：');
    expect((await run('render', 'a.json', 'b.json', '--form', 'project-target')).exitCode).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    { args: ['--form', 'project-tarket'], says: '（project-target）？' },
    { args: ['--form', 'project-target', '--project', '9'], says: '没有项目“9”' },
    { args: ['--form', 'project-target', '--project', '妇女'], says: '1 妇女儿童维权，2 妇女儿童发展' },
    { args: ['--form', 'project-target', '--set', 'numbring=false'], says: '是不是 numbering？' },
    { args: ['--form', 'project-target', '--set', 'numbering=maybe'], says: 'maybe' },
  ])('$args ends with 2 and writes nothing', async ({ args, says }) => {
    const { exitCode, errors } = await run('render', 'a.json', '--to', 'pdf', ...args);
    expect(errors).toContain(says);
    expect(exitCode).toBe(2);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('is not that one filing of many lacks the project', async () => {
    writeFiling('b.json', (json) => ({ ...json, unit: { name: '乙', department: null }, projects: [] }));
    const { exitCode } = await run(
      'render',
      'a.json',
      'b.json',
      '--form',
      'project-target',
      '--project',
      '3',
      '--to',
      'pdf',
    );
    expect(exitCode).toBe(0);
    expect(manifest().documents).toHaveLength(1);
  });
});

describe('--json', () => {
  it('puts one document alone on standard output', async () => {
    const { output } = await render('--project', '1', '--json');
    expect(JSON.parse(output).documents).toEqual(manifest().documents);
  });
});

describe('options of rendering', () => {
  it('reach the document', async () => {
    const pages = async (...args: string[]) => {
      await render('--project', '1', '--out', `o${args.join('')}`, ...args);
      const [name] = files(`o${args.join('')}`).filter((file) => file.endsWith('.pdf'));
      return readFileSync(join(folder, `o${args.join('')}`, name ?? ''));
    };
    const plain = await pages();
    for (const args of [
      ['--profile', 'gbt9704'],
      ['--set', 'numbering=false'],
    ]) {
      expect((await pages(...args)).equals(plain)).toBe(false);
    }
  });

  it('may bring form packs of their own', async () => {
    const pack = join(folder, 'packs', 'my-form');
    mkdirSync(pack, { recursive: true });
    const own = join(packageFolder, 'templates', 'project-target');
    const definition = JSON.parse(readFileSync(join(own, 'form.json'), 'utf8'));
    writeFileSync(
      join(pack, 'form.json'),
      JSON.stringify({ ...definition, id: 'my-form', title: '自定的表' }),
    );
    copyFileSync(join(own, 'form.hbs'), join(pack, 'form.hbs'));
    const { exitCode } = await run(
      'render',
      'a.json',
      '--templates',
      'packs',
      '--form',
      '自定的表',
      '--to',
      'pdf',
      '--project',
      '1',
    );
    expect(exitCode).toBe(0);
    expect(files()).toContain('妇联-2024-自定的表-01-妇女儿童维权.pdf');
    const { output } = await run('forms', '--templates', 'packs');
    expect(output).toContain('my-form  自定的表');
  });

  it('are told once of a row that their template gets wrong, not in every row and document', async () => {
    const pack = join(folder, 'packs', 'project-target');
    const own = join(packageFolder, 'templates', 'project-target');
    mkdirSync(pack, { recursive: true });
    copyFileSync(join(own, 'form.json'), join(pack, 'form.json'));
    const template = readFileSync(join(own, 'form.hbs'), 'utf8');
    writeFileSync(join(pack, 'form.hbs'), template.replace('<td class="value">{{row.target}}</td>', ''));
    writeFiling('b.json', (json) => ({ ...json, year: 2025 }));
    const { errors } = await run(
      'render',
      'a.json',
      'b.json',
      '--templates',
      'packs',
      '--form',
      'project-target',
    );
    expect(errors.match(/form\.hbs:69:\d+: .*/g)).toEqual([expect.stringMatching(/缺 1 列/)]);
  });
});
