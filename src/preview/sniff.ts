/** Tells from a file's beginning whether it is a filing, and whose; broken JSON may still be one. */
import { type FileHandle, open } from 'node:fs/promises';
import { readWithoutWaiting } from '../batch/index.js';
import { Memo } from '../memo/index.js';

export interface Sniffed {
  readonly isFiling: boolean;
  readonly unit: string | null;
  readonly year: string | null;
}

const nothing: Sniffed = { isFiling: false, unit: null, year: null };
/** Files; in a folder of more, the rest is looked at again. */
const mostSeen = 5000;
/** How much of a file is looked at. */
const sniffedBytes = 65_536;
const filingKeys = /"(?:unit|projects|unitTarget|unitSelfEvaluation)"\s*:\s*[{[]/;
const unitName = /"unit"\s*:\s*\{[^{}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/;
const filingYear = /"year"\s*:\s*"?(\d{4})/;

export function sniff(bytes: Uint8Array): Sniffed {
  const beginning = bytes.subarray(0, sniffedBytes);
  // In UTF-16 every second byte of a key is 0.
  const text = Buffer.from(beginning).toString('utf8').replaceAll('\0', '');
  if (!filingKeys.test(text)) return nothing;
  return { isFiling: true, unit: textOf(unitName.exec(text)?.[1]), year: filingYear.exec(text)?.[1] ?? null };
}

/** Remembers what it has seen of files that have not changed since. */
export class Sniffer {
  readonly #seen = new Memo<string, { readonly state: string; readonly sniffed: Sniffed }>({
    capacity: mostSeen,
  });

  /** Of a file that cannot be read nothing is known. */
  async sniff(path: string): Promise<Sniffed> {
    try {
      const handle = await open(path, readWithoutWaiting);
      try {
        const status = await handle.stat();
        const state = `${status.ino} ${status.mtimeMs} ${status.size}`;
        const known = this.#seen.get(path);
        if (known?.state === state) return known.sniffed;
        const sniffed = status.isFile() ? sniff(await beginningOf(handle)) : nothing;
        this.#seen.set(path, { state, sniffed });
        return sniffed;
      } finally {
        await handle.close();
      }
    } catch {
      return nothing;
    }
  }
}

async function beginningOf(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
  return buffer.subarray(0, bytesRead);
}

/** What a JSON string says; null where it says nothing, is none, or is of another encoding. */
function textOf(literal: string | undefined): string | null {
  if (literal === undefined || literal.includes('\ufffd')) return null;
  try {
    return String(JSON.parse(literal)) || null;
  } catch {
    return null;
  }
}
