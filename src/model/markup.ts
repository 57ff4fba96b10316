/** Markup as templates give it: text, and the values in it that come from the data. */
import type { JsonPath } from '../diagnostics/index.js';

/** In order. Between two values the text may come in any pieces. */
export type Markup = readonly (string | MarkupValue)[];

export interface MarkupValue {
  /** In characters that XML can hold. */
  readonly text: string;
  readonly sources: readonly JsonPath[];
  /** The value as markup: a `<v>`. */
  readonly markup: string;
}

/** All of it as XML. */
export function markupText(markup: Markup): string {
  return markup.map((part) => (typeof part === 'string' ? part : part.markup)).join('');
}
