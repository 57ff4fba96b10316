/** Makes valid sheet names: at most 31 characters, none of []:*?/\, no apostrophe at either end, unique regardless of case. */

const longestName = 31;

export class SheetNames {
  readonly #taken = new Set<string>();

  /** Returns the name unchanged if it is valid and free, else shortened and numbered. */
  add(wanted: string): string {
    const plain = wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const short = cut(plain.replace(/^['\s]+/u, ''), longestName);
    const base = short === '' || /^history$/iu.test(short) ? '表' : short;
    let name = base;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) {
      const suffix = ` (${number})`;
      name = `${cut(base, longestName - suffix.length)}${suffix}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Cuts by UTF-16 units, as Excel counts, without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return withoutEnd(text);
  const end = /[\ud800-\udbff]/u.test(text.charAt(length - 1)) ? length - 1 : length;
  return withoutEnd(text.slice(0, end));
}

function withoutEnd(text: string): string {
  return text.replace(/(?<!['\s])['\s]+$/u, '');
}
