/** Keeps of an XML part what reading needs, piece by piece and in UTF-8. */
import type { Allowance } from './allowance.js';
import { lastRowStart, RowSieve } from './row-sieve.js';
import type { Sieve } from './unpack-zip.js';

const cellsStart = /<(?:\w+:)?sheetData(?:\s[^>]*)?(?<!\/)>/u;
const cellsEnd = /<\/(?:\w+:)?sheetData\s*>/u;
/** Names of ranges, which copied sheets leave behind by ten thousands. */
const rangeName = /<((?:\w+:)?)definedName\s[^<>]*>[^<]*<\/\1definedName>/gu;
/** Longest text that waits for the rest of its row. */
const longestRest = 512 * 1024;

export class PartSieve implements Sieve {
  readonly #allowance: Allowance;
  readonly #holdsCells: boolean;
  readonly #kept: Buffer[] = [];
  readonly #rows = new RowSieve();
  #isInRows = false;
  #utf16: ReturnType<typeof decoderOf> | undefined;
  /** In latin1 each byte is a character, so that all others stay as they are. */
  #rest = '';

  /** `holdsCells`: the part holds texts or styles of cells. Rows of cells are known by their tags. */
  constructor(allowance: Allowance, holdsCells: boolean) {
    this.#allowance = allowance;
    this.#holdsCells = holdsCells;
  }

  take(piece: Buffer): boolean {
    this.#rest += this.#inUtf8(piece);
    while (this.#rest.includes('sheetData')) {
      const edge = (this.#isInRows ? cellsEnd : cellsStart).exec(this.#rest);
      if (edge === null) break;
      const end = this.#isInRows ? edge.index : edge.index + edge[0].length;
      if (!this.#keep(end)) return false;
      this.#isInRows = !this.#isInRows;
    }
    return this.#keep(this.#isInRows ? this.#endOfRows() : lastTagStart(this.#rest));
  }

  done(): Uint8Array | null {
    return this.#keep(this.#rest.length) ? Buffer.concat(this.#kept) : null;
  }

  #endOfRows(): number {
    const end = lastRowStart(this.#rest);
    return end > 0 || this.#rest.length < longestRest ? end : lastTagStart(this.#rest);
  }

  /** Keeps what is wanted of the text up to `end`, and the rest for the next piece. */
  #keep(end: number): boolean {
    const text = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end);
    if (text === '') return true;
    const { plain, slots } = this.#isInRows
      ? this.#rows.plain(text)
      : { plain: text.includes('definedName') ? text.replace(rangeName, '') : text, slots: 0 };
    this.#kept.push(Buffer.from(plain, 'latin1'));
    return this.#allowance.spend(plain, this.#isInRows || this.#holdsCells, slots);
  }

  /** XML may be in UTF-16 (XML 1.0, 4.3.3); the library reads UTF-8. */
  #inUtf8(piece: Buffer): string {
    this.#utf16 ??= decoderOf(piece);
    if (this.#utf16 === null) return piece.toString('latin1');
    return Buffer.from(this.#utf16.decode(piece, { stream: true })).toString('latin1');
  }
}

function decoderOf([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}

/** A tag that has begun may go on in the next piece; a text as long as a file is no tag. */
function lastTagStart(text: string): number {
  const start = text.lastIndexOf('<');
  return start < 0 || text.length - start > longestRest ? text.length : start;
}
