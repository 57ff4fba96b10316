/**
 * Finds the objects of a PDF by looking through the file instead of by its cross-references: these may be damaged, or
 * lead in circles, and every program that saves the file writes them anew.
 */
import { inflateSync } from 'node:zlib';
import { type ParsedPdfValue, PdfParser } from './pdf-syntax.js';

export type ParsedPdfDictionary = ReadonlyMap<string, ParsedPdfValue>;

/** Largest unpacked stream, in bytes. */
const largestStream = 64 * 1024 * 1024;
/** Most unpacked bytes of all object streams together; one at a time is held. */
const mostUnpacked = 256 * 1024 * 1024;
const mostObjects = 2_000_000;
const headPattern = /(?<![^\s\0>])(\d{1,10})\s+\d{1,5}\s+obj(?![A-Za-z])/g;

/** Where an object stands: at an offset of the file, or in an object stream (7.5.7). */
type ObjectPlace = { readonly offset: number } | { readonly stream: number; readonly from: number };

export class PdfObjects {
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #places = new Map<number, ObjectPlace>();
  /** The last unpacked object stream; consecutive lookups mostly hit the same one. */
  #unpacked: { readonly offset: number; readonly text: string } | null = null;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#text = this.#bytes.toString('latin1');
    // A later definition replaces an earlier one, because updates are appended (7.5.6).
    for (const head of this.#text.matchAll(headPattern)) {
      this.#places.set(Number(head[1]), { offset: head.index + head[0].length });
      if (this.#places.size >= mostObjects) break;
    }
    this.#findPacked();
  }

  get isEncrypted(): boolean {
    return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(this.#text);
  }

  /** The document's catalog, which the trailer names. */
  get catalog(): ParsedPdfDictionary | null {
    const at = this.#text.lastIndexOf('/Root');
    const [, root] = /^\/Root\s+(\d{1,10})\s+\d{1,5}\s+R/.exec(this.#text.slice(at, at + 40)) ?? [];
    return root === undefined ? null : this.dictionary({ kind: 'reference', object: Number(root) });
  }

  /** The value itself, or what it refers to. */
  resolved(value: ParsedPdfValue | undefined): ParsedPdfValue | null {
    if (value?.kind !== 'reference') return value ?? null;
    const place = this.#places.get(value.object);
    if (place === undefined) return null;
    if ('offset' in place) return new PdfParser(this.#text, place.offset).value();
    const text = this.#objectStream(place.stream);
    return text === null ? null : new PdfParser(text, place.from).value();
  }

  dictionary(value: ParsedPdfValue | undefined): ParsedPdfDictionary | null {
    const found = this.resolved(value);
    return found?.kind === 'dictionary' ? found.entries : null;
  }

  items(value: ParsedPdfValue | undefined): readonly ParsedPdfValue[] {
    const found = this.resolved(value);
    return found?.kind === 'array' ? found.items : [];
  }

  /** Returns a stream's unpacked content; null if there is none or its filter is not FlateDecode. */
  stream(value: ParsedPdfValue | undefined): Buffer | null {
    const place = value?.kind === 'reference' ? this.#places.get(value.object) : undefined;
    return place !== undefined && 'offset' in place ? this.#streamAt(place.offset) : null;
  }

  #streamAt(offset: number): Buffer | null {
    const parser = new PdfParser(this.#text, offset);
    const head = parser.value();
    const begin = /^stream(?:\r\n|\n|\r)/.exec(this.#text.slice(parser.position, parser.position + 8));
    if (head?.kind !== 'dictionary' || begin === null) return null;
    const from = parser.position + begin[0].length;
    const length = this.resolved(head.entries.get('Length'));
    const given = length?.kind === 'number' ? from + length.value : -1;
    const isGiven = given >= from && /^\s*endstream/.test(this.#text.slice(given, given + 12));
    const to = isGiven ? given : this.#text.indexOf('endstream', from);
    return to < from ? null : this.#decoded(this.#bytes.subarray(from, to), head.entries);
  }

  /** Unpacks no stream of differences between rows (a predictor, 7.4.4.4): cross-references, pictures, and our own tags. */
  #decoded(bytes: Buffer, head: ParsedPdfDictionary): Buffer | null {
    const settings = this.resolved(head.get('DecodeParms'));
    if (settings?.kind === 'dictionary' && settings.entries.has('Predictor')) return null;
    const filter = this.resolved(head.get('Filter'));
    const filters = filter?.kind === 'array' ? filter.items.map((one) => this.resolved(one)) : [filter];
    const names = filters.map((one) => (one?.kind === 'name' ? one.name : ''));
    if (names.every((name) => name === '')) return bytes;
    if (names.length !== 1 || names[0] !== 'FlateDecode') return null;
    try {
      return inflateSync(bytes, { maxOutputLength: largestStream });
    } catch {
      return null;
    }
  }

  #findPacked(): void {
    let unpacked = 0;
    const offsets = [...this.#places.values()].flatMap((place) => ('offset' in place ? [place.offset] : []));
    for (const offset of offsets) {
      if (!/\/Type\s*\/ObjStm/.test(this.#text.slice(offset, offset + 300))) continue;
      const text = this.#objectStream(offset);
      unpacked += text?.length ?? 0;
      if (unpacked > mostUnpacked) return;
      const head = new PdfParser(this.#text, offset).value();
      const first = head?.kind === 'dictionary' ? this.resolved(head.entries.get('First')) : null;
      if (text === null || first?.kind !== 'number') continue;
      const numbers = (text.slice(0, first.value).match(/\d+/g) ?? []).map(Number);
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        const [number = 0, from = 0] = numbers.slice(index, index + 2);
        if (!this.#places.has(number)) this.#places.set(number, { stream: offset, from: first.value + from });
      }
    }
  }

  #objectStream(offset: number): string | null {
    if (this.#unpacked?.offset === offset) return this.#unpacked.text;
    const text = this.#streamAt(offset)?.toString('latin1') ?? null;
    this.#unpacked = text === null ? null : { offset, text };
    return text;
  }
}
