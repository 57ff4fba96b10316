/** The portable folder for Windows, as it comes out of its zip: small enough, and both of its batch files work. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sharedTempFolder, tempFolder } from '../temp-folder.js';
import { canRunWindows, useWindows, windowsPath } from './world.js';

describe.skipIf(!canRunWindows)('the portable folder', { timeout: 180_000 }, () => {
  const windows = useWindows();
  const folder = sharedTempFolder('portable');
  let zip: string;

  beforeAll(() => {
    const script = resolve('scripts/pack-windows.mjs');
    zip = execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }).trim();
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  }, 240_000);

  it('takes 50 MB at most, and its batch files are pure ASCII with CRLF', () => {
    expect(statSync(zip).size).toBeLessThanOrEqual(50_000_000);
    const batchFiles = readdirSync(join(folder, '绩表')).filter((name) => name.endsWith('.cmd'));
    expect(batchFiles.sort()).toEqual(['出表.cmd', '绩表.cmd']);
    for (const name of batchFiles) {
      expect(readFileSync(join(folder, '绩表', name), 'latin1')).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
    }
  });

  it('makes the forms of a file that is dropped on 出表.cmd', () => {
    const work = tempFolder('dropped');
    const data = join(work, '我的 数据.json');
    copyFileSync(resolve('samples/pujiang-jiwei-2024.json'), data);
    const { errors } = windows.run(work, windowsPath(join(folder, '绩表', '出表.cmd')), windowsPath(data));
    expect(errors).toContain('失败 0 份');
    const made = readdirSync(join(work, 'jibiao-out'));
    expect(made.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(1);
  });

  it('opens the preview from 绩表.cmd, in a folder for the filings', async () => {
    const output = join(tempFolder('started'), 'output.txt');
    const started = windows.start(folder, output, 'cmd', '/c', windowsPath(join(folder, '绩表', '绩表.cmd')));
    onTestFinished(() => void started.kill('SIGKILL'));
    let address: string | undefined;
    for (let tries = 0; tries < 150 && address === undefined; tries += 1) {
      await wait(200);
      address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(readFileSync(output, 'utf8'))?.[0];
    }
    expect(await (await fetch(address ?? '')).text()).toContain('<title>');
    expect(readdirSync(join(folder, '绩表'))).toContain('填报数据');
  });
});
