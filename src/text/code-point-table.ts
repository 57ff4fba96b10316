/** A table by code point that is filled as characters are met: a number for each, worked out once. */

const unknown = -1;

/** Numbers (not negative) by code point, in pages of 256, so that a document pays for the characters it has. */
export class CodePointTable {
  readonly #pages: (Int32Array | undefined)[] = [];
  readonly #compute: (codePoint: number) => number;

  constructor(compute: (codePoint: number) => number) {
    this.#compute = compute;
  }

  get(codePoint: number): number {
    const known = this.#pages[codePoint >> 8]?.[codePoint & 255] ?? unknown;
    return known === unknown ? this.#fill(codePoint) : known;
  }

  #fill(codePoint: number): number {
    const page = this.#pages[codePoint >> 8] ?? new Int32Array(256).fill(unknown);
    this.#pages[codePoint >> 8] = page;
    const value = this.#compute(codePoint);
    page[codePoint & 255] = value;
    return value;
  }
}
