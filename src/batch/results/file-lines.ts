/** Reads a file line by line, and single lines by their place, so that a long file is never in memory as a whole. */
import { readSync } from 'node:fs';

/** Place of a line in an open file, in bytes, without the line feed. */
export interface LinePlace {
  /** Its descriptor. */
  readonly file: number;
  readonly start: number;
  readonly length: number;
}

interface Line {
  readonly text: string;
  readonly place: LinePlace;
}

/** Bytes read at once. */
const chunkLength = 262_144;
const newline = 0x0a;

/** Yields the lines of an open file; the last one needs no line feed. Throws the system's error if it cannot be read. */
export function* linesOf(file: number): Generator<Line, void> {
  /** Chunks of the unfinished line. */
  let begun: Buffer[] = [];
  let start = 0;
  const lineOf = (bytes: Buffer): Line => {
    const line = { text: bytes.toString('utf8'), place: { file, start, length: bytes.length } };
    start += bytes.length + 1;
    return line;
  };
  const chunk = Buffer.allocUnsafe(chunkLength);
  for (let position = 0; ; ) {
    const count = readSync(file, chunk, 0, chunkLength, position);
    if (count === 0) break;
    position += count;
    let at = 0;
    for (let end = chunk.indexOf(newline); end >= 0 && end < count; end = chunk.indexOf(newline, at)) {
      const bytes = chunk.subarray(at, end);
      yield lineOf(begun.length === 0 ? bytes : Buffer.concat([...begun, bytes]));
      begun = [];
      at = end + 1;
    }
    if (at < count) begun.push(Buffer.from(chunk.subarray(at, count)));
  }
  if (begun.length > 0) yield lineOf(Buffer.concat(begun));
}

/** Reads the text at a place. */
export function textAt({ file, start, length }: LinePlace): string {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, start));
}
