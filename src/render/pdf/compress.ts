/** Deflate for streams (ISO 32000-1, 7.4.4), its settings measured in docs/decisions-pdf.md. */
import { deflateSync } from 'node:zlib';

/** A window of 8 KB: most pages are shorter, and setting one up takes less time than packing a page. */
const pageWindow = 13;

export function compressPage(operators: string): Uint8Array {
  return deflateSync(Buffer.from(operators, 'latin1'), { windowBits: pageWindow });
}

export function compressFont(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}
