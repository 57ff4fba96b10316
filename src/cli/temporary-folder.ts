/** Makes temporary folders for a command; removes what killed commands left behind. */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../batch/index.js';

/** A temporary folder or file could not be created; `cause` is the system's error. */
export class TemporaryFileError extends Error {}

/** Passes a function that creates folders to `use`; removes them when `use` ends, also if it throws. */
export async function withTemporaryFolders<Value>(
  processId: number,
  use: (make: () => Promise<string>) => Promise<Value>,
): Promise<Value> {
  const folders: string[] = [];
  await removeLeft(processId);
  const make = async () => {
    try {
      const folder = await mkdtemp(join(tmpdir(), `jibiao-${processId}-`));
      folders.push(folder);
      return folder;
    } catch (cause) {
      throw new TemporaryFileError('no temporary folder', { cause });
    }
  };
  try {
    return await use(make);
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

/** Removes folders of this user's processes that no longer run; skips links and other users' folders. */
async function removeLeft(processId: number): Promise<void> {
  const root = tmpdir();
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    const owner = Number(/^jibiao-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || owner === processId || isRunning(owner)) continue;
    const path = join(root, name);
    const status = await lstat(path).catch(() => null);
    const isOurs = process.getuid === undefined || status?.uid === process.getuid();
    if (status?.isDirectory() === true && isOurs) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
