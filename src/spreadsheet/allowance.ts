/** Bounds what the parts of a file hold together, whatever their sizes: the library makes much of little. */
import { excelColumns } from './sheet.js';

/** What the parts of one file may still hold. */
export class Allowance {
  #tags: number;
  /** Merges, links, checks and relations take more. */
  #otherTags = 100_000;
  /** Places up to the last cell of each row, all of which the library makes. */
  #slots = 2_000_000;
  /** Columns that have a width, all of which the library makes one by one. */
  #columns = 10_000_000;
  #bytes = 24 * 1024 * 1024;
  /** Elements that are open: files have a dozen within one another. */
  #depth = 10_000;

  /** `tags`: of cells. A hundred projects' book has 110,000. */
  constructor(tags: number) {
    this.#tags = tags;
  }

  /** Returns false if it is too much. `isCells`: the text holds cells, or their texts or styles. */
  spend(text: string, isCells: boolean, slots: number): boolean {
    const tags = count(text, '<');
    this.#depth -=
      tags - 2 * count(text, '</') - noElements.reduce((sum, part) => sum + count(text, part), 0);
    if (isCells) this.#tags -= tags;
    else this.#otherTags -= tags;
    this.#slots -= slots;
    this.#columns -= countColumns(text);
    this.#bytes -= text.length;
    return Math.min(this.#tags, this.#otherTags, this.#slots, this.#columns, this.#bytes, this.#depth) >= 0;
  }
}

/** What begins or ends as a tag, and leaves no element open. */
const noElements = ['/>', '<?', '<!'];

const columns = /<(?:\w+:)?col\s[^<>]*>/gu;

function countColumns(text: string): number {
  if (!text.includes('col ')) return 0;
  let widths = 0;
  for (const [tag] of text.matchAll(columns))
    widths += Math.min(numberIn(tag, 'max'), excelColumns) - numberIn(tag, 'min') + 1;
  return widths;
}

function numberIn(tag: string, name: 'min' | 'max'): number {
  return Number(new RegExp(`\\s${name}="(\\d+)"`, 'u').exec(tag)?.[1] ?? 1);
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1;
  return found;
}
