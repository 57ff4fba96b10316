/** Writes files whole or not at all: into a temporary file of the same folder, then renamed. */
import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../diagnostics/index.js';
import { replaceFile } from './replace-file.js';
import { temporaryName, type WriterIdentity } from './run-files.js';

export type WriteStatus = 'written' | 'unchanged';

/** A file that is written but not yet seen; to be put in its place or discarded. */
export interface StagedFile {
  readonly name: string;
  /** `unchanged`: it stands already, and there is nothing to put. */
  readonly status: WriteStatus;
  /** Rejects as `replaceFile` does. */
  readonly putInPlace: () => Promise<void>;
  /** Leaves nothing of what was not put in its place. */
  readonly discard: () => void;
}

/** Characters written at once. */
const chunkLength = 65_536;

/**
 * Writes into one folder. A reader sees the old file or the new one, never a part. Its calls hold the thread up: a
 * small file takes less time to write than to hand to another thread and wait for.
 */
export class WholeFileWriter {
  #count = 0;

  readonly #identity: WriterIdentity;

  constructor(
    readonly folder: string,
    identity: WriterIdentity,
  ) {
    this.#identity = identity;
  }

  /** Rejects with the system's error if the folder cannot be written; the temporary file is gone by then. */
  async write(name: string, bytes: Uint8Array): Promise<WriteStatus> {
    const staged = this.stage(name, bytes);
    try {
      await staged.putInPlace();
    } finally {
      staged.discard();
    }
    return staged.status;
  }

  /** Writes a temporary file, so that several can be put in place together. Throws as `write` rejects. */
  stage(name: string, bytes: Uint8Array): StagedFile {
    const target = join(this.folder, name);
    if (holds(target, bytes)) {
      return { name, status: 'unchanged', putInPlace: async () => undefined, discard: () => undefined };
    }
    const temporary = this.#writeTemporary((file) => writeFileSync(file, bytes));
    return {
      name,
      status: 'written',
      putInPlace: () => replaceFile(temporary, target),
      discard: () => removeQuietly(temporary),
    };
  }

  /** A text that is made while it is written; for those too long to be held as a whole. Rejects as `write` does. */
  async writeText(name: string, parts: Iterable<string>): Promise<void> {
    const temporary = this.#writeTemporary((file) => {
      let pending = '';
      for (const part of parts) {
        pending += part;
        if (pending.length < chunkLength) continue;
        writeFileSync(file, pending);
        pending = '';
      }
      writeFileSync(file, pending);
    });
    try {
      await replaceFile(temporary, join(this.folder, name));
    } finally {
      removeQuietly(temporary);
    }
  }

  /** The path of the temporary file. `fill` writes to the file descriptor it is given. */
  #writeTemporary(fill: (file: number) => void): string {
    this.#count += 1;
    const temporary = join(this.folder, temporaryName(this.#identity, this.#count));
    try {
      const file = openSync(temporary, 'wx');
      try {
        fill(file);
      } finally {
        closeSync(file);
      }
      return temporary;
    } catch (error) {
      removeQuietly(temporary);
      throw error;
    }
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** True if the path is an ordinary file (no link) of exactly these bytes. */
function holds(path: string, bytes: Uint8Array): boolean {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isFile() === true && status.size === bytes.length && readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

/** Writes a file that must not exist yet. Rejects if it does (`isTaken`). Leaves no partial file if the disk is full. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Whether writing a new file failed because one of its name is there. */
export function isTaken(error: unknown): boolean {
  return systemCode(error) === 'EEXIST';
}
