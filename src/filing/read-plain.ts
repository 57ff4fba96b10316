/** Reads the text of which there is nothing to say: plain JSON without a repair or a fault. */
import { checkValue, readPlainJson } from '../json/index.js';
import { normalize } from './normalize.js';
import type { Filing, FilingSchema } from './schema/filing.js';

/** Null for any other. `repairing`: what is not canonical but plain is understood, and said. */
export function readPlain(text: string, { zod, root }: FilingSchema, repairing = true): Filing | null {
  const plain = readPlainJson(text);
  if (plain === null || (repairing && normalize(plain.value, root).repairs.length > 0)) return null;
  const checked = checkValue(zod, plain.value);
  return 'value' in checked ? checked.value : null;
}
