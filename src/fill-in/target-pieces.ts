/** Which piece of a target (符号, 值, 单位) a cell shows, in forms that have a cell for each: by their order. */
import type { JsonPath } from '../diagnostics/index.js';
import { indexless } from '../filing/index.js';
import type { Pattern } from '../reading/index.js';

export class TargetPieces {
  /** Names of the pieces by the list's path without indexes. */
  readonly #pieces: ReadonlyMap<string, readonly string[]>;
  readonly #met = new Map<JsonPath, number>();

  constructor({ lists }: Pattern) {
    const own = lists.map(({ path, columns }) => {
      const names = columns.flatMap(({ names: [name = ''] }) => /^target\.(\w+)$/u.exec(name)?.[1] ?? []);
      return [indexless(`${path}.target`), names] as const;
    });
    this.#pieces = new Map(own.filter(([, names]) => names.length > 0));
  }

  /** The piece that the next cell of this place shows; null: the whole. */
  next(path: JsonPath): string | null {
    const pieces = this.#pieces.get(indexless(path));
    if (pieces === undefined) return null;
    const index = this.#met.get(path) ?? 0;
    this.#met.set(path, index + 1);
    return pieces[index] ?? null;
  }
}
