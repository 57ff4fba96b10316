/** Deflate for streams (ISO 32000-1, 7.4.4), its settings measured in docs/decisions-pdf.md. */
import { deflateSync } from 'node:zlib';

/** A window of 8 KB: most pages are shorter, and setting one up takes less time than packing a page. */
const pageWindow = 13;

export function compressPage(operators: Uint8Array): Uint8Array {
  return deflateSync(operators, { windowBits: pageWindow });
}

/**
 * Outlines gain little from a longer search: level 2 takes 45 % less time than 6 for 3 % more bytes. The larger table
 * takes a sixth off the time besides.
 */
const fontSettings = { level: 2, memLevel: 9 };

export function compressFont(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, fontSettings);
}

/** Objects of a tagged document, four megabytes of 300 forms: level 6 takes half as long again for a three-hundredth less. */
export function compressObjects(bytes: Uint8Array): Buffer {
  return deflateSync(bytes, { level: 5 });
}
