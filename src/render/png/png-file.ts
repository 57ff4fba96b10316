/** Writes the PNG file (PNG specification, third edition) of a grey picture. */
import { crc32, deflateSync } from 'node:zlib';

export interface GreyPicture {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** A byte a dot, line after line from the top: 0 is black, 255 white. */
  readonly dots: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const inchesPerMetre = 1 / 0.0254;

/** Writes the file with its size on paper (pHYs), so that Word and print dialogues show the page at its size. */
export function pngFile(picture: GreyPicture, dpi: number): Uint8Array {
  return Buffer.concat([
    signature,
    chunk('IHDR', header(picture)),
    chunk('pHYs', sizeOnPaper(dpi)),
    chunk('IDAT', deflateSync(unfilteredLines(picture))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Eight bits a dot, grey, neither palette nor alpha, not interlaced. */
function header({ width, height }: GreyPicture): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.writeUInt8(8, 8);
  return bytes;
}

function sizeOnPaper(dpi: number): Buffer {
  const perMetre = Math.round(dpi * inchesPerMetre);
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(perMetre, 0);
  bytes.writeUInt32BE(perMetre, 4);
  bytes.writeUInt8(1, 8);
  return bytes;
}

/** Writes lines with filter type 0: most of a page is white, and filters gain nothing. */
function unfilteredLines({ width, height, dots }: GreyPicture): Buffer {
  const lines = Buffer.alloc((width + 1) * height);
  for (let line = 0; line < height; line += 1) {
    lines.set(dots.subarray(line * width, (line + 1) * width), line * (width + 1) + 1);
  }
  return lines;
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
