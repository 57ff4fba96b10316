/** Greedy line breaking: each line ends at the best boundary that fits. */
import { breakLevel } from './break-opportunity.js';
import { fairLines } from './fair-lines.js';
import type { BreakOptions, LineBreak } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';
import { isInAddress, nextCharacter } from './word-processors.js';

/** See `TextSetter.breakLines`. The measure is in millipoints. */
export function breakParagraph(
  paragraph: PreparedParagraph,
  measure: number,
  { balance }: BreakOptions,
): readonly LineBreak[] {
  const { text, width } = paragraph;
  if (width <= measure) return [{ start: 0, end: text.length, width, forced: false }];
  const lines = breakGreedily(paragraph, measure);
  const mayMove = balance && lines.length > 1 && !lines.some((line) => line.forced);
  return mayMove ? fairLines(paragraph, measure, lines) : lines;
}

/** First fit: each line takes as much as the measure holds. */
function breakGreedily(paragraph: PreparedParagraph, measure: number): readonly LineBreak[] {
  const { length } = paragraph.text;
  const lines: LineBreak[] = [];
  for (let start = 0; start < length; ) {
    const line = lineFrom(paragraph, start, measure);
    lines.push(line);
    start = line.end;
  }
  return lines;
}

function lineFrom(paragraph: PreparedParagraph, start: number, measure: number): LineBreak {
  const end = endOfLine(paragraph, start, measure);
  const level = paragraph.levelAt(end);
  const forced = end < paragraph.text.length && (level === breakLevel.word || level === breakLevel.fault);
  return { start, end, width: paragraph.widthOf(start, end), forced };
}

/** Finds the end of the line that begins at `start`: the last boundary that fits, of the highest level available. */
function endOfLine(paragraph: PreparedParagraph, start: number, measure: number): number {
  const over = firstOver(paragraph, start, measure);
  if (over === paragraph.text.length) return over;
  // Last fitting boundary of each level, 0: none; for levels below ordinary, only boundaries after the last ordinary one.
  let soft = 0;
  // The last soft one outside addresses, which Word begins on a line of their own.
  let filling = 0;
  let thousands = 0;
  let word = 0;
  let fault = 0;
  for (let at = over; at > start; at -= 1) {
    const level = paragraph.levelAt(at);
    if (level === breakLevel.ordinary) return filling > 0 && isTooWide(paragraph, at, measure) ? filling : at;
    if (level === breakLevel.soft) {
      soft ||= at;
      if (filling === 0 && !isInAddress(paragraph, at)) filling = at;
    } else if (level === breakLevel.word) {
      word ||= at;
      if (isBehindThousands(paragraph.text, at)) thousands ||= at;
    } else if (level === breakLevel.fault) fault ||= at;
  }
  return soft || thousands || word || fault || nextCharacter(paragraph, start);
}

/** Finds the first unit of a line from `start` that exceeds the measure (spaces may hang over it); the text's length if all fit. */
function firstOver(paragraph: PreparedParagraph, start: number, measure: number): number {
  const { ends, text } = paragraph;
  const limit = paragraph.leftOf(start) + measure;
  if ((ends[text.length] ?? 0) <= limit) return text.length;
  let low = start;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle + 1] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  while (low < text.length && paragraph.isSpace(low)) low += 1;
  return low;
}

/** Whether the text from here to the next ordinary boundary is wider than the measure. */
function isTooWide(paragraph: PreparedParagraph, start: number, measure: number): boolean {
  const over = firstOver(paragraph, start, measure);
  if (over === paragraph.text.length) return false;
  for (let at = start + 1; at <= over; at += 1) {
    if (paragraph.levelAt(at) === breakLevel.ordinary) return false;
  }
  return true;
}

/** In a number, behind a comma that parts its thousands: 1,057,|832. */
function isBehindThousands(text: string, at: number): boolean {
  return text[at - 1] === ',' && /^\d,\d{3}(?!\d)/.test(text.slice(at - 2, at + 4));
}
