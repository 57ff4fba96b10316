/** The container of a TrueType file: its tables, read and written (ISO/IEC 14496-22, 4.5). */
import type { FontFile } from '../../text/index.js';

export interface SfntTables {
  find(tag: string): Uint8Array | null;
  /** Throws where the table is missing: fonts are checked when they are loaded. */
  get(tag: string): Uint8Array;
  /** Reads parts of a table, from one offset in it to another; throws as `get` does. */
  partsOf(tag: string): (from: number, to: number) => Uint8Array;
}

const directoryEntry = 16;
const headerLength = 12;
const checksumMagic = 0xb1b0afba;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function unitsPerEm(font: SfntTables): number {
  return viewOf(font.get('head')).getUint16(18);
}

export function readTables(font: FontFile): SfntTables {
  const places = readDirectory(font);
  const tables = new Map<string, Uint8Array>();
  const placeOf = (tag: string): TableRange => {
    const place = places.get(tag);
    if (place === undefined)
      throw new Error(`The font has no table '${tag}'; only TrueType outlines can be embedded.`);
    return place;
  };
  const get = (tag: string): Uint8Array => {
    const { offset, length } = placeOf(tag);
    const table = tables.get(tag) ?? font.part(offset, length);
    tables.set(tag, table);
    return table;
  };
  return {
    get,
    find: (tag) => (places.has(tag) ? get(tag) : null),
    partsOf: (tag) => {
      const { offset } = placeOf(tag);
      return (from, to) => font.part(offset + from, to - from);
    },
  };
}

/** A table's place in the file. */
interface TableRange {
  readonly offset: number;
  readonly length: number;
}

function readDirectory(font: FontFile): ReadonlyMap<string, TableRange> {
  const count = viewOf(font.part(0, headerLength)).getUint16(4);
  const directory = font.part(headerLength, count * directoryEntry);
  const view = viewOf(directory);
  const places = new Map<string, TableRange>();
  for (let entry = 0; entry < directory.length; entry += directoryEntry) {
    const place = { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
    places.set(tagAt(directory, entry), place);
  }
  return places;
}

function tagAt(font: Uint8Array, offset: number): string {
  return String.fromCharCode(...font.subarray(offset, offset + 4));
}

/** First four bytes of a font file: TrueType outlines, or CFF ones ('OTTO'). */
const sfntVersions = { TrueType: 0x00010000, CFF: 0x4f54544f } as const;

/** Writes a font file; the tables must be in the order of their tags. */
export function writeTables(
  tables: ReadonlyMap<string, Uint8Array>,
  outlines: keyof typeof sfntVersions = 'TrueType',
): Uint8Array {
  const directory = headerLength + tables.size * directoryEntry;
  let length = directory;
  for (const table of tables.values()) length += padded(table.length);
  const file = new Uint8Array(length);
  const view = viewOf(file);
  writeHeader(view, sfntVersions[outlines], tables.size);
  let entry = headerLength;
  let offset = directory;
  let headOffset = 0;
  let sum = 0;
  for (const [tag, table] of tables) {
    if (tag === 'head') headOffset = offset;
    file.set(table, offset);
    for (let index = 0; index < 4; index += 1) view.setUint8(entry + index, tag.charCodeAt(index));
    const tableSum = checksum(view, offset, table.length);
    sum += tableSum;
    view.setInt32(entry + 4, tableSum);
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    entry += directoryEntry;
    offset += padded(table.length);
  }
  // The file's sum is that of the directory and of the tables, which need not be read again.
  view.setUint32(headOffset + 8, checksumMagic - checksum(view, 0, directory) - sum);
  return file;
}

function writeHeader(view: DataView, version: number, tableCount: number): void {
  const log = Math.floor(Math.log2(tableCount));
  view.setUint32(0, version);
  view.setUint16(4, tableCount);
  view.setUint16(6, directoryEntry * 2 ** log);
  view.setUint16(8, log);
  view.setUint16(10, directoryEntry * (tableCount - 2 ** log));
}

/** The sum of the table's 32-bit words, as a signed number, which V8 adds without making doubles; tables are padded with zeros. */
function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum;
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}
