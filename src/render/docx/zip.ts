/** Packs parts into a zip (APPNOTE 6.3): one date for all, no extra fields, so that equal parts give equal bytes. */
import type { PackedPart } from './packed-part.js';

/** 2.0: deflate. */
const version = 20;
const deflated = 8;
/** The calendar's first day, 1980-01-01 00:00, which is no one's local time. */
const firstDay = 0x0021;
const midnight = 0;

export function zip(parts: readonly PackedPart[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, checksum, length, packed } of parts) {
    const name = Buffer.from(path, 'ascii');
    const packedLength = packed.reduce((sum, bytes) => sum + bytes.length, 0);
    const fields = entryFields(checksum, packedLength, length, name.length);
    const local = Buffer.concat([signature(0x04034b50), fields, name]);
    directory.push(directoryEntry(fields, name, offset));
    chunks.push(local, ...packed);
    offset += local.length + packedLength;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...chunks, entries, endOfDirectory(parts.length, entries.length, offset)]);
}

/** What a local file header (APPNOTE 4.3.7) and its entry in the central directory have in common. */
function entryFields(checksum: number, packedLength: number, length: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(midnight, 6);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packedLength, 14);
  fields.writeUInt32LE(length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

/** APPNOTE 4.3.12: version made by, the common fields, comment, disk, attributes, and where the local header is. */
function directoryEntry(fields: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(version);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), madeBy, fields, place, name]);
}

/** APPNOTE 4.3.16. */
function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
