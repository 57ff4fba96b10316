/** Reads our PDFs back for tests: objects by the cross-reference table, content streams by their operators. */
import { inflateSync } from 'node:zlib';

/** A run of glyphs as a page shows it. Lengths in points, y up from the page's foot. */
export interface ShownRun {
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Codes of glyphs, and adjustments in thousandths of the size. */
  readonly parts: readonly ({ readonly code: number } | { readonly adjust: number })[];
}

export interface ReadPage {
  readonly dictionary: string;
  readonly operators: string;
  readonly runs: readonly ShownRun[];
  readonly lines: readonly (readonly number[])[];
  /** Operators without operands, in order: q, Q, BT, ET, S. */
  readonly states: readonly string[];
  /** Numbers of the page's marked content; null for an artifact. */
  readonly marks: readonly (number | null)[];
  readonly links: readonly { readonly rect: readonly number[]; readonly to: string }[];
}

export interface ReadFont {
  readonly baseFont: string;
  readonly program: Uint8Array;
  readonly subtype: string;
  readonly unicode: ReadonlyMap<number, string>;
  width(code: number): number;
}

/** Where an object stands: at an offset of the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

export class ReadPdf {
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #places: readonly Place[];
  readonly #packed = new Map<number, readonly string[]>();
  /** The dictionary of the cross-reference stream. */
  readonly trailer: string;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    this.#text = this.#bytes.toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(this.#text)?.[1]);
    this.trailer = this.#text.slice(start, this.#text.indexOf('stream\n', start));
    this.#places = readPlaces(this.#streamAt(start));
  }

  /** What stands between `obj` and the stream or the end. */
  object(number: number): string {
    const place = this.#places[number];
    if (place === undefined) throw new Error(`no object ${number}`);
    if ('stream' in place) return this.#packedObjects(place.stream)[place.index] ?? '';
    const head = `${number} 0 obj\n`;
    if (!this.#text.startsWith(head, place.offset)) throw new Error(`object ${number} is not at its offset`);
    const end = this.#text.indexOf('endobj', place.offset);
    const stream = this.#text.indexOf('\nstream\n', place.offset);
    return this.#text.slice(place.offset + head.length, stream === -1 ? end : Math.min(end, stream));
  }

  stream(number: number): Buffer {
    const place = this.#places[number];
    if (place === undefined || 'stream' in place) throw new Error(`object ${number} is no stream`);
    return this.#streamAt(place.offset);
  }

  #streamAt(offset: number): Buffer {
    const start = this.#text.indexOf('\nstream\n', offset) + '\nstream\n'.length;
    const dictionary = this.#text.slice(offset, start);
    const bytes = this.#bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    if (!dictionary.includes('/FlateDecode')) return bytes;
    const width = /\/Predictor 12\/Columns (\d+)/.exec(dictionary)?.[1];
    return width === undefined ? inflateSync(bytes) : readRows(inflateSync(bytes), Number(width));
  }

  #packedObjects(number: number): readonly string[] {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const text = this.stream(number).toString('latin1');
    const first = Number(/\/First (\d+)/.exec(this.object(number))?.[1]);
    const places = numbers(text.slice(0, first)).filter((_, index) => index % 2 === 1);
    const objects = places.map((from, index) =>
      text.slice(first + from, first + (places[index + 1] ?? text.length)),
    );
    this.#packed.set(number, objects);
    return objects;
  }

  /** The object that a key of a dictionary refers to. */
  reference(dictionary: string, key: string): number {
    const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
    if (found === null) throw new Error(`no /${key} in ${dictionary}`);
    return Number(found[1]);
  }

  get catalog(): string {
    return this.object(this.reference(this.trailer, 'Root'));
  }

  get pageNumbers(): readonly number[] {
    const kids = /\/Kids \[(.*?)\]/.exec(this.object(this.reference(this.catalog, 'Pages')))?.[1] ?? '';
    return [...kids.matchAll(/(\d+) 0 R/g)].map((kid) => Number(kid[1]));
  }

  get pages(): readonly ReadPage[] {
    return this.pageNumbers.map((number) => {
      const dictionary = this.object(number);
      const operators = this.stream(this.reference(dictionary, 'Contents')).toString('latin1');
      return { dictionary, operators, ...readContent(operators), links: this.#links(dictionary) };
    });
  }

  #links(page: string): ReadPage['links'] {
    const annotations = /\/Annots \[(.*?)\]/.exec(page)?.[1] ?? '';
    return [...annotations.matchAll(/(\d+) 0 R/g)].map((annotation) => {
      const dictionary = this.object(Number(annotation[1]));
      const rect = numbers(/\/Rect \[(.*?)\]/.exec(dictionary)?.[1] ?? '');
      return { rect, to: /\/Dest \((.*?)\)/.exec(dictionary)?.[1] ?? '' };
    });
  }

  /** The text of an indirect string: UTF-16 with its mark, or ASCII. */
  string(number: number): string {
    return decodeString(this.object(number).trim());
  }

  /** The fonts of a page by their names in its resources. */
  fonts(page: ReadPage): ReadonlyMap<string, ReadFont> {
    const resources = this.object(this.reference(page.dictionary, 'Resources'));
    return new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [
        name,
        this.#font(this.object(Number(number))),
      ]),
    );
  }

  #font(font: string): ReadFont {
    const cidFont = this.object(Number(/\/DescendantFonts \[(\d+)/.exec(font)?.[1]));
    const descriptor = this.object(this.reference(cidFont, 'FontDescriptor'));
    const file = descriptor.includes('/FontFile2') ? 'FontFile2' : 'FontFile3';
    const widths = readWidths(/\/W (\[.*\])\n/.exec(cidFont)?.[1] ?? '[]');
    return {
      baseFont: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '',
      subtype: /\/Subtype \/(\S+)/.exec(cidFont)?.[1] ?? '',
      program: this.stream(this.reference(descriptor, file)),
      unicode: readUnicode(this.stream(this.reference(font, 'ToUnicode')).toString('latin1')),
      width: (code) => widths.get(code) ?? 1000,
    };
  }
}

/** Rows of predictor Up, each after its number (ISO 32000-1, 7.4.4.4). */
function readRows(bytes: Buffer, width: number): Buffer {
  const rows = Buffer.alloc((bytes.length / (width + 1)) * width);
  for (let from = 0, to = 0; from < bytes.length; from += width + 1) {
    if (bytes[from] !== 2) throw new Error(`row of kind ${bytes[from]}`);
    for (let column = 1; column <= width; column += 1, to += 1)
      rows[to] = (bytes[from + column] ?? 0) + (to < width ? 0 : (rows[to - width] ?? 0));
  }
  return rows;
}

/** Entries of 1, 4 and 2 bytes (ISO 32000-1, 7.5.8). */
function readPlaces(rows: Buffer): readonly Place[] {
  return Array.from({ length: rows.length / 7 }, (_, index) => {
    const at = index * 7;
    const field = rows.readUInt32BE(at + 1);
    return rows[at] === 2 ? { stream: field, index: rows.readUInt16BE(at + 5) } : { offset: field };
  });
}

/** The entry, or an error that fails the test. */
export function at<Entry>(entries: readonly Entry[], index: number): Entry {
  const entry = entries.at(index);
  if (entry === undefined) throw new Error(`no entry ${index} of ${entries.length}`);
  return entry;
}

function numbers(text: string): number[] {
  return text.trim().split(/\s+/).map(Number);
}

export function decodeString(literal: string): string {
  const bytes = Buffer.from(literal.slice(1, -1).replace(/\\([nrtbf()\\])/g, unescaped), 'latin1');
  return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(_: string, character: string): string {
  return escapes[character] ?? character;
}

function readWidths(array: string): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const [, first, list = ''] of array.matchAll(/(\d+) \[([^\]]*)\]/g)) {
    numbers(list).forEach((width, index) => {
      widths.set(Number(first) + index, width);
    });
  }
  return widths;
}

function readUnicode(map: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, first = '', last = '', list = ''] of map.matchAll(/^<(\w{4})><(\w{4})>\[(.*)\]$/gm)) {
    const from = Number.parseInt(first, 16);
    const found = [...list.matchAll(/<(\w+)>/g)];
    if (from + found.length - 1 !== Number.parseInt(last, 16) || first.slice(0, 2) !== last.slice(0, 2))
      throw new Error(`range ${first} to ${last} of ${found.length} texts`);
    found.forEach(([, text = ''], index) => {
      texts.set(from + index, Buffer.from(text, 'hex').swap16().toString('utf16le'));
    });
  }
  return texts;
}

const token = /\((?:\\.|[^\\)])*\)|<<(?:<[^>]*>|[^>])*>>|\[|\]|\/\w+|[-+.\d]+|[A-Za-z]+/gs;

function readContent(operators: string): Pick<ReadPage, 'runs' | 'lines' | 'states' | 'marks'> {
  const runs: ShownRun[] = [];
  const lines: number[][] = [];
  const states: string[] = [];
  const marks: (number | null)[] = [];
  let operands: string[] = [];
  let font = '';
  let size = 0;
  let place = { x: 0, y: 0 };
  let isPlaced = false;
  let pen: number[] = [];
  for (const [word] of operators.matchAll(token)) {
    if (!/^[A-Za-z]+$/.test(word)) {
      operands.push(word);
      continue;
    }
    const given = operands;
    operands = [];
    const [a = 0, b = 0] = given.map(Number);
    if (word === 'BT') place = { x: 0, y: 0 };
    if (word === 'Tf') [font, size] = [given[0]?.slice(1) ?? '', b];
    else if (word === 'Td') {
      place = { x: place.x + a, y: place.y + b };
      isPlaced = true;
    } else if (word === 'Tj' || word === 'TJ') {
      const last = runs.at(-1);
      // Shown without a new place it goes on where the last glyph ended.
      if (last === undefined || isPlaced) runs.push({ font, size, ...place, parts: readParts(given) });
      else runs[runs.length - 1] = { ...last, parts: [...last.parts, ...readParts(given)] };
      isPlaced = false;
    } else if (word === 'm') pen = [a, b];
    else if (word === 'l') lines.push([...pen, a, b]);
    else if (word === 'BMC') marks.push(null);
    else if (word === 'BDC') {
      const number = /\/MCID (\d+)/.exec(given[1] ?? '')?.[1];
      if (number !== undefined) marks.push(Number(number));
    } else if (word === 'EMC') continue;
    else if (given.length === 0) states.push(word);
    else if (word !== 'w' && word !== 'J') throw new Error(`operator ${word}`);
  }
  return { runs, lines, states, marks };
}

function readParts(words: readonly string[]): ShownRun['parts'] {
  return words.flatMap((word): ShownRun['parts'] => {
    if (word === '[' || word === ']') return [];
    if (!word.startsWith('(')) return [{ adjust: Number(word) }];
    // ISO 32000-1, 7.3.4.2: readers take an unescaped carriage return for a line feed.
    if (word.includes('\r')) throw new Error('a carriage return stands bare in a string');
    const bytes = Buffer.from(word.slice(1, -1).replace(/\\([nrtbf()\\])/g, unescaped), 'latin1');
    return Array.from({ length: bytes.length / 2 }, (_, index) => ({ code: bytes.readUInt16BE(index * 2) }));
  });
}
