/** The colour of our ink: a grey ICC profile (ICC.1:2001-04), which PDF/A asks for where DeviceGray is used (ISO 19005-3, 6.2.3). */

const headerLength = 128;
const tagEntry = 12;
/** D50, the profile connection space's white, as s15Fixed16 numbers. */
const white = [0xf6d6, 0x10000, 0xd32d] as const;
/** A u8Fixed8 number: 2.2, as screens and sRGB have it. */
const gamma = 0x0233;
const description = 'Gray gamma 2.2';
const copyright = 'No copyright, use freely';

/** A display profile of four tags, some 400 bytes; the same bytes each time. */
export function grayProfile(): Uint8Array {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['cprt', Buffer.from(`text\0\0\0\0${copyright}\0`, 'latin1')],
    ['desc', describe(description)],
    ['kTRC', numbers('curv', [0, 1], gamma)],
    ['wtpt', numbers('XYZ ', [0, ...white])],
  ];
  const directory = Buffer.alloc(4 + tags.length * tagEntry);
  directory.writeUInt32BE(tags.length, 0);
  let offset = headerLength + directory.length;
  const bodies = tags.map(([name, body], index) => {
    const at = 4 + index * tagEntry;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(offset, at + 4);
    directory.writeUInt32BE(body.length, at + 8);
    const filled = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    offset += filled.length;
    return filled;
  });
  return Buffer.concat([header(offset), directory, ...bodies]);
}

/** 6.1: size, version 2.1, display device, grey, XYZ, the magic number, and the connection space's illuminant. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrGRAYXYZ ', 12, 'latin1');
  // 1 January 2020: year, month, day.
  [2020, 1, 1].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + index * 2);
  });
  bytes.write('acsp', 36, 'latin1');
  white.forEach((part, index) => {
    bytes.writeUInt32BE(part, 68 + index * 4);
  });
  return bytes;
}

/** A tag of 32-bit numbers, with one of 16 bits behind them. */
function numbers(type: string, words: readonly number[], last?: number): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 4 + (last === undefined ? 0 : 2));
  bytes.write(type, 0, 'latin1');
  words.forEach((word, index) => {
    bytes.writeUInt32BE(word, 4 + index * 4);
  });
  if (last !== undefined) bytes.writeUInt16BE(last, bytes.length - 2);
  return bytes;
}

/** textDescriptionType (6.5.17): ASCII, and neither Unicode nor a script's text. */
function describe(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length);
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    count,
    ascii,
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}
