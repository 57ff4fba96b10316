/** The container of a TrueType file: its tables, read and written (ISO/IEC 14496-22, 4.5). */

export interface SfntTables {
  find(tag: string): Uint8Array | null;
  /** Throws where the table is missing: fonts are checked when they are loaded. */
  get(tag: string): Uint8Array;
}

const directoryEntry = 16;
const headerLength = 12;
const checksumMagic = 0xb1b0afba;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function readTables(font: Uint8Array): SfntTables {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = headerLength + index * directoryEntry;
    const offset = view.getUint32(entry + 8);
    tables.set(tagAt(font, entry), font.subarray(offset, offset + view.getUint32(entry + 12)));
  }
  const find = (tag: string): Uint8Array | null => tables.get(tag) ?? null;
  const get = (tag: string): Uint8Array => {
    const table = find(tag);
    if (table === null)
      throw new Error(`The font has no table '${tag}'; only TrueType outlines can be embedded.`);
    return table;
  };
  return { find, get };
}

function tagAt(font: Uint8Array, offset: number): string {
  return String.fromCharCode(...font.subarray(offset, offset + 4));
}

/** What a font file begins with: TrueType outlines, or CFF ones ('OTTO'). */
export const sfntVersions = { TrueType: 0x00010000, CFF: 0x4f54544f } as const;

/** A font file of these tables, which are to be given in the order of their tags. */
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
  for (const [tag, table] of tables) {
    if (tag === 'head') headOffset = offset;
    file.set(table, offset);
    for (let index = 0; index < 4; index += 1) view.setUint8(entry + index, tag.charCodeAt(index));
    view.setUint32(entry + 4, checksum(view, offset, table.length));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    entry += directoryEntry;
    offset += padded(table.length);
  }
  view.setUint32(headOffset + 8, (checksumMagic - checksum(view, 0, length)) >>> 0);
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

/** The sum of the table's 32-bit words; tables are padded with zeros. */
function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}
