/** Recognises a complete file by its two ends, so that a writer that broke off is noticed before its file is taken for good. */

/** The ends of a file, which show whether it is complete. */
export interface FileEnds {
  /** In bytes. */
  readonly size: number;
  /** The first bytes: `endLength`, or all of a shorter file. */
  readonly head: Uint8Array;
  /** The last bytes, likewise. */
  readonly tail: Uint8Array;
}

/** Bytes at each end that a check may look at. */
export const endLength = 64;

export function endsOf(bytes: Uint8Array): FileEnds {
  return { size: bytes.length, head: bytes.subarray(0, endLength), tail: bytes.subarray(-endLength) };
}

/** ISO 32000-1, 7.5: a header, and at the end the place of a cross-reference table that lies within the file. */
export function isWholePdf({ size, head, tail }: FileEnds): boolean {
  const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(textOf(tail)) ?? [];
  return textOf(head).startsWith('%PDF-') && start !== undefined && Number(start) < size;
}

const endOfDirectoryLength = 22;
const zip64LocatorLength = 20;
const moved = 0xffff_ffff;

/**
 * APPNOTE.TXT 4.3.16: a local header first, and last the end of a central directory (without comment) that begins
 * where it says and ends where that end begins. Of a zip64 its locator stands before that end (4.3.15).
 */
export function isWholeZip({ size, head, tail }: FileEnds): boolean {
  if (tail.length < endOfDirectoryLength || !textOf(head).startsWith('PK\x03\x04')) return false;
  const end = tail.subarray(-endOfDirectoryLength);
  if (!textOf(end).startsWith('PK\x05\x06')) return false;
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const [entries, length, start] = [
    view.getUint16(10, true),
    view.getUint32(12, true),
    view.getUint32(16, true),
  ];
  if (start === moved || length === moved || entries === 0xffff) {
    return textOf(tail.subarray(-endOfDirectoryLength - zip64LocatorLength)).startsWith('PK\x06\x07');
  }
  return entries > 0 && start + length === size - endOfDirectoryLength;
}

/** PNG, third edition, 5.2 and 11.2.5: the signature first, an empty IEND chunk with its check sum last. */
export function isWholePng({ head, tail }: FileEnds): boolean {
  const end = '\x00\x00\x00\x00IEND\xae\x42\x60\x82';
  return textOf(head).startsWith('\x89PNG\r\n\x1a\n') && textOf(tail).endsWith(end);
}

export function isWholeHtml({ head, tail }: FileEnds): boolean {
  return /^<!doctype html>/i.test(textOf(head)) && /<\/html>\s*$/.test(textOf(tail));
}

/** One character a byte. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
