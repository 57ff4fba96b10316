/** Caches what the schema says of a path's place: asked for every cell, and forms and rows of lists share places. */
import type { JsonPath } from '../diagnostics/index.js';
import { Memo } from '../memo/index.js';
import { type FilingPlace, placeAt } from './labels.js';
import type { FilingSchema } from './schema/filing.js';

/** The path with all indexes 0: what the schema says of one entry of a list it says of each. */
export function generalPath(path: JsonPath): JsonPath {
  return path.includes('[') ? path.replace(/\[\d+\]/gu, '[0]') : path;
}

/** The path without indexes: `projects.indicators.name`. */
export function indexless(path: JsonPath): JsonPath {
  return path.replace(/\[\d+\]/gu, '');
}

export class PlaceKinds {
  /** By general path. */
  readonly #places = new Memo<JsonPath, FilingPlace | 'none'>({ capacity: 5000 });

  constructor(readonly schema: FilingSchema) {}

  /** Returns null if the schema has no such place. */
  placeAt(path: JsonPath): FilingPlace | null {
    const general = generalPath(path);
    const place = this.#places.getOrCompute(general, () => placeAt(general, this.schema) ?? 'none');
    return place === 'none' ? null : place;
  }

  /** Returns null if the schema has no such place. */
  kindAt(path: JsonPath): FilingPlace['kind'] | null {
    return this.placeAt(path)?.kind ?? null;
  }

  /** Whether one of the places holds an amount. */
  hasAmount(paths: readonly JsonPath[]): boolean {
    return paths.some((path) => this.kindAt(path) === 'amount');
  }
}
