/** Writes files whole or not at all: into a temporary file of the same folder, then renamed. */
import { type FileHandle, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

/** Whose temporary files these are: no two running writers have the same process and thread. */
export interface WriterIdentity {
  readonly process: number;
  readonly thread: number;
}

export type WriteStatus = 'written' | 'unchanged';

/** Characters written at once. */
const chunkLength = 65_536;

const temporaryName = /^\.jibiao-(\d+)-\d+-\d+\.tmp$/;

/** Writes into one folder. A reader sees the old file or the new one, never a part. */
export class WholeFileWriter {
  private count = 0;

  constructor(
    readonly folder: string,
    private readonly identity: WriterIdentity,
  ) {}

  /** Rejects with the system's error where the folder cannot be written; the temporary file is gone by then. */
  async write(name: string, bytes: Uint8Array): Promise<WriteStatus> {
    const target = join(this.folder, name);
    if (await holds(target, bytes)) {
      return 'unchanged';
    }
    await this.replace(target, (handle) => handle.writeFile(bytes));
    return 'written';
  }

  /** A text that is made while it is written; for those too long to be held as a whole. Rejects as `write` does. */
  async writeText(name: string, parts: Iterable<string>): Promise<void> {
    await this.replace(join(this.folder, name), async (handle) => {
      let pending = '';
      for (const part of parts) {
        pending += part;
        if (pending.length < chunkLength) continue;
        await handle.writeFile(pending);
        pending = '';
      }
      await handle.writeFile(pending);
    });
  }

  private async replace(target: string, fill: (handle: FileHandle) => Promise<void>): Promise<void> {
    this.count += 1;
    const { process, thread } = this.identity;
    const temporary = join(this.folder, `.jibiao-${process}-${thread}-${this.count}.tmp`);
    try {
      const handle = await open(temporary, 'wx');
      try {
        await fill(handle);
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  }
}

/**
 * Makes the folder where it is missing, clears it of what killed runs have left, and proves that it can be written.
 * Rejects with the system's error where it cannot.
 */
export async function prepareFolder(folder: string, ownProcess: number): Promise<void> {
  await makeFolder(folder);
  for (const name of await readdir(folder)) {
    const writer = Number(temporaryName.exec(name)?.[1] ?? Number.NaN);
    if (writer === ownProcess || (Number.isInteger(writer) && !isRunning(writer))) {
      await rm(join(folder, name), { force: true });
    }
  }
  const probe = join(folder, `.jibiao-${ownProcess}-0-0.tmp`);
  await (await open(probe, 'wx')).close();
  await rm(probe);
}

/** True where the path is an ordinary file (no link) of exactly these bytes. */
async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const status = await lstat(path);
    return status.isFile() && status.size === bytes.length && (await readFile(path)).equals(bytes);
  } catch {
    return false;
  }
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
