/** Folders for what a command needs only while it runs; what killed commands have left is removed by the next one. */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../batch/index.js';

/** A folder for temporary files, or a file in it, could not be made; the cause is the system's error. */
export class TemporaryFileError extends Error {}

/** Hands `use` a maker of folders; they are gone once it has come to its end, however it ends. */
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

/** Of this user's commands that run no more: a link and what belongs to others is left alone. */
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
