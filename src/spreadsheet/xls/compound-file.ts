/** Reads a stream out of a compound file ([MS-CFB]), the container of .xls: chains of sectors under names. */

const endOfChain = 0xfffffffe;
const entrySize = 128;
const streamEntry = 2;
const rootEntry = 5;

interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** The first of the streams that is there. Null: none is; throws a RangeError for a damaged file. */
export function compoundStream(bytes: Uint8Array, names: readonly string[]): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const sectorSize = 1 << Math.min(file.readUInt16LE(30), 16);
  const smallSize = 1 << Math.min(file.readUInt16LE(32), 16);
  const sector = (index: number) => file.subarray((index + 1) * sectorSize, (index + 2) * sectorSize);
  const next = table(fatSectors(file, sectorSize).map(sector));
  const stream = (start: number) => Buffer.concat(chain(start, next).map(sector));
  const entries = entriesOf(stream(file.readUInt32LE(48)));
  const found = names.flatMap(
    (name) => entries.find((one) => one.kind === streamEntry && one.name === name) ?? [],
  );
  const [entry] = found;
  if (entry === undefined) return null;
  if (entry.size >= file.readUInt32LE(56)) return stream(entry.start).subarray(0, entry.size);
  const root = entries.find(({ kind }) => kind === rootEntry);
  const small = stream(root?.start ?? endOfChain);
  const smallNext = table([stream(file.readUInt32LE(60))]);
  const parts = chain(entry.start, smallNext).map((index) =>
    small.subarray(index * smallSize, (index + 1) * smallSize),
  );
  return Buffer.concat(parts).subarray(0, entry.size);
}

/** Sectors that hold the file's allocation table: 109 in the header, further ones in a chain of their own. */
function fatSectors(file: Buffer, sectorSize: number): readonly number[] {
  const inHeader = numbers(file.subarray(76, 512));
  const most = Math.ceil(file.length / sectorSize);
  const more: number[] = [];
  let at = file.readUInt32LE(68);
  for (let count = 0; at < most && count < most; count += 1) {
    const own = numbers(file.subarray((at + 1) * sectorSize, (at + 2) * sectorSize));
    more.push(...own.slice(0, -1));
    at = own.at(-1) ?? endOfChain;
  }
  return [...inHeader, ...more].filter((index) => index < most);
}

function table(sectors: readonly Buffer[]): readonly number[] {
  return sectors.flatMap(numbers);
}

function numbers(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}

/** Sectors from the start to the end of their chain; a circle throws. */
function chain(start: number, next: readonly number[]): readonly number[] {
  const sectors: number[] = [];
  for (let at = start; at < next.length; at = next[at] ?? endOfChain) {
    if (sectors.length > next.length) throw new RangeError('a chain of sectors is a circle');
    sectors.push(at);
  }
  return sectors;
}

function entriesOf(directory: Buffer): readonly DirectoryEntry[] {
  const count = Math.floor(directory.length / entrySize);
  return Array.from({ length: count }, (_, index): DirectoryEntry => {
    const entry = directory.subarray(index * entrySize, (index + 1) * entrySize);
    const nameLength = Math.max(0, Math.min(entry.readUInt16LE(64), 64) - 2);
    return {
      name: entry.toString('utf16le', 0, nameLength),
      kind: entry.readUInt8(66),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}
