/** Packs parts into a zip (APPNOTE 6.3): one date for all, no extra fields, so that equal parts give equal bytes. */
import type { PackedPart } from './packed-part.js';

/** 2.0: deflate. */
const version = 20;
const deflated = 8;
/** The calendar's first day, 1980-01-01 00:00, which is no one's local time. */
const firstDay = 0x0021;
const midnight = 0;

/** Length without the part's name. */
const headerLength = 30;
const entryLength = 46;
const endLength = 22;

export function zip(parts: readonly PackedPart[]): Uint8Array {
  const lengths = parts.map(({ packed }) => packed.reduce((sum, bytes) => sum + bytes.length, 0));
  const names = parts.reduce((sum, { path }) => sum + path.length, 0);
  const contents = lengths.reduce((sum, length) => sum + length, 0);
  const directory = parts.length * headerLength + names + contents;
  const directoryLength = parts.length * entryLength + names;
  const file = Buffer.alloc(directory + directoryLength + endLength);
  let at = 0;
  let entry = directory;
  parts.forEach((part, index) => {
    const packedLength = lengths[index] ?? 0;
    entry = writeEntry(file, entry, part, packedLength, at);
    at = writePart(file, at, part, packedLength);
  });
  writeEnd(file, entry, parts.length, directoryLength, directory);
  return file;
}

/** A local file header (APPNOTE 4.3.7) and the bytes; returns where they end, as all here do. */
function writePart(file: Buffer, at: number, part: PackedPart, packedLength: number): number {
  file.writeUInt32LE(0x04034b50, at);
  writeFields(file, at + 4, part, packedLength);
  let end = at + headerLength;
  end += file.write(part.path, end, 'latin1');
  for (const bytes of part.packed) {
    file.set(bytes, end);
    end += bytes.length;
  }
  return end;
}

/** APPNOTE 4.3.12: version made by, the common fields, comment, disk, attributes, and where the local header is. */
function writeEntry(
  file: Buffer,
  at: number,
  part: PackedPart,
  packedLength: number,
  header: number,
): number {
  file.writeUInt32LE(0x02014b50, at);
  file.writeUInt16LE(version, at + 4);
  writeFields(file, at + 6, part, packedLength);
  file.writeUInt32LE(header, at + 42);
  return at + entryLength + file.write(part.path, at + entryLength, 'latin1');
}

/** Writes the fields that a local file header and its central directory entry share; all others are 0. */
function writeFields(file: Buffer, at: number, part: PackedPart, packedLength: number): void {
  file.writeUInt16LE(version, at);
  file.writeUInt16LE(deflated, at + 4);
  file.writeUInt16LE(midnight, at + 6);
  file.writeUInt16LE(firstDay, at + 8);
  file.writeUInt32LE(part.checksum, at + 10);
  file.writeUInt32LE(packedLength, at + 14);
  file.writeUInt32LE(part.length, at + 18);
  file.writeUInt16LE(part.path.length, at + 22);
}

/** APPNOTE 4.3.16. */
function writeEnd(file: Buffer, at: number, count: number, length: number, directory: number): void {
  file.writeUInt32LE(0x06054b50, at);
  file.writeUInt16LE(count, at + 8);
  file.writeUInt16LE(count, at + 10);
  file.writeUInt32LE(length, at + 12);
  file.writeUInt32LE(directory, at + 16);
}
