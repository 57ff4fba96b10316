/** A font file in memory or on disk: one document needs some hundred outlines of it, many need nearly all. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** A font file that is open for reading. */
export interface FontFile {
  /** The bytes from `offset` on, to be read only: fewer where the file ends before. */
  part(offset: number, length: number): Uint8Array;
  close(): void;
}

/** How a face's file is got at. */
export interface FontSource {
  /** The whole file; read when first asked for, then kept. */
  bytes(): Uint8Array;
  /** The file, to be closed again. */
  open(): FontFile;
}

export function fontInMemory(bytes: Uint8Array): FontSource {
  const file: FontFile = {
    part: (offset, length) => bytes.subarray(offset, offset + length),
    close: () => undefined,
  };
  return { bytes: () => bytes, open: () => file };
}

/** The first who opens the file reads its parts from the disk; for all after him it is read whole. */
export function fontOnDisk(path: string): FontSource {
  let whole: FontSource | null = null;
  let opened = false;
  const inMemory = (): FontSource => {
    whole ??= fontInMemory(readFileSync(path));
    return whole;
  };
  return {
    bytes: () => inMemory().bytes(),
    open: () => {
      if (opened || whole !== null) return inMemory().open();
      opened = true;
      return partsOf(path);
    },
  };
}

function partsOf(path: string): FontFile {
  const file = openSync(path, 'r');
  return {
    part: (offset, length) => {
      const bytes = Buffer.allocUnsafe(length);
      let filled = 0;
      for (let read = -1; filled < length && read !== 0; filled += read) {
        read = readSync(file, bytes, filled, length - filled, offset + filled);
      }
      return bytes.subarray(0, filled);
    },
    close: () => closeSync(file),
  };
}
