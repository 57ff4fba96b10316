/** Object streams (ISO 32000-1, 7.5.7): objects that have no stream of their own, packed together. */
import { ByteSink } from '../byte-sink.js';

/** Bytes of a number in the head of a stream of rows. */
const numberLength = 8;
const space = 0x20;

/**
 * Collects objects. With a width every object fills whole rows, and each row is written as its difference to the one above
 * (predictor 12, 7.4.4.4): where objects differ in their numbers alone, nearly all bytes are zero.
 */
export class ObjectStream {
  readonly #width: number | null;
  readonly #sink = new ByteSink();
  #ids: number[] = [];
  #places: number[] = [];

  constructor(width: number | null = null) {
    this.#width = width;
  }

  get count(): number {
    return this.#ids.length;
  }

  /** `text` as it stands in a file; characters are bytes. */
  add(id: number, text: string): void {
    this.#ids.push(id);
    this.#places.push(this.#sink.length);
    this.#sink.latin1(text);
    if (this.#width === null) this.#sink.ascii('\n');
    else this.#fillRow(this.#width);
  }

  /** Returns the collected objects' numbers, the stream's dictionary without the brackets, and its content; then begins anew. */
  take(): { readonly ids: readonly number[]; readonly keys: string; readonly content: Buffer } {
    const ids = this.#ids;
    const width = this.#width;
    const head = width === null ? this.#head() : this.#headRows(width);
    const plain = Buffer.concat([head, this.#sink.bytes()]);
    const keys = `/Type/ObjStm/N ${ids.length}/First ${head.length}`;
    this.#ids = [];
    this.#places = [];
    this.#sink.length = 0;
    if (width === null) return { ids, keys, content: plain };
    return { ids, keys: `${keys}${decodeRows(width)}`, content: differences(plain, width) };
  }

  #fillRow(width: number): void {
    const missing = (width - (this.#sink.length % width)) % width;
    this.#sink.room(missing).fill(space, this.#sink.length, this.#sink.length + missing);
    this.#sink.length += missing;
  }

  #head(): Buffer {
    const entries = this.#ids.map((id, index) => `${id} ${this.#places[index] ?? 0} `);
    return Buffer.from(entries.join(''), 'latin1');
  }

  /** Entries of a number and a place, as many in a row as there is room for; one that is longer than a row fills several. */
  #headRows(width: number): Buffer {
    const entryLength = numberLength * 2;
    const inRow = Math.max(1, Math.floor(width / entryLength));
    const rowLength = Math.ceil((inRow * entryLength) / width) * width;
    const head = Buffer.alloc(Math.ceil(this.#ids.length / inRow) * rowLength, space);
    this.#ids.forEach((id, index) => {
      const at = Math.floor(index / inRow) * rowLength + (index % inRow) * entryLength;
      writeNumber(head, id, at + numberLength - 2);
      writeNumber(head, this.#places[index] ?? 0, at + entryLength - 2);
    });
    return head;
  }
}

/** Writes a number whose last digit stands at `end`. */
function writeNumber(bytes: Buffer, number: number, end: number): void {
  let rest = number;
  let at = end;
  do {
    bytes[at--] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  } while (rest > 0);
}

/** The entry of a stream's dictionary by which a reader adds the differences up. */
export function decodeRows(width: number): string {
  return `/DecodeParms<</Predictor 12/Columns ${width}>>`;
}

/** Rows of so many bytes, each byte less the one above it, behind the number of this way to write them. */
export function differences(rows: Buffer, width: number): Buffer {
  const written = Buffer.allocUnsafe(rows.length + rows.length / width);
  let to = 0;
  for (let from = 0; from < rows.length; from += width) {
    written[to++] = 2;
    for (let at = from; at < from + width; at += 1) {
      written[to++] = (rows[at] ?? 0) - (from === 0 ? 0 : (rows[at - width] ?? 0));
    }
  }
  return written;
}
