/** The result of a check: a diagnostic with the expected and the actual value. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { Mending } from './mendings.js';

export interface Finding extends Diagnostic {
  /** Expected value if the rule knows it; amounts in 元 without commas. */
  readonly expected: string | null;
  /** Actual value; null: blank. */
  readonly actual: string | null;
  /** Alternative changes that resolve it, where the rule knows what was meant; apply one with `editAll`. */
  readonly mendings?: readonly Mending[];
}

/** Converts a diagnostic of another stage to a finding; `actual` if it is known. */
export function asFinding(one: Diagnostic, actual: string | null = null): Finding {
  return { ...one, expected: null, actual };
}
