/** The command line itself: help, version, and every kind of wrong usage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/index.js';
import { jibiao, packageFolder } from './world.js';

describe('help and version', () => {
  it('names every command, in both languages', async () => {
    for (const args of [['--help'], ['-h', '--lang', 'en']]) {
      const { exitCode, output, errors } = await jibiao(args);
      expect(exitCode).toBe(0);
      expect(errors).toBe('');
      for (const name of commands.keys()) {
        expect(output).toMatch(new RegExp(`^  ${name} `, 'm'));
      }
    }
  });

  it.each([...commands.keys()])('explains %s and its options', async (name) => {
    const { command } = (await commands.get(name)?.load()) ?? {};
    const chinese = await jibiao([name, '--help']);
    const english = await jibiao(['--lang=en', name, '--help']);
    expect([chinese.exitCode, english.exitCode]).toEqual([0, 0]);
    expect(chinese.output).toContain(command?.description.zh);
    expect(english.output).toContain(command?.description.en);
    for (const option of Object.keys(command?.options ?? {})) {
      expect(chinese.output).toContain(`--${option}`);
    }
  });

  it('states the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    expect(await jibiao(['--version'])).toMatchObject({ exitCode: 0, output: `${version}\n`, errors: '' });
  });
});

describe('wrong usage', () => {
  it.each([
    { args: [], says: '缺少命令' },
    { args: ['rendre'], says: '是不是 render？' },
    { args: ['xyzzy'], says: '命令有：render' },
    { args: ['render'], says: '缺少 <文件|文件夹|通配符|-…>' },
    { args: ['forms', 'extra'], says: '多余的参数：extra' },
    { args: ['render', 'a.json', ''], says: '<文件|文件夹|通配符|-…> 是空的' },
    { args: ['render', 'a.json', '--fomr', 'x'], says: '是不是 --form？' },
    { args: ['render', 'a.json', '--form'], says: '选项 --form 需要一个值' },
    { args: ['render', 'a.json', '--out', '--json'], says: '选项 --out 需要一个值' },
    { args: ['render', 'a.json', '--out=a', '--out=b'], says: '选项 --out 只能给一次' },
    { args: ['render', 'a.json', '--json=yes'], says: '选项 --json 不带值' },
    { args: ['render', 'a.json', '--fit=page'], says: '选项 --fit 不带值；是不是 --set fit=page' },
    { args: ['render', '--fit', 'page', 'a.json'], says: '选项 --fit 不带值；是不是 --set fit=page' },
    { args: ['render', 'a.json', '--word=flow'], says: '是不是 --set word=flow？' },
    { args: ['check', 'a.json', '--missing', 'substitute'], says: '是不是 --set missing=substitute？' },
    { args: ['render', 'a.json', '--groupRows=true'], says: '表格的选项写作 --set groupRows=true' },
    { args: ['render', 'a.json', '--pdf'], says: '没有选项 --pdf。是不是 --to pdf？' },
    { args: ['render', 'a.json', '--format', 'docx'], says: '没有选项 --format。是不是 --to docx？' },
    { args: ['check', 'a.json', '-o', 'x'], says: '写作 --set 选项=值' },
    { args: ['render', 'a.json', '--to', 'pfd'], says: '是不是 pdf？' },
    { args: ['render', 'a.json', '--profile', 'tabel'], says: '是不是 table？' },
    { args: ['render', 'a.json', '--set', 'numbering'], says: '--set 应写作 选项=值' },
    {
      args: ['render', 'a.json', '--set', 'word=sideways'],
      says: '没有这个选项 word 的值：sideways。可用的有：pages flow',
    },
    { args: ['--lang', 'fr', 'forms'], says: '--lang 只能是 zh 或 en' },
    { args: ['forms', '--__proto__'], says: '没有选项 --__proto__' },
  ])('$args ends with 2: $says', async ({ args, says }) => {
    const { exitCode, output, errors } = await jibiao(args);
    expect(errors).toContain(says);
    expect(exitCode).toBe(2);
    expect(args.includes('--json') || output === '').toBe(true);
  });

  it('is told in English too, all of it at once, and as JSON', async () => {
    const { errors, output } = await jibiao([
      'render',
      '--bad',
      '--out',
      '--lang',
      'en',
      '--json',
      '--worse',
    ]);
    expect(errors).toContain('there is no option --bad');
    expect(errors).toContain('there is no option --worse');
    const codes = JSON.parse(output).diagnostics.map((one: { code: string }) => one.code);
    expect(codes).toContain('cli/unknown-option');
    expect(codes).toContain('cli/missing-argument');
  });
});

describe('messages', () => {
  it('are coloured on a terminal only, and never under NO_COLOR', async () => {
    const escapeCode = '\u001b[';
    expect((await jibiao(['nope'], { terminal: true })).errors).toContain(escapeCode);
    expect((await jibiao(['nope'])).errors).not.toContain(escapeCode);
    const plain = await jibiao(['nope'], { terminal: true, environment: { NO_COLOR: '1' } });
    expect(plain.errors).not.toContain(escapeCode);
  });

  it('show control characters of names as codes', async () => {
    const { errors } = await jibiao(['\u001b[2Jnope\u202e']);
    expect(errors).not.toContain('\u001b[2J');
    expect(errors).toContain('\\u{1b}[2Jnope\\u{202e}');
  });
});
