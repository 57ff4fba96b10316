/** A file that another program has open is tried again for two seconds, and then called so. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { replaceFile } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('replace');
  writeFileSync(join(folder, '甲.pdf'), '旧');
});

function refusing(code: string, times: number, isWindows = true) {
  let [tried, waited] = [0, 0];
  const replacing = {
    rename: () => {
      tried += 1;
      if (tried <= times) throw Object.assign(new Error(code), { code });
    },
    wait: async (time: number) => {
      waited += time;
    },
    isWindows,
  };
  const replace = (name = '甲.pdf') => replaceFile(join(folder, 'a.tmp'), join(folder, name), replacing);
  return { replace, counts: () => ({ tried, waited }) };
}

it.each(['EPERM', 'EACCES', 'EBUSY'])('waits until the other program lets go (%s)', async (code) => {
  const { replace, counts } = refusing(code, 3);
  await replace();
  expect(counts()).toEqual({ tried: 4, waited: 300 });
});

it('gives up after two seconds, and says what to do', async () => {
  const { replace, counts } = refusing('EPERM', 1000);
  await expect(replace()).rejects.toMatchObject({ reason: { zh: '正被其他程序打开，请关闭后再运行' } });
  expect(counts().waited).toBe(2000);
  expect(readFileSync(join(folder, '甲.pdf'), 'utf8')).toBe('旧');
});

it('does not wait for what waiting does not mend', async () => {
  const onLinux = refusing('EPERM', 1000, false);
  await expect(onLinux.replace()).rejects.toMatchObject({ code: 'EPERM' });
  const noTarget = refusing('EPERM', 1000);
  await expect(noTarget.replace('没有.pdf')).rejects.toMatchObject({ code: 'EPERM' });
  const full = refusing('ENOSPC', 1000);
  await expect(full.replace()).rejects.toMatchObject({ code: 'ENOSPC' });
  expect([onLinux, noTarget, full].map(({ counts }) => counts().waited)).toEqual([0, 0, 0]);
});
