/**
 * The file's bytes: takes what pdfkit writes and packs all objects without a stream into object streams, found by a
 * cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). pdfkit writes neither; a tagged document has a hundred objects a page.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { ByteSink } from '../byte-sink.js';
import type { PdfKitDocument, PdfReference } from './pdfkit-document.js';

/** Objects in one stream: more gain a little, and make a reader unpack more for each. */
const objectsInStream = 200;
/** Bytes of an entry's fields: type; offset or number of the object stream; generation or index in it. */
const fieldWidths = '1 4 2';
const entryLength = 7;

export class PdfFile {
  readonly #pdf: PdfKitDocument;
  readonly #chunks: Buffer[] = [];
  /** By object number: its object stream, and its index there. */
  readonly #streams: number[] = [];
  readonly #indexes: number[] = [];
  /** Objects of the stream in work, and where each begins. */
  readonly #batch = new ByteSink();
  #places = '';
  #batched: number[] = [];
  /** An object's head and body, until it is known whether a stream follows. */
  #head: string | null = null;
  #body: string | null = null;

  /** Takes over from pdfkit, which has written the header; nothing of the file goes through its stream from here on. */
  constructor(pdf: PdfKitDocument) {
    this.#pdf = pdf;
    this.#append(Buffer.from(`%PDF-1.7\n%\xff\xff\xff\xff\n`, 'latin1'));
    pdf._offset = this.#chunks[0]?.length ?? 0;
    pdf._write = (data) => this.#take(data);
    pdf._finalize = () => this.#finish();
  }

  /** Number of a new object; `add` is to be called with it once. */
  reserve(): number {
    return this.#pdf._offsets.push(null);
  }

  /** An object without a stream, as it stands in a file; characters are bytes. */
  add(id: number, text: string): void {
    this.#places += `${id} ${this.#batch.length} `;
    this.#batched.push(id);
    this.#batch.latin1(text);
    this.#batch.ascii('\n');
    if (this.#batched.length === objectsInStream) this.#flush();
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

  #flush(): void {
    const count = this.#batched.length;
    if (count === 0) return;
    const stream = this.reserve();
    this.#batched.forEach((id, index) => {
      this.#streams[id] = stream;
      this.#indexes[id] = index;
    });
    const keys = `/Type /ObjStm /N ${count} /First ${this.#places.length}`;
    this.#stream(stream, keys, Buffer.concat([Buffer.from(this.#places, 'latin1'), this.#batch.bytes()]));
    this.#batched = [];
    this.#places = '';
    this.#batch.length = 0;
  }

  #stream(id: number, keys: string, content: Buffer): void {
    const packed = compressObjects(content);
    this.#pdf._offsets[id - 1] = this.#pdf._offset;
    this.#line(`${id} 0 obj\n<<${keys} /Filter /FlateDecode /Length ${packed.length}>>\nstream`);
    this.#append(packed);
    this.#line('\nendstream\nendobj');
  }

  #finish(): void {
    this.#flush();
    const id = this.reserve();
    const start = this.#pdf._offset;
    const { _root, _info, _id } = this.#pdf;
    const fileId = _id.toString('hex');
    const trailer = `/Root ${_root} /Info ${_info} /ID [<${fileId}> <${fileId}>]`;
    const decode = `/DecodeParms <</Predictor 12 /Columns ${entryLength}>>`;
    const keys = `/Type /XRef /Size ${id + 1} /W [${fieldWidths}] ${trailer} ${decode}`;
    this.#pdf._offsets[id - 1] = start;
    this.#stream(id, keys, this.#crossReferences());
    this.#line(`startxref\n${start}\n%%EOF`);
  }

  /** An entry a row, each byte less the one above it (PNG's predictor Up, 7.4.4.4): numbers in sequence pack to nearly nothing. */
  #crossReferences(): Buffer {
    const offsets = this.#pdf._offsets;
    const entries = Buffer.alloc((offsets.length + 1) * entryLength);
    entries.writeUInt16BE(0xffff, entryLength - 2);
    offsets.forEach((offset, index) => {
      const at = (index + 1) * entryLength;
      const stream = this.#streams[index + 1];
      entries[at] = stream === undefined ? 1 : 2;
      entries.writeUInt32BE(stream ?? offset ?? 0, at + 1);
      entries.writeUInt16BE(this.#indexes[index + 1] ?? 0, at + 5);
    });
    return predicted(entries);
  }
}

function predicted(entries: Buffer): Buffer {
  const count = entries.length / entryLength;
  const rows = Buffer.alloc(count * (entryLength + 1));
  for (let entry = 0; entry < count; entry += 1) {
    const from = entry * entryLength;
    const to = entry * (entryLength + 1);
    rows[to] = 2;
    for (let place = 0; place < entryLength; place += 1) {
      const above = entry === 0 ? 0 : (entries[from - entryLength + place] ?? 0);
      rows[to + 1 + place] = (entries[from + place] ?? 0) - above;
    }
  }
  return rows;
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

export function compressFont(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, fontSettings);
}

/** Objects of a tagged document, four megabytes of 300 forms: level 6 takes half as long again for a three-hundredth less. */
export function compressObjects(bytes: Uint8Array): Buffer {
  return deflateSync(bytes, { level: 5 });
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
