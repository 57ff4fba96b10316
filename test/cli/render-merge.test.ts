/** jibiao render --merge from the outside: one file of all filings, resumed, planned, packed, and clear about what it lacks. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('merge');
});

const filing = (unit: string, more: object = {}) => ({
  year: 2024,
  unit: { name: unit, department: '教育局' },
  projects: [{ name: `${unit}项目`, funding: { annual: { total: '10', fiscal: '10' } } }],
  ...more,
});
const save = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
const render = (...args: string[]) => jibiao(['render', ...args], { workingDirectory: folder });
const merge = (...args: string[]) => render('.', '--merge', '汇编', '--to', 'pdf', ...args);
const outcome = () => readdirSync(join(folder, 'out')).sort();
const manifest = (): Manifest => JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
const entries = () => manifest().documents.map(({ source, status }) => `${source} ${status}`);

describe('the merged file', () => {
  it('is the only one that is written, in every format, and says what is in it', async () => {
    save('b.json', filing('乙'));
    save('a.json', filing('甲'));
    const { exitCode, errors } = await render('.', '--merge', '2024年汇编.pdf');
    expect(exitCode).toBe(0);
    expect(outcome()).toEqual(['2024年汇编.docx', '2024年汇编.pdf', 'manifest.json']);
    expect(errors).toContain('汇编了全部 2 份数据。');
    expect(manifest().documents.map(({ format, sources, form }) => [format, sources, form])).toEqual([
      ['docx', ['a.json', 'b.json'], 'compilation'],
      ['pdf', ['a.json', 'b.json'], 'compilation'],
    ]);
  });

  it('has the same bytes from files and from standard input', async () => {
    save('a.json', filing('甲'));
    await merge();
    const [first] = manifest().documents;
    const input = [Buffer.from(JSON.stringify(filing('甲')))];
    const args = ['render', '-', '--merge', '汇编', '--to', 'pdf', '--out', 'other'];
    await jibiao(args, { workingDirectory: folder, input });
    const other: Manifest = JSON.parse(readFileSync(join(folder, 'other', 'manifest.json'), 'utf8'));
    expect(other.documents[0]?.sha256).toBe(first?.sha256);
  });

  it('has a safe name', async () => {
    save('a.json', filing('甲'));
    await render('a.json', '--merge', '甲?乙:汇编', '--to', 'pdf');
    expect(outcome()).toEqual(['manifest.json', '甲？乙：汇编.pdf']);
    for (const path of ['../汇编', '结果/汇编.pdf', '结果\\汇编']) {
      const { exitCode, errors } = await render('a.json', '--merge', path);
      expect([exitCode, errors]).toEqual([2, expect.stringContaining('--out')]);
    }
    const nameless = await render('a.json', '--merge', '. .');
    expect(nameless.exitCode).toBe(2);
    expect(nameless.errors).toContain('--merge 应为文件名');
    expect((await render('a.json', '--merge')).exitCode).toBe(2);
  });

  it('takes the options of its pack, and those of the forms in it', async () => {
    save('a.json', filing('甲'));
    expect((await merge('--set', 'title=某某汇编', '--set', 'signature=true')).exitCode).toBe(0);
    const wrong = await merge('--set', 'titel=x');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.errors).toContain('title');
    expect((await render('a.json', '--set', 'issuer=x')).exitCode).toBe(2);
  });

  it('is of the forms and projects that were chosen', async () => {
    save('a.json', filing('甲', { projects: [{ name: '一' }, { name: '二' }] }));
    save('b.json', filing('乙'));
    await merge('--project', '二');
    expect(manifest().documents[0]).toMatchObject({ sources: ['a.json'], pages: 4 });
    await merge('--form', 'project-target');
    expect(manifest().documents[0]).toMatchObject({ sources: ['a.json', 'b.json'], pages: 6 });
    await merge();
    expect(manifest().documents[0]).toMatchObject({ pages: 8 });
  });

  it('takes no report of findings unless it is asked for', async () => {
    save('a.json', filing('甲', { forms: ['project-target', 'check-report'] }));
    await merge();
    expect(manifest().documents[0]).toMatchObject({ pages: 4 });
    await merge('--form', 'check-report');
    expect(manifest().documents[0]).toMatchObject({ pages: 3 });
  });

  it('is made by a pack of one’s own where that is asked for', async () => {
    save('a.json', filing('甲'));
    const mergeOne = (...args: string[]) => render('a.json', '--merge', '汇编', '--to', 'pdf', ...args);
    const pack = join(folder, 'packs', 'volume');
    mkdirSync(pack, { recursive: true });
    const shipped = readFileSync(join(packageFolder, 'templates', 'compilation', 'form.json'), 'utf8');
    const definition = { ...JSON.parse(shipped), id: 'volume', title: '分册', options: {} };
    writeFileSync(join(pack, 'form.json'), JSON.stringify(definition));
    const list =
      '{{#each departments as |group|}}<p class="body">{{group.name}} {{#each group.units as |unit|}}{{filingPage unit.filing}}{{/each}}</p>{{/each}}';
    writeFileSync(join(pack, 'form.hbs'), `<form title="分册"><h1>分册</h1>${list}</form>`);
    const mine = await mergeOne('--templates', 'packs', '--form', '分册', '--json');
    expect(mine.exitCode).toBe(0);
    expect(JSON.parse(mine.output).documents[0]).toMatchObject({ form: 'volume', pages: 3 });
    const both = await mergeOne('--templates', 'packs', '--form', 'volume', '--form', 'compilation');
    expect(both.exitCode).toBe(2);
    expect(both.errors).toContain('一次只能按一种表样汇编');
  });

  it('cannot be asked for without --merge', async () => {
    save('a.json', filing('甲'));
    const { exitCode, errors } = await render('a.json', '--form', 'compilation');
    expect(exitCode).toBe(2);
    expect(errors).toContain('--merge');
  });
});

describe('a later run', () => {
  it('does nothing where nothing has changed, and all of it where a filing has, is new or is gone', async () => {
    save('a.json', filing('甲'));
    save('b.json', filing('乙'));
    await merge();
    const [first] = manifest().documents;
    await merge();
    expect(manifest().documents).toEqual([{ ...first, status: 'unchanged' }]);
    expect((await merge('--plan')).output).toBe('未变  out/汇编.pdf  ← --merge 汇编\n');
    save('c.json', filing('丙'));
    expect((await merge('--plan')).output).toBe('重出  out/汇编.pdf  ← --merge 汇编\n');
    await merge();
    expect(manifest().documents[0]?.sources).toEqual(['a.json', 'b.json', 'c.json']);
    rmSync(join(folder, 'c.json'));
    await merge();
    expect(manifest().documents[0]?.sha256).toBe(first?.sha256);
    expect(manifest().documents[0]?.status).toBe('written');
    await merge();
    expect(entries()).toEqual(['--merge 汇编 unchanged']);
    writeFileSync(join(folder, 'z.json'), readFileSync(join(folder, 'b.json')));
    rmSync(join(folder, 'b.json'));
    expect((await merge()).errors).toContain('汇编了全部 2 份数据。');
    expect(manifest().documents).toMatchObject([{ status: 'unchanged', sources: ['a.json', 'z.json'] }]);
    await merge('--force');
    expect(manifest().documents[0]?.sha256).toBe(first?.sha256);
  });

  it('stopped while it reads writes nothing', async () => {
    save('a.json', filing('甲'));
    const stop = new AbortController();
    stop.abort();
    const args = ['render', 'a.json', '--merge', '汇编'];
    const { exitCode } = await jibiao(args, { workingDirectory: folder, signal: stop.signal });
    expect(exitCode).toBe(1);
    expect(outcome()).toEqual(['manifest.json']);
  });
});

describe('a filing that cannot be compiled', () => {
  it('is missing in a document of all others, said last and in the manifest, until it is mended', async () => {
    save('a.json', filing('甲'));
    writeFileSync(join(folder, 'bad.json'), '{"year": 2024,');
    const { exitCode, errors } = await merge();
    expect(exitCode).toBe(1);
    expect(errors.trimEnd().split('\n').at(-1)).toBe('汇编了 1 份数据；缺 1 份：bad.json');
    expect(entries()).toEqual(['--merge 汇编 written', 'bad.json failed']);
    save('bad.json', filing('丙'));
    expect((await merge()).exitCode).toBe(0);
    expect(entries()).toEqual(['--merge 汇编 written']);
  });

  it('is told of again by the next run where its text cannot be set', async () => {
    save('a.json', filing('甲'));
    save('b.json', filing('乙', { projects: [{ name: '项目\u{1F600}' }] }));
    for (const _run of [1, 2]) {
      const { exitCode, errors } = await merge();
      expect(exitCode).toBe(1);
      expect(errors).toContain('错误 b.json:1:73: projects[0].name');
      expect(errors).toContain('缺 1 份：b.json');
      expect(entries().map((entry) => entry.replace(/ (written|unchanged)$/, ''))).toEqual([
        '--merge 汇编',
        'b.json failed',
      ]);
    }
    const substituted = await merge('--set', 'missing=substitute');
    expect(substituted.exitCode).toBe(0);
    expect(manifest().documents[0]?.sources).toEqual(['a.json', 'b.json']);
  });

  it('is told apart from one that has nothing to compile', async () => {
    save('a.json', filing('甲'));
    save('empty.json', filing('乙', { projects: [] }));
    const { exitCode, errors } = await merge();
    expect(exitCode).toBe(0);
    expect(errors.trimEnd().split('\n').slice(-2)).toEqual([
      '汇编了 1 份数据。',
      '1 份数据中没有要汇编的表：empty.json',
    ]);
  });

  it('leaves no document where it is the only one', async () => {
    save('bad.json', { year: 'x' });
    const { exitCode, errors } = await merge();
    expect(exitCode).toBe(1);
    expect(errors).toContain('汇编没有生成。');
    expect(outcome()).toEqual(['manifest.json']);
    save('bad.json', filing('乙', { projects: [{ name: '项目\u{1F600}' }] }));
    expect((await merge()).exitCode).toBe(1);
    expect(existsSync(join(folder, 'out', '汇编.pdf'))).toBe(false);
  });
});

describe('with other options', () => {
  it('--zip packs the one document and its manifest', async () => {
    save('a.json', filing('甲'));
    await merge('--zip', '汇编.zip');
    const parts = unzipSync(readFileSync(join(folder, '汇编.zip')));
    expect(Object.keys(parts)).toEqual(['manifest.json', '汇编.pdf']);
  });

  it('--json tells the sources; pictures are numbered', async () => {
    save('a.json', filing('甲'));
    const { output } = await merge('--json', '--to', 'png');
    const [document] = JSON.parse(output).documents;
    expect(document).toMatchObject({ format: 'pdf', sources: ['a.json'] });
    expect(outcome()).toContain('汇编-1.png');
  });
});

describe('a unit that has several filings', () => {
  const saveAt = (name: string, json: unknown, seconds: number) => {
    save(name, json);
    utimesSync(join(folder, name), seconds, seconds);
  };
  const twice = () => {
    saveAt('a-new.json', filing('甲'), 2_000_000_000);
    saveAt('a-old.json', filing(' 甲'), 1_000_000_000);
    saveAt('b.json', filing('乙'), 1_500_000_000);
  };

  it('is refused, with the names of the files, and the old book stays', async () => {
    save('b.json', filing('乙'));
    await merge();
    const before = readFileSync(join(folder, 'out', '汇编.pdf'));
    twice();
    const { exitCode, errors } = await merge();
    expect(exitCode).toBe(1);
    expect(errors).toContain('“甲”2024年度有 2 份数据：a-new.json、a-old.json');
    expect(errors).toContain('--same-unit latest');
    expect(entries()).toEqual(['--merge 汇编 failed']);
    expect(readFileSync(join(folder, 'out', '汇编.pdf')).equals(before)).toBe(true);
    expect((await merge('--plan')).exitCode).toBe(1);
  });

  it('comes once with latest, which says what it left out', async () => {
    twice();
    const { exitCode, errors } = await merge('--same-unit', 'latest');
    expect(exitCode).toBe(0);
    expect(errors).toContain(
      '警告 a-old.json: unit.name（单位名称）：“ 甲”2024年度的数据有更新的一份：a-new.json',
    );
    expect(manifest().documents[0]?.sources).toEqual(['a-new.json', 'b.json']);
  });

  it('comes as often as it is given with all, with a warning', async () => {
    twice();
    const { exitCode, errors } = await merge('--same-unit', 'all');
    expect(exitCode).toBe(0);
    expect(errors).toContain('金额重复计入');
    expect(manifest().documents[0]?.sources).toHaveLength(3);
    expect((await merge('--same-unit', 'latset')).errors).toContain('是不是 latest');
  });

  it('may have one a year where years are asked for', async () => {
    save('a.json', filing('甲'));
    save('z.json', filing('甲', { year: 2023 }));
    const refused = await merge();
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain('2023年度 1 份（z.json），2024年度 1 份（a.json）');
    expect((await merge('--years')).exitCode).toBe(0);
    expect(manifest().documents[0]?.sources).toHaveLength(2);
  });

  it('is told of by check and by render of a folder, as is a year that few have', async () => {
    twice();
    save('c.json', filing('丙', { year: 2023 }));
    for (const command of ['check', 'render']) {
      const args = [command, '.', '--json', ...(command === 'render' ? ['--to', 'html', '--plan'] : [])];
      const { output } = await jibiao(args, { workingDirectory: folder });
      const { findings, diagnostics } = JSON.parse(output);
      const found = (command === 'check' ? findings : diagnostics).filter(({ code }: { code: string }) =>
        code.startsWith('batch/'),
      );
      expect(found).toMatchObject([
        { code: 'batch/same-unit', severity: 'warning', file: 'a-new.json' },
        { code: 'batch/same-unit', severity: 'warning', file: 'a-old.json' },
        { code: 'batch/several-years', severity: 'warning', file: 'c.json' },
      ]);
    }
    const { exitCode } = await render('.', '--to', 'html', '--same-unit', 'latest');
    expect(exitCode).toBe(0);
    const made = new Set(manifest().documents.map(({ source }) => source));
    expect([...made]).toEqual(['a-new.json', 'b.json', 'c.json']);
  });
});
