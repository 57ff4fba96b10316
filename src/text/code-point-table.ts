/** A cache of a number for each code point, filled on demand. */

const unknown = -1;

/** Non-negative numbers by code point, in pages of 256, so that memory grows with the characters in use. */
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
