/**
 * The file's bytes: takes what pdfkit writes and packs all objects without a stream into object streams, found by a
 * cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). pdfkit writes neither; a tagged document has a hundred objects a page.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { decodeRows, differences, ObjectStream } from './object-stream.js';
import type { PdfKitDocument, PdfReference } from './pdfkit-document.js';

/** Objects in one stream: more gain a little, and make a reader unpack more for each. Rows unpack fast, and gain by staying together. */
const objectsInStream = 200;
const rowsInStream = 4000;
/** Numbers of a section's objects begin at a multiple of this: what equal forms say of one another then ends in the same digits. */
const numberStep = 100;
/** Bytes of an entry's fields: type; offset or number of the object stream; generation or index in it. */
const fieldWidths = '1 4 2';
const entryLength = 7;
/** Generation of a free object number that stays free. */
const neverUsed = 0xffff;

export class PdfFile {
  readonly #pdf: PdfKitDocument;
  /** Rows pay in a long file only: in one of a few pages they are a twentieth of its time. */
  readonly #isLong: boolean;
  readonly #chunks: Buffer[] = [];
  /** By object number: its object stream, and its index there. */
  readonly #streams: number[] = [];
  readonly #indexes: number[] = [];
  /** Streams in work, by their rows' width. */
  readonly #open = new Map<number | null, ObjectStream>();
  /** An object's head and body, until it is known whether a stream follows. */
  #head: string | null = null;
  #body: string | null = null;

  /** Takes over from pdfkit, which has written the header; nothing of the file goes through its stream from here on. */
  constructor(pdf: PdfKitDocument, isLong: boolean) {
    this.#pdf = pdf;
    this.#isLong = isLong;
    this.#append(Buffer.from(`%PDF-1.7\n%\xff\xff\xff\xff\n`, 'latin1'));
    pdf._offset = this.#chunks[0]?.length ?? 0;
    pdf._write = (data) => this.#take(data);
    pdf._finalize = () => this.#finish();
  }

  /** Number of a new object; `add` is to be called with it once. */
  reserve(): number {
    return this.#pdf._offsets.push(null);
  }

  /** Leaves numbers free up to the next round one. */
  skipNumbers(): void {
    while ((this.#pdf._offsets.length + 1) % numberStep !== 0) this.reserve();
  }

  /**
   * An object without a stream, as it stands in a file; characters are bytes. `width`: for objects that differ from one another in
   * numbers alone, which are written in rows of so many bytes.
   */
  add(id: number, text: string, rowWidth: number | null = null): void {
    const width = this.#isLong ? rowWidth : null;
    const stream = this.#open.get(width) ?? new ObjectStream(width);
    this.#open.set(width, stream);
    stream.add(id, text);
    if (stream.count === (width === null ? objectsInStream : rowsInStream)) this.#write(stream);
  }

  /** Stands for an object of `add` in pdfkit's dictionaries: pdfkit takes what descends from its own references. */
  reference(id: number): PdfReference {
    const own: PdfReference = Object.create(this.#pdf._root);
    return Object.assign(own, { id, toString: () => `${id} 0 R`, end: () => {} });
  }

  /** The whole file, once the document has ended. */
  bytes(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }

  /** Sixteen bytes of the hash of what has been written so far. */
  fingerprint(): Buffer {
    return createHash('sha256').update(this.bytes()).digest().subarray(0, 16);
  }

  /** pdfkit writes an object in three calls, head, dictionary and `endobj`, or goes on with `stream` after two. */
  #take(data: string | Buffer): void {
    if (typeof data !== 'string') this.#append(data);
    else if (this.#head === null && data.endsWith(' 0 obj')) this.#head = data;
    else if (this.#head !== null && this.#body === null) this.#body = data;
    else if (this.#head !== null && this.#body !== null) this.#endHead(this.#head, this.#body, data);
    else this.#line(data);
  }

  #endHead(head: string, body: string, next: string): void {
    this.#head = null;
    this.#body = null;
    if (next === 'endobj') this.add(Number.parseInt(head, 10), body);
    else this.#line(`${head}\n${body}\n${next}`);
  }

  #line(text: string): void {
    this.#append(Buffer.from(`${text}\n`, 'latin1'));
  }

  #append(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.#pdf._offset += bytes.length;
  }

  #write(objects: ObjectStream): void {
    if (objects.count === 0) return;
    const stream = this.reserve();
    const { ids, keys, content } = objects.take();
    ids.forEach((id, index) => {
      this.#streams[id] = stream;
      this.#indexes[id] = index;
    });
    this.#stream(stream, keys, content);
  }

  #stream(id: number, keys: string, content: Buffer): void {
    const packed = compressObjects(content);
    this.#pdf._offsets[id - 1] = this.#pdf._offset;
    this.#line(`${id} 0 obj\n<<${keys}/Filter/FlateDecode/Length ${packed.length}>>\nstream`);
    this.#append(packed);
    this.#line('\nendstream\nendobj');
  }

  #finish(): void {
    for (const stream of this.#open.values()) this.#write(stream);
    const id = this.reserve();
    const start = this.#pdf._offset;
    const { _root, _info, _id } = this.#pdf;
    const fileId = _id.toString('hex');
    const trailer = `/Root ${_root} /Info ${_info} /ID [<${fileId}> <${fileId}>]`;
    const keys = `/Type/XRef/Size ${id + 1}/W [${fieldWidths}] ${trailer} ${decodeRows(entryLength)}`;
    this.#pdf._offsets[id - 1] = start;
    this.#stream(id, keys, this.#crossReferences());
    this.#line(`startxref\n${start}\n%%EOF`);
  }

  /** An entry a row: numbers in sequence pack to nearly nothing. Free numbers are never used again (7.5.4). */
  #crossReferences(): Buffer {
    const offsets = this.#pdf._offsets;
    const entries = Buffer.alloc((offsets.length + 1) * entryLength);
    entries.writeUInt16BE(neverUsed, entryLength - 2);
    offsets.forEach((offset, index) => {
      const at = (index + 1) * entryLength;
      const stream = this.#streams[index + 1];
      const isFree = stream === undefined && offset === null;
      entries[at] = stream !== undefined ? 2 : isFree ? 0 : 1;
      entries.writeUInt32BE(stream ?? offset ?? 0, at + 1);
      entries.writeUInt16BE(isFree ? neverUsed : (this.#indexes[index + 1] ?? 0), at + 5);
    });
    return differences(entries, entryLength);
  }
}

/** A window of 8 KB: most pages are shorter, and setting one up takes less time than packing a page. */
const pageWindow = 13;

export function compressPage(operators: Uint8Array): Uint8Array {
  return deflateSync(operators, { windowBits: pageWindow });
}

/**
 * Outlines gain little from a longer search: level 2 takes 45 % less time than 6 for 3 % more bytes. The larger table
 * takes a sixth off the time besides, one piece of output in place of many another twentieth.
 */
const fontSettings = { level: 2, memLevel: 9, chunkSize: 1 << 17 };

/** Bytes: a longer font is that of many forms, and packing it well a thousandth of their time. */
const longFont = 100_000;

export function compressFont(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, bytes.length > longFont ? { ...fontSettings, level: 6 } : fontSettings);
}

/** Bytes: more than this are the objects of twenty forms or so. */
const manyObjects = 1 << 18;

/**
 * Objects and the filing. Four megabytes of 300 forms pack a hundredth smaller at level 8 for a fiftieth of their time (at 9
 * for a tenth); a single form is sooner done at 5.
 */
export function compressObjects(bytes: Uint8Array): Buffer {
  return deflateSync(bytes, bytes.length > manyObjects ? { level: 8, memLevel: 9 } : { level: 5 });
}

type TextString = InstanceType<typeof String>;

/** A text string (ISO 32000-1, 7.9.2.2): pdfkit takes String objects for these, as plain strings are names to it. */
export function textString(text: string): TextString {
  return Object(text);
}

/** A text string as it stands in a file: UTF-16 in hexadecimal. */
export function hexText(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return `<feff${hex}>`;
}
