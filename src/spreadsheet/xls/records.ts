/** The records of a workbook's stream ([MS-XLS] 2.1.4), and the texts in them. */

export const record = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  password: 0x2f,
  continued: 0x3c,
  object: 0x5d,
  columnInfo: 0x7d,
  sheet: 0x85,
  multipleNumbers: 0xbd,
  richText: 0xd6,
  format: 0xe0,
  merges: 0xe5,
  sharedTexts: 0xfc,
  sharedText: 0xfd,
  textBox: 0x01b6,
  number: 0x0203,
  text: 0x0204,
  truthOrError: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  shortNumber: 0x027e,
  formatCode: 0x041e,
  begin: 0x0809,
} as const;

export interface BiffRecord {
  readonly id: number;
  readonly data: Buffer;
  /** Offset in the stream. */
  readonly at: number;
}

export function recordsOf(stream: Buffer): readonly BiffRecord[] {
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    records.push({ id: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length), at });
    at += 4 + length;
  }
  return records;
}

/** A record's data with those that continue it. */
export function piecesOf(records: readonly BiffRecord[], index: number): readonly Buffer[] {
  const first = records[index];
  const pieces = first === undefined ? [] : [first.data];
  for (let at = index + 1; records[at]?.id === record.continued; at += 1) {
    const { data } = records[at] ?? {};
    if (data !== undefined) pieces.push(data);
  }
  return pieces;
}

/** Reads numbers and texts through pieces; where a text goes on in the next piece, this says anew how wide its characters are. */
export class PieceReader {
  #piece = 0;
  #at = 0;

  constructor(
    readonly pieces: readonly Buffer[],
    skip = 0,
  ) {
    this.#at = skip;
  }

  number(size: 1 | 2 | 4): number {
    if (this.#rest() === 0) this.#turn();
    const value = this.#own().readUIntLE(this.#at, size);
    this.#at += size;
    return value;
  }

  skip(count: number): void {
    let left = count;
    while (left > this.#rest()) {
      left -= this.#rest();
      this.#turn();
    }
    this.#at += left;
  }

  /** [MS-XLS] 2.5.293: with formatting and phonetics, which are left out. */
  text(length: number): string {
    const flags = this.number(1);
    const runs = (flags & 8) > 0 ? this.number(2) : 0;
    const phonetic = (flags & 4) > 0 ? this.number(4) : 0;
    const text = this.characters(length, (flags & 1) > 0);
    this.skip(runs * 4 + phonetic);
    return text;
  }

  characters(length: number, startsWide: boolean): string {
    let isWide = startsWide;
    let text = '';
    for (let left = length; left > 0; ) {
      if (this.#rest() === 0) {
        this.#turn();
        isWide = (this.number(1) & 1) > 0;
      }
      const size = isWide ? 2 : 1;
      const count = Math.min(left, Math.floor(this.#rest() / size));
      if (count === 0) throw new RangeError('a character is cut');
      text += this.#own().toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + count * size);
      this.#at += count * size;
      left -= count;
    }
    return text;
  }

  #own(): Buffer {
    const piece = this.pieces[this.#piece];
    if (piece === undefined) throw new RangeError('the record ends too soon');
    return piece;
  }

  #rest(): number {
    return this.#own().length - this.#at;
  }

  #turn(): void {
    this.#piece += 1;
    this.#at = 0;
  }
}
