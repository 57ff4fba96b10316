/** Makes the folder that results go to, and makes it ready for a run. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLeftTemporary, temporaryName } from './run-files.js';

/**
 * Makes a folder and those that it stands in, one at a time: Node's own recursive mkdir never comes back where a parent
 * exists but takes no folder (/proc). Rejects with the system's error.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (!isMissing(error) || parent === folder || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

/**
 * Makes the folder where it is missing, clears it of what killed runs have left, and proves that it can be written.
 * Rejects with the system's error where it cannot.
 */
export async function prepareFolder(folder: string, ownProcess: number): Promise<void> {
  await makeFolder(folder);
  await clearLeftTemporaries(folder, ownProcess);
  const probe = join(folder, temporaryName({ process: ownProcess, thread: 0 }, 0));
  await (await open(probe, 'wx')).close();
  await rm(probe);
}

/** Removes what killed runs have left; what another program has open stays for a later run. Rejects where the folder cannot be read. */
export async function clearLeftTemporaries(folder: string, ownProcess: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isLeftTemporary(name, ownProcess))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
