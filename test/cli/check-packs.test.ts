/** jibiao check --to reads each pack once, for its checks and for its report. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

const read = vi.hoisted(() => ({ definitions: [] as string[] }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readFileSync = (...args: Parameters<typeof fs.readFileSync>) => {
    if (String(args[0]).endsWith('form.json')) read.definitions.push(String(args[0]));
    return fs.readFileSync(...args);
  };
  return { ...fs, readFileSync };
});

it('reads each pack once', async () => {
  const folder = tempFolder('check');
  copyFileSync(join(packageFolder, 'samples', 'pujiang-jiwei-2024.json'), join(folder, 'a.json'));
  const { errors } = await jibiao(['check', 'a.json', '--to', 'pdf'], { workingDirectory: folder });
  expect(errors).toMatch(/写出 out\/.*\.pdf（\d+ 页）/);
  expect(read.definitions.length).toBeGreaterThan(5);
  expect(new Set(read.definitions).size).toBe(read.definitions.length);
});
