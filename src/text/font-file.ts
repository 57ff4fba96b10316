/** Reads font files in parts or as a whole: one document needs some hundred outlines, many documents nearly all. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** A font file that is open for reading. */
export interface FontFile {
  /** Returns bytes from `offset`, not to be changed; fewer at the end of the file. */
  part(offset: number, length: number): Uint8Array;
  close(): void;
}

/** Access to a face's file. */
export interface FontSource {
  /** Returns the whole file; read once and cached. */
  bytes(): Uint8Array;
  /** Opens the file; the caller closes it. */
  open(): FontFile;
}

export function fontInMemory(bytes: Uint8Array): FontSource {
  const file: FontFile = {
    part: (offset, length) => bytes.subarray(offset, offset + length),
    close: () => undefined,
  };
  return { bytes: () => bytes, open: () => file };
}

/** Opens the file for partial reads the first time; later opens read it whole and cache it. */
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
