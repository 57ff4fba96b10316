/** What the sheets of a fill-in book are made with. */
import type { JsonPath } from '../diagnostics/index.js';
import type { DeclaredCheck } from '../filing/index.js';
import type { Pattern } from '../reading/index.js';
import type { ChoiceLists } from './choices.js';

export interface BookContext {
  readonly pattern: Pattern;
  /** Index of the sheet's project; null for a form of the unit. */
  readonly project: number | null;
  /** Of the form. */
  readonly checks: readonly DeclaredCheck[];
  readonly lists: ChoiceLists;
  readonly placeholders: ReadonlySet<JsonPath>;
  readonly isBlank: boolean;
  readonly year: number;
}
