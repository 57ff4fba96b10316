/** A whole filing as JSON again; `readFiling` takes it back. */
import { formatMillionths } from './decimal.js';
import type { Filing } from './schema/filing.js';

/** Amounts as decimal texts in yuan, keys in the schema's order. */
export function filingText(filing: Filing): string {
  return JSON.stringify(filing, (_key, value: unknown) =>
    typeof value === 'bigint' ? formatMillionths(value, 2) : value,
  );
}
