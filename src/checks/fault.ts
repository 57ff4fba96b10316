/** Results of rules: the places where a rule is violated. */
import type { JsonPath } from '../diagnostics/index.js';

/** One violation of a rule; the runner adds severity and label. */
export interface Fault {
  readonly path: JsonPath;
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
  readonly english: string;
  readonly expected?: string | null;
  readonly actual?: string | null;
  /** Further places with the same fault, which its mending changes too. */
  readonly alike?: readonly JsonPath[];
}

/** Reports a blank value that must be filled in. */
export function blank(path: JsonPath, isBlank: boolean): Fault | null {
  return isBlank ? { path, message: '必填项空着，请补填', english: 'must be filled in' } : null;
}

/** What a rule returns: a fault, several, or null for none. */
export type Found = Fault | null | readonly Found[];
