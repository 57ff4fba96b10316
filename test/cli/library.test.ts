/** jibiao library build: filings in, a library out, and none lost. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

it('counts indicators, and keeps the library where the folder holds no filing', async () => {
  const folder = tempFolder('library');
  mkdirSync(join(folder, '历年'));
  copyFileSync('samples/pujiang-fulian-2024.json', join(folder, '历年', '2024.json'));
  const build = (from: string) => jibiao(['library', 'build', from], { workingDirectory: folder });
  expect((await build('历年')).exitCode).toBe(0);
  const library = readFileSync(join(folder, 'jibiao.library.json'), 'utf8');
  expect(library).toContain('活动开展参与率');
  const { exitCode, errors } = await build('打错的');
  expect(exitCode).not.toBe(0);
  expect(errors).toContain('没有读到填报数据，没有写出');
  expect(readFileSync(join(folder, 'jibiao.library.json'), 'utf8')).toBe(library);
});
