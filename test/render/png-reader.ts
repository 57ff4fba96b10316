/** Reads the PNG files that we write, strictly: every chunk's checksum, and every dot. */
import { crc32, inflateSync } from 'node:zlib';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** Dots a metre. */
  readonly resolution: number;
  /** 0 is black, 255 white. */
  dot(x: number, y: number): number;
}

export function readPng(bytes: Uint8Array): ReadPng {
  const file = Buffer.from(bytes);
  if (file.toString('hex', 0, 8) !== '89504e470d0a1a0a') throw new Error('no PNG signature');
  const chunks = readChunks(file.subarray(8));
  const [header, physical, data] = chunks.map(([, content]) => content);
  const types = chunks.map(([type]) => type).join(' ');
  if (
    types !== 'IHDR pHYs IDAT IEND' ||
    header === undefined ||
    physical === undefined ||
    data === undefined
  ) {
    throw new Error(`chunks: ${types}`);
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.toString('hex', 8) !== '0800000000') throw new Error('not eight bits of grey');
  if (physical.readUInt32BE(0) !== physical.readUInt32BE(4) || physical[8] !== 1)
    throw new Error('no square dots');
  const lines = inflateSync(data);
  if (lines.length !== (width + 1) * height) throw new Error('dots are missing');
  return {
    width,
    height,
    resolution: physical.readUInt32BE(0),
    dot: (x, y) => {
      if (lines[y * (width + 1)] !== 0) throw new Error('a line is filtered');
      return lines[y * (width + 1) + 1 + x] ?? Number.NaN;
    },
  };
}

function readChunks(file: Buffer): readonly (readonly [string, Buffer])[] {
  const chunks: [string, Buffer][] = [];
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== file.readUInt32BE(at + 8 + length)) throw new Error('a checksum is wrong');
    chunks.push([body.toString('latin1', 0, 4), body.subarray(4)]);
    at += 12 + length;
  }
  return chunks;
}
