/** Caches the kind of value at a path: needed for every cell, and forms share paths. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingPlace, type FilingSchema, placeAt } from '../filing/index.js';
import { Memo } from '../memo/index.js';

type Kind = FilingPlace['kind'];

export class PlaceKinds {
  readonly #kinds = new Memo<JsonPath, Kind | 'none'>({ capacity: 5000 });

  constructor(readonly schema: FilingSchema) {}

  /** Returns null if the schema has no such place. */
  kindAt(path: JsonPath): Kind | null {
    const kind = this.#kinds.getOrCompute(path, () => placeAt(path, this.schema)?.kind ?? 'none');
    return kind === 'none' ? null : kind;
  }

  /** Whether one of the places holds an amount. */
  hasAmount(paths: readonly JsonPath[]): boolean {
    return paths.some((path) => this.kindAt(path) === 'amount');
  }
}
