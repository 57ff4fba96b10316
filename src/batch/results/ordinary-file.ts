/** Opens and reads files that others have named or left: never a device or a pipe without an end, never without a bound. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { notAFile, RefusedFile } from '../../diagnostics/index.js';
import { endLength, type FileEnds } from '../../render/index.js';

/** Opening a pipe that nobody writes to would wait for ever without this flag; Windows has none and needs none. */
export const readWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The descriptor of an ordinary file; links are followed. Throws the system's error, or a `RefusedFile` for all else. */
export function openOrdinary(path: string): number {
  const file = openSync(path, readWithoutWaiting);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw notAFile();
}

/** By which a format tells whether an open file is complete. */
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

/** All of an ordinary file of at most `most` bytes. Rejects as `openOrdinary` throws, and for a larger file. */
export async function readOrdinary(path: string, most: number): Promise<Buffer> {
  const handle = await open(path, readWithoutWaiting);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw notAFile();
    if (status.size > most) throw tooLarge(status.size, most);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** `size` and `most` in bytes. */
export function tooLarge(size: number, most: number): RefusedFile {
  const [found, bound] = [size, most].map((bytes) => `${Math.ceil(bytes / 1_000_000)} MB`);
  return new RefusedFile({
    zh: `文件有 ${found}，超过 ${bound}，不像是要读的文件`,
    en: `it has ${found}, more than ${bound}, and is hardly the file that was meant`,
  });
}
