/** Prepares a paragraph for line breaking: classes, break levels, gaps and widths in one pass, then kept groups. */
import { breakLevel, type PairTable } from './break-opportunity.js';
import { characterClass as c, joinsBefore } from './character-class.js';
import type { TextStyle } from './font-book.js';
import { keepAlternatives, keepBoxes, keepNumbers } from './kept-groups.js';
import type { PreparedText } from './line.js';
import { classMask, gapMark, gapOf, levelShift, PreparedParagraph, spaceMark } from './prepared-paragraph.js';
import { advanceShift, type StyleMetrics, uncoveredTrait } from './style-metrics.js';

type Uncovered = PreparedText['uncovered'][number];

const none: readonly Uncovered[] = [];

/** Buffers for the units and ends of a paragraph; at least as long as its text. */
interface PreparedArrays {
  readonly units: number[];
  /** One longer than the units. */
  readonly ends: number[];
}

export function newArrays(length: number): PreparedArrays {
  return { units: new Array<number>(length).fill(0), ends: new Array<number>(length + 1).fill(0) };
}

/** See `TextSetter.prepare`. A paragraph in reused buffers must not outlive the call that it is prepared for. */
export function prepareParagraph(
  text: string,
  style: TextStyle,
  metrics: StyleMetrics,
  pairs: PairTable,
  { units, ends }: PreparedArrays = newArrays(text.length),
): PreparedParagraph {
  const gap = gapOf(style.size);
  let uncovered: Uncovered[] | null = null;
  let hasDigits = false;
  let hasBoxes = false;
  let hasSlashes = false;
  let right = 0;
  let before: number | null = null;
  let overSpaces = false;
  let held = false;
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    const traits = metrics.traits(codePoint);
    const known = classInPlace(traits & classMask, before === null, overSpaces);
    let unit = known;
    if (known === c.space) {
      unit |= spaceMark;
      overSpaces = true;
    } else if (joinsBefore(known)) {
      held ||= known === c.joiner;
    } else {
      hasDigits ||= known === c.digit;
      hasBoxes ||= known === c.box;
      hasSlashes ||= known === c.slash;
      if (before !== null) unit |= heldTogether(pairs.boundary(before, known, overSpaces), held);
      else if (overSpaces) unit |= breakLevel.word << levelShift;
      // A slash right behind a bracket, as in 年度(/项目)指标值, is no better at a line's end than the bracket.
      const opens: boolean = before === c.openTight || before === c.openWide;
      if (!(opens && known === c.slash && !overSpaces)) before = known;
      overSpaces = false;
      held = false;
    }
    units[at] = unit;
    right += (traits >> advanceShift) + ((unit & gapMark) === 0 ? 0 : gap);
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
  if (hasDigits) keepNumbers(text, units);
  if (hasBoxes) keepBoxes(text, units);
  if (hasSlashes) keepAlternatives(text, units);
  return new PreparedParagraph(text, style, metrics, units, ends, uncovered ?? none);
}

/** Adjusts the class to its place: a combining mark without base is a character; invisible ones join the spaces before. */
function classInPlace(known: number, isFirst: boolean, overSpaces: boolean): number {
  if (known === c.mark) return isFirst || overSpaces ? c.wordSymbol : known;
  return joinsBefore(known) && overSpaces ? c.space : known;
}

/** Returns the boundary, or none if a joiner holds both sides together. */
function heldTogether(boundary: number, held: boolean): number {
  return held ? (boundary & gapMark) | (breakLevel.fault << levelShift) : boundary;
}
