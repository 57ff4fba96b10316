/** Unpacks a zip piece by piece within bounds: a small file must not become gigabytes, nor hold them to be refused. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { mostEntries, type ZipEntry, zipEntries } from './zip-directory.js';

/** Takes an entry piece by piece and keeps what is wanted of it. */
export interface Sieve {
  /** Returns false if it is too much. */
  take(piece: Buffer): boolean;
  /** Returns what was kept; null if it is too much. */
  done(): Uint8Array | null;
}

/** Keeps all. */
export class WholeEntry implements Sieve {
  readonly #pieces: Buffer[] = [];

  take(piece: Buffer): boolean {
    this.#pieces.push(piece);
    return true;
  }

  done(): Uint8Array {
    const [first, ...others] = this.#pieces;
    return first !== undefined && others.length === 0 ? first : Buffer.concat(this.#pieces);
  }
}

/** Most unpacked bytes of all entries together, by the directory. */
export const mostUnpacked = 64 * 1024 * 1024;

/** No sheet that people fill in packs so well; one of formatted blanks packs to a fiftieth. */
const mostSwollen = 150;
const alwaysUnpacked = 8 * 1024 * 1024;

function isSwollen({ size, packedSize }: ZipEntry): boolean {
  return size > alwaysUnpacked && size > packedSize * mostSwollen;
}

type ZipFault = 'broken' | 'too-large' | 'encrypted';
export type Unpacked = { readonly entries: ReadonlyMap<string, Uint8Array> } | { readonly fault: ZipFault };

/** `sieveFor`: null for entries that are not wanted. The sizes that the directory says are enforced while unpacking. */
export async function unpackZip(
  bytes: Uint8Array,
  sieveFor: (name: string) => Sieve | null,
): Promise<Unpacked> {
  const listed = zipEntries(bytes);
  if (listed === null) return { fault: 'broken' };
  const wanted = listed.flatMap((entry) => {
    const sieve = sieveFor(entry.name);
    return sieve === null ? [] : [{ entry, sieve }];
  });
  const size = wanted.reduce((sum, { entry }) => sum + entry.size, 0);
  if (size > mostUnpacked || wanted.some(({ entry }) => isSwollen(entry)) || wanted.length === mostEntries)
    return { fault: 'too-large' };
  if (wanted.some(({ entry }) => entry.isEncrypted)) return { fault: 'encrypted' };
  const entries = new Map<string, Uint8Array>();
  for (const { entry, sieve } of wanted) {
    const kept = await unpackEntry(bytes, entry, sieve);
    if (typeof kept === 'string') return { fault: kept };
    entries.set(entry.name, kept);
  }
  return { entries };
}

async function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  sieve: Sieve,
): Promise<Uint8Array | 'broken' | 'too-large'> {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return 'broken';
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of piecesOf(packed, entry)) {
      size += piece.length;
      if (size > entry.size) return 'broken';
      crc = crc32(piece, crc);
      if (!sieve.take(piece)) return 'too-large';
    }
  } catch {
    return 'broken';
  }
  if (size !== entry.size || crc !== entry.crc) return 'broken';
  return sieve.done() ?? 'too-large';
}

const localSignature = 0x04034b50;

function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localSignature) return null;
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  return file.subarray(start, start + packedSize);
}

/** Entries up to this size are unpacked at once, which is quicker. */
const smallEntry = 256 * 1024;

async function* piecesOf(packed: Buffer, { method, size }: ZipEntry): AsyncGenerator<Buffer> {
  if (method === 0) yield packed;
  else if (size <= smallEntry) yield inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  else {
    const inflate = createInflateRaw({ chunkSize: smallEntry });
    inflate.end(packed);
    yield* inflate;
  }
}
