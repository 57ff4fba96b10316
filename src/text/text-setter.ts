/** The text setter: preparing, breaking and drawing text with the faces of one font book. */
import { PairTable } from './break-opportunity.js';
import { classify } from './character-class.js';
import { CodePointTable } from './code-point-table.js';
import type { FontBook, FontRole, TextStyle } from './font-book.js';
import { KnownStyle } from './known-style.js';
import { KnownText } from './known-text.js';
import type { PreparedText, TextSetter } from './line.js';
import type { Tables } from './prepare.js';
import { StyleMetrics } from './style-metrics.js';

/**
 * A setter for the book’s faces. It keeps the widths and the short texts that it has met, so one setter should serve
 * all documents of a process. Control characters and variation selectors take no room and are not drawn; tabs and
 * line ends inside a paragraph count as spaces.
 */
export function createTextSetter(book: FontBook): TextSetter {
  const styles = new KnownStyles(book, { classes: new CodePointTable(classify), pairs: new PairTable() });
  return {
    prepare: (text, style) => styles.get(style).prepare(text),
    breakLines: (prepared, measure, options) => own(prepared).breakLines(measure, options),
    glyphRuns: (prepared, line) => own(prepared).glyphRuns(line),
  };
}

/** What is known of the styles met so far, by role and size. */
class KnownStyles {
  readonly #book: FontBook;
  readonly #tables: Tables;
  readonly #known = new Map<FontRole, Map<number, KnownStyle>>();

  constructor(book: FontBook, tables: Tables) {
    this.#book = book;
    this.#tables = tables;
  }

  get(style: TextStyle): KnownStyle {
    return this.#known.get(style.role)?.get(style.size) ?? this.#add(style);
  }

  #add(style: TextStyle): KnownStyle {
    const bySize = this.#known.get(style.role) ?? new Map<number, KnownStyle>();
    this.#known.set(style.role, bySize);
    const metrics = new StyleMetrics(this.#book, style, this.#tables.classes);
    const added = new KnownStyle(style, metrics, this.#tables);
    bySize.set(style.size, added);
    return added;
  }
}

function own(prepared: PreparedText): KnownText {
  if (prepared instanceof KnownText) return prepared;
  throw new TypeError('This text was not prepared by a text setter.');
}
