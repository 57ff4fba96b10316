/** Caches what the schema says of a path's place: asked for every cell, and forms and rows of lists share places. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingPlace, type FilingSchema, placeAt } from '../filing/index.js';
import { Memo } from '../memo/index.js';

type Kind = FilingPlace['kind'];

export class PlaceKinds {
  /** By path with the indexes 0. */
  readonly #places = new Memo<JsonPath, FilingPlace | 'none'>({ capacity: 5000 });

  constructor(readonly schema: FilingSchema) {}

  /** Returns null if the schema has no such place. */
  placeAt(path: JsonPath): FilingPlace | null {
    const general = path.includes('[') ? path.replace(/\[\d+\]/gu, '[0]') : path;
    const place = this.#places.getOrCompute(general, () => placeAt(general, this.schema) ?? 'none');
    return place === 'none' ? null : place;
  }

  /** Returns null if the schema has no such place. */
  kindAt(path: JsonPath): Kind | null {
    return this.placeAt(path)?.kind ?? null;
  }

  /** Whether one of the places holds an amount. */
  hasAmount(paths: readonly JsonPath[]): boolean {
    return paths.some((path) => this.kindAt(path) === 'amount');
  }
}
