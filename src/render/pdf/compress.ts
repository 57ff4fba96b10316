/** Deflate for streams, at a level measured in docs/decisions-pdf.md. */
import { deflateSync } from 'node:zlib';

const level = 6;

export function compress(bytes: Uint8Array): Buffer {
  return deflateSync(bytes, { level });
}
