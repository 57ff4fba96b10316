/** What rules find: places where they do not hold. */
import type { JsonPath } from '../diagnostics/index.js';

/** One place where a rule does not hold; the severity and the label are put to it by the runner. */
export interface Fault {
  readonly path: JsonPath;
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
  readonly english: string;
  readonly expected?: string | null;
  readonly actual?: string | null;
}

/** What a rule finds: a fault, several, or none (null). */
export type Found = Fault | null | readonly Found[];
