/** What is known of one style: its metrics, and the short texts set in it. */
import type { TextStyle } from './font-book.js';
import type { KnownText } from './known-text.js';
import { prepareParagraph, type Tables } from './prepare.js';
import type { StyleMetrics } from './style-metrics.js';

/** UTF-16 units of the longest text that is kept: labels and heads are shorter, sentences never come twice. */
const longestKept = 12;
/** So many texts of a style are kept at most; then all are let go. */
const mostKept = 2000;

export class KnownStyle {
  readonly #style: TextStyle;
  readonly #metrics: StyleMetrics;
  readonly #tables: Tables;
  readonly #texts = new Map<string, KnownText>();

  constructor(style: TextStyle, metrics: StyleMetrics, tables: Tables) {
    this.#style = style;
    this.#metrics = metrics;
    this.#tables = tables;
  }

  prepare(text: string): KnownText {
    if (text.length > longestKept) return this.#prepare(text);
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size === mostKept) this.#texts.clear();
    const prepared = this.#prepare(text);
    this.#texts.set(text, prepared);
    return prepared;
  }

  #prepare(text: string): KnownText {
    return prepareParagraph(text, this.#style, this.#metrics, this.#tables);
  }
}
