/** The text setter: preparing, breaking and drawing text with the faces of one font book. */
import { breakParagraph } from './break-lines.js';
import { PairTable } from './break-opportunity.js';
import { classify } from './character-class.js';
import { CodePointTable } from './code-point-table.js';
import type { FontBook, FontRole, TextStyle } from './font-book.js';
import { glyphRunsOf } from './glyph-runs.js';
import type { PreparedText, TextSetter } from './line.js';
import { prepareParagraph } from './prepare.js';
import { PreparedParagraph } from './prepared-paragraph.js';
import { StyleMetrics } from './style-metrics.js';

/**
 * A setter for the book’s faces. It keeps the widths of the characters that it has met, so one setter should serve all
 * documents of a process. Control characters and variation selectors take no room and are not drawn; tabs and line ends
 * inside a paragraph count as spaces.
 */
export function createTextSetter(book: FontBook): TextSetter {
  const styles = new KnownStyles(book);
  const pairs = new PairTable();
  return {
    prepare: (text, style) => prepareParagraph(text, style, styles.metrics(style), pairs),
    breakLines: (prepared, measure, options) => breakParagraph(own(prepared), measure, options),
    glyphRuns: (prepared, line) => glyphRunsOf(own(prepared), line),
  };
}

/** Metrics of the styles met so far, by role and size. */
class KnownStyles {
  readonly #book: FontBook;
  readonly #classes = new CodePointTable(classify);
  readonly #known = new Map<FontRole, Map<number, StyleMetrics>>();

  constructor(book: FontBook) {
    this.#book = book;
  }

  metrics(style: TextStyle): StyleMetrics {
    return this.#known.get(style.role)?.get(style.size) ?? this.#add(style);
  }

  #add(style: TextStyle): StyleMetrics {
    const bySize = this.#known.get(style.role) ?? new Map<number, StyleMetrics>();
    this.#known.set(style.role, bySize);
    const added = new StyleMetrics(this.#book, style, this.#classes);
    bySize.set(style.size, added);
    return added;
  }
}

function own(prepared: PreparedText): PreparedParagraph {
  if (prepared instanceof PreparedParagraph) return prepared;
  throw new TypeError('This text was not prepared by a text setter.');
}
