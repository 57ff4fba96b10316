/** Reads a zip's directory, and unpacks it within bounds: a small file must not become gigabytes (APPNOTE 4.3). */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of its local header. */
  readonly offset: number;
  readonly isEncrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const mostEntries = 20_000;

/** Lists the entries of the directory; null if there is none. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endSignature) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      // Older .NET programs write \ between folders.
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
      isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Most unpacked bytes of one entry and of all together. */
export const mostUnpacked = 64 * 1024 * 1024;

/** No sheet that people fill in packs so well; one of formatted blanks packs to a fiftieth. */
const mostSwollen = 150;
const alwaysUnpacked = 8 * 1024 * 1024;

function isSwollen({ size, packedSize }: ZipEntry): boolean {
  return size > alwaysUnpacked && size > packedSize * mostSwollen;
}

export type Unpacked =
  | { readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly fault: 'broken' | 'too-large' | 'encrypted' };

/** Unpacks the wanted entries. Checks the declared sizes before unpacking and enforces them while unpacking. */
export function unpackZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Unpacked {
  const entries = zipEntries(bytes)?.filter(({ name }) => isWanted(name));
  if (entries === undefined) return { fault: 'broken' };
  if (
    entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked ||
    entries.some(isSwollen) ||
    entries.length === mostEntries
  )
    return { fault: 'too-large' };
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { fault: 'encrypted' };
  const unpacked = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const content = unpackEntry(bytes, entry);
    if (content === null) return { fault: 'broken' };
    unpacked.set(entry.name, content);
  }
  return { entries: unpacked };
}

function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { offset, packedSize, size, method, crc } = entry;
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localSignature) return null;
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(start, start + packedSize);
  const content = method === 0 ? packed : inflated(packed, size);
  return content !== null && content.length === size && crc32(content) === crc ? content : null;
}

/** Returns null if it is no deflated data, or gives more than the directory says. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null;
  }
}
