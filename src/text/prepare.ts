/** Makes a paragraph ready for breaking: classes and break levels, then widths and gaps, in linear time. */
import { breakLevel, type PairTable } from './break-opportunity.js';
import { characterClass as c, joinsBefore } from './character-class.js';
import type { CodePointTable } from './code-point-table.js';
import type { TextStyle } from './font-book.js';
import { keepBoxes, keepNumbers } from './kept-groups.js';
import { KnownText } from './known-text.js';
import type { PreparedText } from './line.js';
import { type Boundaries, gapMark, gapOf, type Measurements, spaceMark } from './prepared-paragraph.js';
import { type StyleMetrics, uncoveredBit } from './style-metrics.js';

/** What preparing needs beside the text. */
export interface Tables {
  readonly classes: CodePointTable;
  readonly pairs: PairTable;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** See `TextSetter.prepare`. */
export function prepareParagraph(
  text: string,
  style: TextStyle,
  metrics: StyleMetrics,
  tables: Tables,
): KnownText {
  const boundaries: Boundaries = {
    text,
    classes: zeros(text.length),
    levels: zeros(text.length),
    marks: zeros(text.length),
  };
  const met = classifyUnits(boundaries, tables);
  if (met.digits) keepNumbers(boundaries);
  if (met.boxes) keepBoxes(boundaries);
  return new KnownText(style, metrics, boundaries, measure(boundaries, metrics, gapOf(style.size)));
}

/** Classes, levels and marks of all units, pair by pair. Tells whether there may be groups to keep together. */
function classifyUnits(
  { text, classes, levels, marks }: Boundaries,
  tables: Tables,
): { digits: boolean; boxes: boolean } {
  const met = { digits: false, boxes: false };
  let before: number | null = null;
  let overSpaces = false;
  let held = false;
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    const known = classInPlace(tables.classes.get(codePoint), before === null, overSpaces);
    classes[at] = known;
    if (known === c.space) {
      marks[at] = spaceMark;
      overSpaces = true;
    } else if (joinsBefore(known)) {
      held ||= known === c.joiner;
    } else {
      met.digits ||= known === c.digit;
      met.boxes ||= known === c.box;
      if (before === null) levels[at] = overSpaces ? breakLevel.word : breakLevel.never;
      else levels[at] = held ? breakLevel.fault : tables.pairs.level(before, known, overSpaces);
      if (before !== null && !overSpaces && wantsGap(before, known)) marks[at] = gapMark;
      // A slash right behind a bracket, as in 年度(/项目)指标值, is no better at a line's end than the bracket.
      const opens: boolean = before === c.openTight || before === c.openWide;
      if (!(opens && known === c.slash && !overSpaces)) before = known;
      overSpaces = false;
      held = false;
    }
    if (codePoint > 0xffff) {
      at += 1;
      classes[at] = c.invisible;
      marks[at] = (marks[at - 1] ?? 0) & spaceMark;
    }
  }
  return met;
}

/** A mark that has no character to stand on is one of its own; what is not seen goes with the spaces before it. */
function classInPlace(known: number, isFirst: boolean, overSpaces: boolean): number {
  if (known === c.mark) return isFirst || overSpaces ? c.wordSymbol : known;
  return joinsBefore(known) && overSpaces ? c.space : known;
}

/** A quarter em between hanzi and Latin letters or digits, either way round. */
function wantsGap(before: number, after: number): boolean {
  if (before === c.ideograph) return after === c.letter || after === c.digit;
  return after === c.ideograph && (before === c.letter || before === c.digit);
}

/** Widths of all units, and what no face covers. */
function measure({ text, marks }: Boundaries, metrics: StyleMetrics, gap: number): Measurements {
  const ends = zeros(text.length + 1);
  const uncovered: PreparedText['uncovered'][number][] = [];
  let right = 0;
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    const paint = metrics.paints.get(codePoint);
    if ((paint & uncoveredBit) !== 0) uncovered.push({ at, codePoint });
    if (((marks[at] ?? 0) & gapMark) !== 0) right += gap;
    right += metrics.advances.get(codePoint);
    if (codePoint > 0xffff) {
      at += 1;
      ends[at] = right;
    }
    ends[at + 1] = right;
  }
  return { ends, uncovered };
}
