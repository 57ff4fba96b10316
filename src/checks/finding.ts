/** The result of a check: a diagnostic with the expected and the actual value. */
import type { Diagnostic } from '../diagnostics/index.js';

export interface Finding extends Diagnostic {
  /** Expected value if the rule knows it; amounts in 元 without commas. */
  readonly expected: string | null;
  /** Actual value; null: blank. */
  readonly actual: string | null;
}

/** Converts a diagnostic of another stage to a finding; `actual` if it is known. */
export function asFinding(one: Diagnostic, actual: string | null = null): Finding {
  return { ...one, expected: null, actual };
}
