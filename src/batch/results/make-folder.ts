/** Creates and prepares the folder for results. */

import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '../../diagnostics/index.js';
import { isLeftTemporary, temporaryName } from './run-files.js';

/**
 * Creates a folder and its parents one at a time: Node's recursive mkdir never returns if a parent exists but accepts
 * no folders (/proc). Rejects with the system's error.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (systemCode(error) !== 'ENOENT' || parent === folder || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

/**
 * Creates the folder if missing, removes leftovers of killed runs, and checks that it is writable. Rejects with the
 * system's error if it cannot.
 */
export async function prepareFolder(folder: string, ownProcess: number): Promise<void> {
  await makeFolder(folder);
  await clearLeftTemporaries(folder, ownProcess);
  const probe = join(folder, temporaryName({ process: ownProcess, thread: 0 }, 0));
  await (await open(probe, 'wx')).close();
  await rm(probe);
}

/**
 * Removes leftovers of killed runs; files that another program holds open stay for a later run. Rejects where the
 * folder cannot be read.
 */
export async function clearLeftTemporaries(folder: string, ownProcess: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isLeftTemporary(name, ownProcess))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
