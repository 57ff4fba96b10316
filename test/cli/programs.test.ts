/** The command line as programs call it: one document on standard output, names, lists of files, JSON of one shape, exit codes. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { outputJsonSchema, outputSchema } from '../../src/cli/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('programs');
});
const filing = (unit: string, more: object = {}) => ({
  year: 2024,
  unit: { name: unit, department: '教育局' },
  forms: ['project-target'],
  projects: [
    { name: `${unit}项目`, category: '专项资金', funding: { annual: { total: '100000', fiscal: '100000' } } },
  ],
  ...more,
});
const save = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
const run = (args: readonly string[], input: readonly Uint8Array[] = []) =>
  jibiao(args, { workingDirectory: folder, input });
const listed = () => JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8')).documents;

describe('-o', () => {
  it('writes the bytes of one document onto standard output, and leaves nothing behind', async () => {
    save('a.json', filing('甲'));
    const { exitCode, bytes, errors } = await run(['render', 'a.json', '-o', '-']);
    expect(exitCode).toBe(0);
    expect(errors).not.toContain('写出');
    expect(readdirSync(folder)).toEqual(['a.json']);
    await run(['render', 'a.json', '--to', 'pdf']);
    const [{ file }] = listed();
    expect(Buffer.compare(bytes, readFileSync(join(folder, 'out', file)))).toBe(0);
  });

  it('writes one file, in the format that its ending says', async () => {
    save('a.json', filing('甲'));
    const { exitCode, errors } = await run(['render', 'a.json', '--output', '结果/表.docx']);
    expect([exitCode, errors]).toEqual([0, expect.stringContaining('写出 结果/表.docx（')]);
    expect(
      readFileSync(join(folder, '结果', '表.docx'))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(readdirSync(join(folder, '结果'))).toEqual(['表.docx']);
  });

  it('takes neither a folder nor the name of another format than is asked for', async () => {
    save('a.json', filing('甲'));
    const folderAsked = await run(['render', 'a.json', '-o', '结果/']);
    expect([folderAsked.exitCode, folderAsked.errors]).toEqual([2, expect.stringContaining('用 --out')]);
    const other = await run(['render', 'a.json', '-o', '表.docx', '--to', 'pdf']);
    expect([other.exitCode, other.errors]).toEqual([2, expect.stringContaining('不是一种格式')]);
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect((await run(['render', 'a.json', '-o', '网页.htm', '--to', 'html'])).exitCode).toBe(0);
    expect((await run(['render', 'a.json', '-o', '表.PDF', '--to', 'PDF'])).exitCode).toBe(0);
  });

  it('takes one document only, and goes with no folder, zip or plan', async () => {
    save('a.json', filing('甲', { forms: ['project-target', 'project-target-summary'] }));
    const two = await run(['render', 'a.json', '-o', '-']);
    expect([two.exitCode, two.output]).toEqual([2, '']);
    expect(two.errors).toContain('-o 只能出一份，这次会出 2 份');
    const both = await run(['render', 'a.json', '-o', 'x.pdf', '--out', 'y', '--plan']);
    expect(both.exitCode).toBe(2);
    expect(both.errors).toContain('-o 与 --out 不能同用');
    expect((await run(['render', 'a.json', '-o', '-', '--json'])).exitCode).toBe(2);
  });
});

describe('names', () => {
  it('follow a pattern', async () => {
    save('a.json', filing('甲'));
    await run(['render', 'a.json', '--to', 'html', '--name', '{source}_{unit}-{form}-{number}-{project}']);
    expect(listed()[0].file).toBe('a_甲-财政项目支出绩效目标表-01-甲项目.html');
    const wrong = await run(['render', 'a.json', '--name', '{unti}']);
    expect([wrong.exitCode, wrong.errors]).toEqual([2, expect.stringContaining('是不是 unit？')]);
  });

  it.each([
    ['{unit', '花括号'],
    ['{unit}}', '花括号'],
    ['表/{project}', '斜杠'],
    ['..\\{project}', '斜杠'],
    ['{project}.pdf', '扩展名'],
    ['{project}.DOCX', '扩展名'],
  ])('do not follow %j', async (pattern, told) => {
    save('a.json', filing('甲'));
    const { exitCode, errors } = await run(['render', 'a.json', '--to', 'html', '--name', pattern]);
    expect([exitCode, errors]).toEqual([2, expect.stringContaining(told)]);
  });

  it('leave out what a document has not, and clash where they do not tell documents apart', async () => {
    save('a.json', filing('甲', { forms: ['project-target-summary'] }));
    save('b.json', filing('乙', { forms: ['project-target-summary'] }));
    await run(['render', 'a.json', '--to', 'html', '--name', '{unit}-{number}-{project}-{year}']);
    expect(listed()[0].file).toBe('甲-2024.html');
    const same = await run(['render', '.', '--to', 'html', '--name', '{year}', '--out', 'same']);
    expect([same.exitCode, same.errors]).toEqual([1, expect.stringContaining('同一个文件名“2024.html”')]);
  });

  it('are in ASCII where that is asked for, other for other units', async () => {
    save('a.json', filing('甲'));
    save('b.json', filing('乙'));
    await run(['render', '.', '--to', 'html', '--name-ascii']);
    const names: string[] = listed().map(({ file }: { file: string }) => file);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{8}-2024-project-target-01\.html$/);
  });
});

describe('a list of files', () => {
  it('is read, and its order kept in a compilation', async () => {
    for (const unit of ['a', 'b', 'c']) save(`${unit}.json`, filing(unit));
    writeFileSync(join(folder, 'list.txt'), '\uFEFFc.json\r\n# 说明\n\na.json\nb.json\n');
    const args = ['render', '--merge', '汇编', '--to', 'pdf', '--files-from'];
    expect((await run([...args, 'list.txt'])).exitCode).toBe(0);
    expect(listed()[0].sources).toEqual(['c.json', 'a.json', 'b.json']);
    await run([...args, '-'], [Buffer.from('b.json\na.json')]);
    expect(listed()[0].sources).toEqual(['b.json', 'a.json']);
    await run([...args, '-'], [Buffer.from('c.json\0b.json\0a.json\0')]);
    expect(listed()[0].sources).toEqual(['c.json', 'b.json', 'a.json']);
  });

  it.each([
    ['GBK', Buffer.from('cafdbedd2fbcd72e6a736f6e0d0a', 'hex')],
    ['UTF-16 LE', Buffer.from('\ufeff数据/甲.json\r\n', 'utf16le')],
  ])('in %s, as Windows saves it, is told so', async (encoding, bytes) => {
    writeFileSync(join(folder, 'list.txt'), bytes);
    const { exitCode, errors } = await run(['check', '--files-from', 'list.txt']);
    expect([exitCode, errors]).toEqual([
      3,
      expect.stringMatching(new RegExp(`^错误 list\\.txt.*${encoding}`, 'u')),
    ]);
  });

  it('that is missing, empty or no file is an error in words', async () => {
    writeFileSync(join(folder, 'empty.txt'), '\n');
    mkdirSync(join(folder, 'folder'));
    const missing = await run(['check', '--files-from', 'none.txt']);
    expect([missing.exitCode, missing.errors]).toEqual([3, expect.stringContaining('清单无法读取')]);
    expect((await run(['check', '--files-from', 'folder'])).exitCode).toBe(3);
    expect((await run(['check', '--files-from', 'empty.txt'])).exitCode).toBe(2);
  });
});

it('names standard input as asked, so that one manifest keeps what many runs have made', async () => {
  for (const id of ['申请-1', '申请-2']) {
    const input = [Buffer.from(JSON.stringify(filing(id)))];
    await run(['render', '-', '--to', 'html', '--source-id', id], input);
  }
  expect(listed().map(({ source }: { source: string }) => source)).toEqual(['申请-1:1', '申请-2:1']);
});

describe('messages', () => {
  it('are errors alone with --quiet, and from a severity on with --level', async () => {
    copyFileSync(join(packageFolder, 'samples', 'pujiang-jiwei-2024.json'), join(folder, 'a.json'));
    save('b.json', { year: 'x' });
    const { errors, exitCode } = await run(['render', '.', '--to', 'html', '--quiet']);
    expect(exitCode).toBe(1);
    const lines = errors.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('错误 '))).toEqual([]);
    const all = await run(['check', 'a.json']);
    expect(all.output).toMatch(/^ *警告 /m);
    const few = await run(['check', 'a.json', '--level', 'error']);
    expect(few.output).not.toMatch(/^ *(?:警告|提示) /m);
    expect(few.output).toMatch(/警告 [1-9]\d* 个/);
    expect((await run(['check', 'a.json', '--level', 'eror'])).exitCode).toBe(2);
    const asJson = await run(['check', 'a.json', '--level', 'error', '--json', '--quiet']);
    expect(
      JSON.parse(asJson.output).findings.filter((one: { severity: string }) => one.severity !== 'error'),
    ).toEqual([]);
  });

  it('end render with the number of errors that are to be mended', async () => {
    const funding = { annual: { total: '100', fiscal: '90', other: '9' } };
    save('a.json', filing('甲', { projects: [{ name: '一', category: '专项资金', funding }] }));
    const { errors } = await run(['render', 'a.json', '--to', 'html']);
    expect(errors).toMatch(/有 [1-9]\d* 个错误，交出前请先改（逐条见 jibiao check）。\n$/);
  });

  it('name forms by their Chinese names, the nearest first', async () => {
    save('a.json', filing('甲'));
    const { errors } = await run(['render', 'a.json', '--form', '目标表']);
    expect(errors).toMatch(/没有表格“目标表”。是不是 .*“财政项目支出绩效目标表”（project-target）/);
    const { errors: none } = await run(['render', 'a.json', '--form', '无此表']);
    expect(none).toContain('可用的有：“');
  });
});

describe('JSON', () => {
  it('has one shape, which its schema describes', async () => {
    save('a.json', filing('甲', { projects: [{ name: '一' }] }));
    save('b.json', { year: 'x', unit: { name: '乙' } });
    copyFileSync('test/reading/foreign/01-merged.xlsx', join(folder, '表.xlsx'));
    for (const args of [
      ['pack', 'new', 'packs/brief'],
      ['pack', 'check', 'packs'],
      ['pack', 'test', 'packs'],
      ['pack', 'mend', 'packs'],
      ['read', '表.xlsx', '没有.xlsx'],
      ['check', '.'],
      ['render', '.', '--to', 'html'],
      ['render', '.', '--plan'],
      ['blank', 'project-target', '--to', 'html'],
      ['forms'],
      ['render', '.', '--to', 'pfd'],
      ['nonsense'],
    ]) {
      const { output } = await run([...args, '--json']);
      const { success, error } = outputSchema.safeParse(JSON.parse(output));
      expect([args, success, error?.issues ?? []]).toEqual([args, true, []]);
    }
    const unknown = await run(['schema', '--form', '无此表']);
    expect([unknown.exitCode, unknown.output]).toEqual([2, '']);
    const { output } = await run(['schema', '--output']);
    expect(JSON.parse(output)).toEqual(outputJsonSchema());
  });

  it('lists every file, read or not', async () => {
    save('a.json', filing('甲'));
    save('b.json', { year: 'x', unit: { name: '乙' } });
    for (const args of [
      ['check', '.'],
      ['render', '.', '--to', 'html'],
    ]) {
      const { files } = JSON.parse((await run([...args, '--json'])).output);
      expect(files).toMatchObject([
        { file: 'a.json', unit: '甲', department: '教育局', year: 2024, read: true, projects: 1 },
        { file: 'b.json', read: false, errors: 1 },
      ]);
    }
  });
});

it('gives a letter for a filing that cannot be read, too', async () => {
  save('a-2024.json', { unit: { name: '乙院' }, year: 'x', projects: [{ name: '项', startDate: '13月' }] });
  writeFileSync(join(folder, '丙校2024年.json'), '{"unit": ');
  const { exitCode } = await run(['check', '.', '--to', 'html', '--out', '信']);
  expect(exitCode).toBe(1);
  const letters = readdirSync(join(folder, '信')).sort();
  expect(letters).toEqual([
    expect.stringMatching(/^丙校2024年-2024-.*\.html$/),
    expect.stringMatching(/^乙院-2024-.*\.html$/),
  ]);
});

it('says that it gives none where no year can be read', async () => {
  writeFileSync(join(folder, '丁校.json'), '{"unit": ');
  const { exitCode, output, errors } = await run(['check', '丁校.json', '--to', 'html', '--out', '信']);
  expect(exitCode).toBe(1);
  expect(output + errors).toMatch(/错误 丁校\.json.*没有写校验报告.*把年度写进文件名/);
});

it('quotes the line of an error of the checks, with a caret', async () => {
  writeFileSync(
    join(folder, '戊.json'),
    '{"year": 2024,\n "unit": {"name": "戊"},\n "projects": [{"name": "项", "category": "经常性项目",\n  "funding": {"total": "100"}, "indicators": []}]}',
  );
  const { output } = await run(['check', '戊.json', '--level', 'error']);
  expect(output).toMatch(/\n +4 │ {3}"funding": \{"total": "100"\}.*\n +│ +\^\n/);
});

it('names no line of a filing that was read from Excel', async () => {
  save('己.json', {
    year: 2024,
    unit: { name: '己' },
    projects: [{ name: '项', indicators: [{ name: '甲' }] }],
  });
  await run(['init', '己.xlsx', '--from', '己.json']);
  const { output } = await run(['check', '己.xlsx', '--json']);
  const { findings } = JSON.parse(output);
  expect(findings.length).toBeGreaterThan(0);
  for (const { position } of findings) expect(position).toBeNull();
});
