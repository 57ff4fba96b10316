/** Fills required places with placeholders, because a book is printed from a valid filing. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingPlace, type FilingSchema, placeAt } from '../filing/index.js';
import { isRecord } from '../json/index.js';
import { Memo } from '../memo/index.js';

export class RequiredFiller {
  readonly #schema: FilingSchema;
  readonly #placeholders: Set<JsonPath>;
  /** Cache by path with indexes 0, because rows of lists share places. */
  readonly #places = new Memo<JsonPath, FilingPlace | 'none'>({ capacity: 2000 });

  /** `placeholders` gathers the places that were filled. */
  constructor(schema: FilingSchema, placeholders: Set<JsonPath>) {
    this.#schema = schema;
    this.#placeholders = placeholders;
  }

  /** Puts a placeholder at each required place of the record that is blank. `general`: the path with the indexes 0. */
  fill(record: Record<string, unknown>, path: JsonPath, general = path): void {
    for (const key of this.#placeAt(general)?.keys ?? []) {
      const inside = path === '' ? key : `${path}.${key}`;
      const insideAll = general === '' ? key : `${general}.${key}`;
      const place = this.#placeAt(insideAll);
      const value = record[key];
      if (place?.kind === 'record') {
        const part = isRecord(value) ? value : {};
        this.fill(part, inside, insideAll);
        if (Object.keys(part).length > 0) record[key] = part;
      } else if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
          if (isRecord(item)) this.fill(item, `${inside}[${index}]`, `${insideAll}[0]`);
      } else if (place?.isRequired === true && (value === undefined || value === null || value === '')) {
        record[key] = placeholder(place, this.#placeholders.size);
        this.#placeholders.add(inside);
      }
    }
  }

  #placeAt(general: JsonPath): FilingPlace | null {
    const place = this.#places.getOrCompute(general, () => placeAt(general, this.#schema) ?? 'none');
    return place === 'none' ? null : place;
  }
}

/** Texts differ, so that no rows are merged because of them. */
function placeholder({ kind, choices: [choice] }: FilingPlace, count: number): string {
  if (choice !== undefined) return choice;
  switch (kind) {
    case 'amount':
    case 'decimal':
    case 'value':
      return '1';
    case 'date':
      return '2000-01-01';
    case 'period':
      return '2000';
    default:
      return `~${count % 100_000}~`;
  }
}
