/** Splits a TrueType collection into font files of single faces (OpenType 1.9, "otff"). */

const collectionTag = 0x74746366; // ttcf
const versions: ReadonlySet<number> = new Set([0x00010000, 0x4f54544f, 0x74727565]); // 1.0, OTTO, true
const headerSize = 12;
const recordSize = 16;
const mostMembers = 64;

/**
 * Returns the font files in these bytes: one for a TTF or OTF, one for each member of a TTC or OTC. Throws a RangeError
 * if they are not a font, or if tables overlap or exceed the file.
 */
export function fontFilesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== collectionTag) {
    requireFont(view, 0);
    tablesOf(view, 0);
    return [bytes];
  }
  const count = view.getUint32(8);
  if (count === 0 || count > mostMembers) throw new RangeError(`${count} faces in a collection`);
  return Array.from({ length: count }, (_, index) =>
    standAlone(bytes, view, view.getUint32(headerSize + 4 * index)),
  );
}

/** Copies the member whose table directory begins at the offset, packing its tables in the directory's order. */
function standAlone(bytes: Uint8Array, view: DataView, directory: number): Uint8Array {
  requireFont(view, directory);
  const tables = tablesOf(view, directory);
  const directorySize = headerSize + recordSize * tables.length;
  const size = tables.reduce((total, { length }) => total + padded(length), directorySize);
  if (size > bytes.byteLength + recordSize * tables.length)
    throw new RangeError('tables lie over one another');
  const file = new Uint8Array(size);
  file.set(bytes.subarray(directory, directory + directorySize));
  const records = new DataView(file.buffer);
  let position = directorySize;
  tables.forEach(({ offset, length }, index) => {
    file.set(bytes.subarray(offset, offset + length), position);
    records.setUint32(headerSize + recordSize * index + 8, position);
    position += padded(length);
  });
  return file;
}

function requireFont(view: DataView, directory: number): void {
  if (!versions.has(view.getUint32(directory))) throw new RangeError('not a TrueType or OpenType font');
}

interface Table {
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
}

/** Entries of the table directory. */
export function tablesOf(view: DataView, directory: number): readonly Table[] {
  return Array.from({ length: view.getUint16(directory + 4) }, (_, index) => {
    const record = directory + headerSize + recordSize * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    const table = { tag, offset: view.getUint32(record + 8), length: view.getUint32(record + 12) };
    if (table.offset + table.length > view.byteLength) throw new RangeError('a table lies outside the file');
    return table;
  });
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
