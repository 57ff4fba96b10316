/** Prepares a paragraph for line breaking: classes, break levels, gaps and widths in one pass; then kept groups, if there is a line to break. */
import { breakLevel, PairTable } from './break-opportunity.js';
import { characterClass as c, joinsBefore } from './character-class.js';
import type { TextStyle } from './font-book.js';
import { keepAlternatives, keepBoxes, keepNumbers } from './kept-groups.js';
import type { PreparedText } from './line.js';
import { classMask, gapMark, gapOf, levelShift, PreparedParagraph, spaceMark } from './prepared-paragraph.js';
import { advanceShift, type StyleMetrics, uncoveredTrait } from './style-metrics.js';

type Uncovered = PreparedText['uncovered'][number];

const none: readonly Uncovered[] = [];

/** Buffers that every text is read into; at least as long as it. */
interface ReadBuffers {
  readonly units: number[];
  /** One longer than the units. */
  readonly ends: number[];
}

/** What reading a text tells beside its units and ends. */
interface ReadText {
  /** Width of the whole text on one line. */
  readonly width: number;
  /** A bit for each class that occurs. */
  readonly classes: number;
  readonly uncovered: PreparedText['uncovered'];
}

const noNumbers: readonly number[] = [];

/** Prepares paragraphs in the metrics of any style. */
export class ParagraphReader {
  readonly #pairs = new PairTable();
  #buffers = newBuffers(256);

  /** See `TextSetter.prepare`. */
  prepare(text: string, style: TextStyle, metrics: StyleMetrics, measure: number): PreparedParagraph {
    const { width, classes, uncovered } = this.#read(text, style, metrics);
    if (width <= measure)
      return new PreparedParagraph(text, style, metrics, noNumbers, noNumbers, width, uncovered);
    const units = this.#buffers.units.slice(0, text.length);
    const ends = this.#buffers.ends.slice(0, text.length + 1);
    if ((classes & (1 << c.digit)) !== 0) keepNumbers(text, units);
    if ((classes & (1 << c.box)) !== 0) keepBoxes(text, units);
    if ((classes & (1 << c.slash)) !== 0) keepAlternatives(text, units);
    return new PreparedParagraph(text, style, metrics, units, ends, width, uncovered);
  }

  /** For drawing lines that are broken already: without kept groups, and in buffers that the next text is read into. */
  prepareDrawn(text: string, style: TextStyle, metrics: StyleMetrics): PreparedParagraph {
    const { width, uncovered } = this.#read(text, style, metrics);
    const { units, ends } = this.#buffers;
    return new PreparedParagraph(text, style, metrics, units, ends, width, uncovered);
  }

  /** Reads units and ends into the buffers. */
  #read(text: string, style: TextStyle, metrics: StyleMetrics): ReadText {
    if (this.#buffers.units.length < text.length) this.#buffers = newBuffers(text.length * 2);
    const { units, ends } = this.#buffers;
    const pairs = this.#pairs;
    const gap = gapOf(style.size);
    let uncovered: Uncovered[] | null = null;
    let classes = 0;
    let right = 0;
    let width = 0;
    let before: number | null = null;
    let overSpaces = false;
    let held = false;
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      const traits = metrics.traits(codePoint);
      const own = traits & classMask;
      const known: number = joinsBefore(own) ? classInPlace(own, before === null, overSpaces) : own;
      let unit = known;
      if (known === c.space) {
        unit |= spaceMark;
        overSpaces = true;
      } else if (joinsBefore(known)) {
        held ||= known === c.joiner;
      } else {
        classes |= 1 << known;
        if (before !== null) {
          const boundary = pairs.boundary(before, known, overSpaces);
          unit |= held ? heldTogether(boundary) : boundary;
        } else if (overSpaces) unit |= breakLevel.word << levelShift;
        // A slash right behind a bracket, as in 年度(/项目)指标值, is no better at a line's end than the bracket.
        const opens: boolean = before === c.openTight || before === c.openWide;
        if (!(opens && known === c.slash && !overSpaces)) before = known;
        overSpaces = false;
        held = false;
      }
      units[at] = unit;
      right += (traits >> advanceShift) + ((unit & gapMark) === 0 ? 0 : gap);
      if (known !== c.space) width = right;
      if ((traits & uncoveredTrait) !== 0) {
        uncovered ??= [];
        uncovered.push({ at, codePoint });
      }
      if (codePoint > 0xffff) {
        at += 1;
        units[at] = c.invisible | (unit & spaceMark);
        ends[at] = right;
      }
      ends[at + 1] = right;
    }
    return { width, classes, uncovered: uncovered ?? none };
  }
}

function newBuffers(length: number): ReadBuffers {
  return { units: new Array<number>(length).fill(0), ends: new Array<number>(length + 1).fill(0) };
}

/** Adjusts a class that joins the character before to its place: a combining mark without base is a character; invisible ones join the spaces before. */
function classInPlace(known: number, isFirst: boolean, overSpaces: boolean): number {
  if (known === c.mark) return isFirst || overSpaces ? c.wordSymbol : known;
  return overSpaces ? c.space : known;
}

/** The boundary where a joiner holds both sides together. */
function heldTogether(boundary: number): number {
  return (boundary & gapMark) | (breakLevel.fault << levelShift);
}
