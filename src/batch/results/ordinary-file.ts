/** Opens and reads files named by users or left by other programs, with a size limit; refuses devices and pipes. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { notAFile, tooLargeFile } from '../../diagnostics/index.js';
import { endLength, type FileEnds } from '../../render/index.js';

/** Prevents opening a pipe without a writer from blocking for ever; Windows neither has nor needs this flag. */
export const readWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens an ordinary file, following links. Throws the system's error, or a `RefusedFile` for all else. */
export function openOrdinary(path: string): number {
  const file = openSync(path, readWithoutWaiting);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw notAFile();
}

/** Reads the ends of an open file, by which a format tells whether it is complete. */
export function endsOfFile(file: number): FileEnds {
  const { size } = fstatSync(file);
  const length = Math.min(size, endLength);
  const bytesAt = (start: number) => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, start);
    return bytes;
  };
  return { size, head: bytesAt(0), tail: bytesAt(size - length) };
}

/** Whether a file of this path is an ordinary one, no link, whose ends are as `isWhole` wants them. */
export function hasEnds(path: string, isWhole: (ends: FileEnds) => boolean): boolean {
  try {
    if (lstatSync(path).isSymbolicLink()) return false;
    const file = openOrdinary(path);
    try {
      return isWhole(endsOfFile(file));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/** Reads an ordinary file of at most `most` bytes. Rejects as `openOrdinary` throws, and if the file is larger. */
export async function readOrdinary(path: string, most: number): Promise<Buffer> {
  const handle = await open(path, readWithoutWaiting);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw notAFile();
    if (status.size > most) throw tooLargeFile(status.size, most);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
