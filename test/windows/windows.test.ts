/** The built program on Windows: the bytes of Linux, run after run into one folder, files that others hold open, globs, preview. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashesOf } from '../hashes.js';
import { tempFolder } from '../temp-folder.js';
import { canRunWindows, useWindows, windowsPath } from './world.js';

const sample = resolve('samples/pujiang-jiwei-2024.json');

/** Waits until the question has an answer, half a minute at most. */
async function until<T>(ask: () => T | null | Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await ask();
    if (answer !== null) return answer;
    await wait(200);
  }
  throw new Error('nothing came of it');
}

describe.skipIf(!canRunWindows)('on Windows', { timeout: 180_000 }, () => {
  const windows = useWindows();

  it('makes the bytes that Linux makes, three times into one folder', () => {
    const folder = tempFolder('windows');
    copyFileSync(sample, join(folder, 'a.json'));
    const args = ['render', 'a.json', '--to', 'pdf,docx,html,png', '--zip', 'all.zip'];
    for (const expected of [/失败 0 份/, /写出 0 份，未变 \d\d 份/, /写出 0 份，未变 \d\d 份/]) {
      const { status, errors } = windows.jibiao(folder, ...args, '--out', 'out');
      expect(errors).toMatch(expected);
      expect(status).toBe(0);
    }
    const linux = tempFolder('linux');
    copyFileSync(sample, join(linux, 'a.json'));
    for (let run = 1; run <= 3; run += 1) {
      spawnSync(process.execPath, [resolve('dist/cli.js'), ...args, '--out', 'out'], { cwd: linux });
    }
    expect(hashesOf(join(folder, 'out'))).toEqual(hashesOf(join(linux, 'out')));
    expect(readFileSync(join(folder, 'all.zip'))).toEqual(readFileSync(join(linux, 'all.zip')));
  });

  it('leaves a file alone that another program holds open, and makes it when that lets go', async () => {
    const folder = tempFolder('windows');
    copyFileSync(sample, join(folder, 'a.json'));
    const args = ['render', 'a.json', '--to', 'pdf', '--form', 'project-target', '--out', 'out'];
    expect(windows.jibiao(folder, ...args).status).toBe(0);
    const before = hashesOf(join(folder, 'out'));
    const held = Object.keys(before).find((name) => name.endsWith('.pdf')) ?? '';

    // The command prompt opens the target of >> without letting others rename it.
    const ready = join(folder, 'ready.txt');
    writeFileSync(
      join(folder, 'hold.cjs'),
      "require('node:fs').writeFileSync('ready.txt', ''); setTimeout(() => undefined, 60_000);",
    );
    const hold = `${windowsPath(windows.node)} hold.cjs >> out\\${held}`;
    const holder = windows.start(folder, join(folder, 'holder.txt'), 'cmd', '/c', hold);
    onTestFinished(() => void holder.kill('SIGKILL'));
    await until(() => (existsSync(ready) ? true : null));

    const refused = windows.jibiao(folder, ...args, '--force', '--set', 'signature=true');
    expect(refused.errors).toContain('正被其他程序打开');
    expect(refused.errors).toContain('失败 1 份');
    // A file that cannot be written: exit code 3.
    expect(refused.status).toBe(3);
    const during = hashesOf(join(folder, 'out'));
    expect(during[held]).toBe(before[held]);

    windows.run(folder, 'taskkill', '/f', '/im', 'cmd.exe');
    windows.run(folder, 'taskkill', '/f', '/im', 'node.exe');
    const again = windows.jibiao(folder, ...args, '--set', 'signature=true');
    expect(again.errors).toContain('写出 1 份');
    expect(again.status).toBe(0);
    expect(hashesOf(join(folder, 'out'))[held]).not.toBe(before[held]);
  });

  it('finds globs with backslashes, and in folders that Explorer names', () => {
    const folder = tempFolder('windows');
    const copies = join(folder, '新建文件夹 (2)');
    mkdirSync(copies);
    copyFileSync(sample, join(copies, '甲.json'));
    copyFileSync(resolve('samples/pujiang-fulian-2024.json'), join(copies, '乙.json'));
    const { status, output, errors } = windows.jibiao(folder, 'render', '新建文件夹 (2)\\*.json', '--plan');
    expect(errors + output).toContain('妇');
    expect(errors + output).toContain('纪律检查');
    expect(status).toBe(0);
  });

  it('starts a filing, checks it, prints a blank, and refuses reserved names', () => {
    const folder = tempFolder('windows');
    expect(windows.jibiao(folder, 'init').status).toBe(0);
    expect(windows.jibiao(folder, 'check', '填报数据.jsonc').status).toBe(0);
    expect(windows.jibiao(folder, 'blank', 'project-target').status).toBe(0);
    expect(windows.jibiao(folder, 'render', '填报数据.jsonc', '--out', 'con').status).not.toBe(0);
  });

  it('serves the preview', async () => {
    const folder = tempFolder('windows');
    copyFileSync(sample, join(folder, 'a.json'));
    const output = join(folder, 'preview.txt');
    const command = [windows.node, windows.program, 'preview', 'a.json'];
    const preview = windows.start(folder, output, ...command);
    onTestFinished(() => void preview.kill('SIGKILL'));
    const address = await until(
      () => /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(readFileSync(output, 'utf8'))?.[0] ?? null,
    );
    const page = await (await fetch(address)).text();
    expect(page).toContain('<title>');
    rmSync(output, { force: true });
  });
});
