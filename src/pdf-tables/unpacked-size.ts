/** Whether a PDF's streams unpack to too much: PDFium would take them all before anyone could stop it. */
import { constants, inflateSync } from 'node:zlib';

/** Bytes that all streams of a PDF may unpack to. */
const mostUnpacked = 64_000_000;

/** Streams of other filters than Flate (ISO 32000-2, 7.4.4) do not grow by much, and are not counted. */
export function unpacksToTooMuch(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = mostUnpacked;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 1)) {
    const begin = at + 'stream'.length + (file[at + 'stream'.length] === 0x0d ? 2 : 1);
    // The first byte of Flate with its usual window.
    if (file[begin] !== 0x78) continue;
    const size = inflatedSize(file.subarray(begin), left);
    if (size === null) return true;
    left -= size;
  }
  return false;
}

/** Null: more than `most`. */
function inflatedSize(packed: Uint8Array, most: number): number | null {
  try {
    const { length } = inflateSync(packed, {
      maxOutputLength: Math.max(most, 1),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return length;
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? null : 0;
  }
}
