/** What a check has to say: a diagnostic with what should stand there and what does. */
import type { Diagnostic } from '../diagnostics/index.js';

export interface Finding extends Diagnostic {
  /** What should stand there, where the rule knows it: amounts in 元 without commas. */
  readonly expected: string | null;
  /** What stands there; null for a blank. */
  readonly actual: string | null;
}

/** A diagnostic of another stage as a finding of the same report; `actual` where it is known. */
export function asFinding(one: Diagnostic, actual: string | null = null): Finding {
  return { ...one, expected: null, actual };
}
