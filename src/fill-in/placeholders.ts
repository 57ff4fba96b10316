/** Fills required places with placeholders, because a book is printed from a valid filing. */
import type { JsonPath } from '../diagnostics/index.js';
import type { FilingPlace, PlaceKinds } from '../filing/index.js';
import { isRecord } from '../json/index.js';

/** Puts a placeholder at each required place of the record that is blank; `placeholders` gathers these places. */
export function fillRequired(
  record: Record<string, unknown>,
  path: JsonPath,
  kinds: PlaceKinds,
  placeholders: Set<JsonPath>,
): void {
  for (const key of kinds.placeAt(path)?.keys ?? []) {
    const inside = path === '' ? key : `${path}.${key}`;
    const place = kinds.placeAt(inside);
    const value = record[key];
    if (place?.kind === 'record') {
      const part = isRecord(value) ? value : {};
      fillRequired(part, inside, kinds, placeholders);
      if (Object.keys(part).length > 0) record[key] = part;
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        if (isRecord(item)) fillRequired(item, `${inside}[${index}]`, kinds, placeholders);
    } else if (place?.isRequired === true && (value === undefined || value === null || value === '')) {
      record[key] = placeholder(place, placeholders.size);
      placeholders.add(inside);
    }
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
