/** A file that stands where a command writes: replaced if it is of the same kind, or if that was asked for. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

const sample = join(packageFolder, 'samples/pujiang-fulian-2024.json');
let folder: string;
const run = (...args: readonly string[]) => jibiao(args, { workingDirectory: folder });

beforeEach(() => {
  folder = tempFolder('replacing');
});

describe.each([
  ['schema --out', ['schema', '--out', 'x']],
  ['library build --out', ['library', 'build', sample, '--out', 'x']],
  ['next --out', ['next', sample, '--out', 'x.json']],
  ['render -o', ['render', sample, '--form', 'project-target-summary', '--to', 'html', '-o', 'x']],
  ['render --zip', ['render', sample, '--form', 'project-target-summary', '--to', 'html', '--zip', 'x.zip']],
])('%s', (_name, args) => {
  it('leaves a file of another kind as it is, but with --force', async () => {
    const path = join(folder, args.at(-1) ?? '');
    writeFileSync(path, 'a letter');
    const { exitCode, errors } = await run(...args);
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('已有这个文件，没有改动它')]);
    expect(readFileSync(path, 'utf8')).toBe('a letter');
    expect((await run(...args, '--force')).exitCode).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toBe('a letter');
  });

  it.skipIf(args[0] === 'next')('replaces one of its own kind, and an empty one', async () => {
    const path = join(folder, args.at(-1) ?? '');
    await run(...args, '--force');
    expect((await run(...args)).exitCode).toBe(0);
    writeFileSync(path, '');
    expect((await run(...args)).exitCode).toBe(0);
    expect(readFileSync(path).length).toBeGreaterThan(100);
  });
});

it('takes no link’s place for what stands behind it', async () => {
  const summary = ['render', sample, '--form', 'project-target-summary', '--to', 'html'];
  for (const name of ['schema.json', 'x.html', 'x.zip']) {
    writeFileSync(join(folder, `behind-${name}`), '');
    symlinkSync(join(folder, `behind-${name}`), join(folder, name));
  }
  for (const args of [
    ['schema', '--out', 'schema.json'],
    [...summary, '-o', 'x.html'],
    [...summary, '--zip', 'x.zip'],
  ]) {
    const { exitCode, errors } = await run(...args);
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('已有这个文件，没有改动它')]);
    expect(lstatSync(join(folder, args.at(-1) ?? '')).isSymbolicLink()).toBe(true);
  }
});

it.skipIf(process.platform === 'win32')('replaces neither devices nor pipes nor folders', async () => {
  symlinkSync('/dev/zero', join(folder, 'device.json'));
  execFileSync('mkfifo', [join(folder, 'pipe.json')]);
  mkdirSync(join(folder, 'folder.json'));
  for (const name of ['device.json', 'pipe.json', 'folder.json']) {
    for (const force of [[], ['--force']]) {
      const { exitCode, errors } = await run('schema', '--out', name, ...force);
      expect([exitCode, errors]).toEqual([3, expect.stringContaining('不是文件')]);
    }
    expect(lstatSync(join(folder, name)).isFile()).toBe(false);
  }
});

describe('names', () => {
  it.each(['表.pdf', '数据'])('init refuses %s, which would hold JSON', async (name) => {
    const { exitCode, errors } = await run('init', name);
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('以 .json 或 .jsonc 结尾')]);
  });

  it('pack new says with 3 that the system refuses the folder', async () => {
    writeFileSync(join(folder, '文件'), '');
    expect((await run('pack', 'new', '文件/brief')).exitCode).toBe(3);
  });
});
