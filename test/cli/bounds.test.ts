/** Files that are devices, pipes or far too large are told so at once, wherever a command may meet them. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('bounds');
  writeFileSync(
    join(folder, 'a.json'),
    JSON.stringify({ year: 2024, unit: { name: '甲' }, projects: [{ name: '一' }] }),
  );
});
const run = (...args: string[]) => jibiao(args, { workingDirectory: folder });
const make: Readonly<Record<string, (path: string) => void>> = {
  'a device': (path) => symlinkSync('/dev/zero', path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a folder': (path) => mkdirSync(path),
  'a file of 100 MB': (path) => {
    writeFileSync(path, '');
    truncateSync(path, 100_000_000);
  },
};
const kinds = Object.entries(make).map(([kind, put]) => ({ kind, put }));

describe.runIf(process.platform === 'linux').each(kinds)('$kind', ({ kind, put }) => {
  it('as a filing', async () => {
    if (kind === 'a folder') return;
    put(join(folder, 'b.json'));
    for (const command of ['check', 'render']) {
      const { exitCode, output, errors } = await run(command, 'b.json');
      expect([exitCode, `${output}${errors}`]).toEqual([3, expect.stringContaining('文件无法读取')]);
    }
  });

  it('as a table, or a filing to be put into a book or joined into', async () => {
    put(join(folder, 'b.xlsx'));
    put(join(folder, 'b.json'));
    await run('init', 'a.xlsx', '--from', 'a.json');
    const commands = [
      ['read', 'b.xlsx'],
      ['init', 'c.xlsx', '--from', 'b.json'],
      ['read', 'a.xlsx', '--into', 'b.json'],
      ['pack', 'new', 'one', '--from', 'b.xlsx'],
    ];
    for (const command of commands) {
      const { exitCode, errors } = await run(...command);
      expect([exitCode, errors]).toEqual([3, expect.stringMatching(/读不了|无法读取/)]);
    }
  });

  it('as a configuration', async () => {
    put(join(folder, 'jibiao.config.json'));
    const { exitCode, errors } = await run('check', 'a.json');
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('配置文件无法读取')]);
  });

  it('as a manifest, which no more than the folder is needed for', async () => {
    if (kind === 'a folder') return;
    mkdirSync(join(folder, 'out'));
    put(join(folder, 'out', 'manifest.json'));
    const { exitCode, errors } = await run('render', 'a.json', '--to', 'html');
    expect([exitCode, errors]).toEqual([0, expect.stringContaining('失败 0 份')]);
  });

  it.each(['form.json', 'form.hbs', 'fields.json'])('as a pack’s %s', async (name) => {
    if (kind === 'a folder' && name === 'fields.json') return;
    const pack = join(folder, 'packs', 'own');
    cpSync('templates/project-target', pack, { recursive: true });
    const file = name === 'fields.json' ? join(folder, 'packs', name) : join(pack, name);
    rmSync(file, { force: true });
    put(file);
    const { exitCode, errors } = await run('render', 'a.json', '--form', 'own', '--templates', 'packs');
    expect([exitCode, errors]).toEqual([
      expect.any(Number),
      expect.stringMatching(/读不了|没有“own”|没有表格“own”/),
    ]);
    expect(exitCode).toBeGreaterThan(0);
  });

  it('as a fonts.json', async () => {
    mkdirSync(join(folder, 'fonts'));
    put(join(folder, 'fonts', 'fonts.json'));
    const { errors } = await run('render', 'a.json', '--fonts', 'fonts');
    expect(errors).toContain('字体配置不合规定');
  });
});
