/** Packs unpacked parts into an uncompressed zip, so that the library unpacks nothing itself, without our bounds. */
import { crc32 } from 'node:zlib';

const headerLength = 30;
const entryLength = 46;

export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const heads: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const head = headerOf(name, content);
    directory.push(entryOf(name, head, offset));
    heads.push(head, Buffer.from(content.buffer, content.byteOffset, content.length));
    offset += head.length + content.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...heads, entries, end]);
}

/** APPNOTE 4.3.7; bit 11 says that the name is UTF-8, method 0 that nothing is deflated. */
function headerOf(name: string, content: Uint8Array): Buffer {
  const encoded = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(headerLength + encoded.length);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(0x0800, 6);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(encoded.length, 26);
  encoded.copy(head, headerLength);
  return head;
}

/** APPNOTE 4.3.12: as the header from its version on. */
function entryOf(name: string, head: Buffer, offset: number): Buffer {
  const encoded = Buffer.from(name, 'utf8');
  const entry = Buffer.alloc(entryLength + encoded.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  head.copy(entry, 6, 4, 28);
  entry.writeUInt32LE(offset, 42);
  encoded.copy(entry, entryLength);
  return entry;
}
