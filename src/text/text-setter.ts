/** The text setter: prepares, breaks and draws text with the faces of one font book. */
import { Memo } from '../memo/index.js';
import { breakParagraph } from './break-lines.js';
import { classify } from './character-class.js';
import { CodePointTable } from './code-point-table.js';
import type { FontBook, FontRole, TextStyle } from './font-book.js';
import { glyphRunsOf } from './glyph-runs.js';
import type { GlyphRun, LineBreak, PreparedText, TextSetter } from './line.js';
import { overrunsOf } from './overrun.js';
import { ParagraphReader } from './prepare.js';
import { PreparedParagraph } from './prepared-paragraph.js';
import { StyleMetrics } from './style-metrics.js';

/**
 * A setter for the book’s faces. It caches widths of characters, so use one setter for all documents of a process.
 * Control characters and variation selectors take no room and are not drawn; tabs and line ends inside a paragraph
 * count as spaces.
 */
export function createTextSetter(book: FontBook): TextSetter {
  const reader = new ParagraphReader();
  const classes = new CodePointTable(classify);
  const roles = new Memo<FontRole, Memo<number, SetStyle>>({ capacity: 20 });
  const newStyle = (style: TextStyle): SetStyle => ({
    metrics: new StyleMetrics(book, style, classes),
    runs: new Memo({ capacity: 1000 }),
  });
  const styleOf = (style: TextStyle): SetStyle =>
    roles
      .getOrCompute(style.role, () => new Memo({ capacity: 50 }))
      .getOrCompute(style.weight === 'bold' ? -style.size : style.size, () => newStyle(style));
  const runsOf = (text: string, style: TextStyle, lines: readonly LineBreak[]) => {
    const prepared = reader.prepareDrawn(text, style, styleOf(style).metrics);
    return lines.map((line) => glyphRunsOf(prepared, line));
  };
  return {
    prepare: (text, style, measure = noMeasure) =>
      reader.prepare(text, style, styleOf(style).metrics, measure),
    breakLines: (prepared, measure, options) => breakParagraph(preparedHere(prepared), measure, options),
    overruns: (prepared, lines) => overrunsOf(preparedHere(prepared), lines),
    glyphRuns: (text, style, lines) =>
      isShortLine(text, lines)
        ? styleOf(style).runs.getOrCompute(text, () => runsOf(text, style, lines))
        : runsOf(text, style, lines),
  };
}

/** No text is as narrow, not the empty one either. */
const noMeasure = -1;

/** Longest one-line text, in UTF-16 units, whose glyph runs are cached: labels, names of groups, short answers. */
const longestCached = 12;

function isShortLine(text: string, [first, second]: readonly LineBreak[]): boolean {
  const isWhole = second === undefined && first?.start === 0 && first.end === text.length;
  return isWhole && text.length <= longestCached;
}

interface SetStyle {
  readonly metrics: StyleMetrics;
  readonly runs: Memo<string, readonly (readonly GlyphRun[])[]>;
}

function preparedHere(prepared: PreparedText): PreparedParagraph {
  if (prepared instanceof PreparedParagraph) return prepared;
  throw new TypeError('This text was not prepared by a text setter.');
}
