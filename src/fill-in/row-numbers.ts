/** The numbers that a form counts its rows by (指标2：) are left out of inputs: it counts them when it is printed, whatever rows were put in or taken out. */
import type { JsonPath } from '../diagnostics/index.js';
import { indexless } from '../filing/index.js';
import { type Pattern, type PatternPart, partTexts } from '../reading/index.js';

export class RowNumbers {
  readonly #pattern: Pattern;
  /** What numbered columns print, by their path without indexes. */
  readonly #numbered: ReadonlyMap<JsonPath, readonly PatternPart[]>;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
    const columns = pattern.lists.flatMap((list) =>
      list.columns.map(({ names, cell }) => [indexless(`${list.path}.${names[0] ?? ''}`), cell] as const),
    );
    this.#numbered = new Map(
      columns.flatMap(([path, { parts, paths }]) =>
        paths.length === 1 && parts.some(isNumber) ? [[path, parts] as const] : [],
      ),
    );
  }

  /** The text of the place as it is read; with its number where the rest would lose one of its own. */
  without(path: JsonPath, text: string): string {
    const parts = this.#numbered.get(indexless(path));
    if (parts === undefined) return text;
    const read = (written: string) => partTexts(parts, written, this.#pattern.kinds)?.[0]?.text ?? null;
    const own = read(text);
    return own === null || read(own) !== own ? text : own;
  }
}

const isNumber = (part: PatternPart) => part.kind === 'words' && /\d/u.test(part.text);
