/** Greedy line breaking, and the narrowest measure that keeps its number of lines. */
import { breakLevel } from './break-opportunity.js';
import type { BreakOptions, BrokenText, LineBreak } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';

/** See `TextSetter.breakLines`. The measure is in millipoints. */
export function breakParagraph(
  paragraph: PreparedParagraph,
  measure: number,
  options: BreakOptions,
): BrokenText {
  const lines = breakGreedily(paragraph, measure);
  if (!options.balance || lines.length === 1) return { lines, measure };
  const narrowest = narrowestMeasure(paragraph, measure, lines.length);
  const balanced = breakGreedily(paragraph, narrowest);
  const moved = balanced.some((line, index) => line.end !== lines[index]?.end);
  return moved ? { lines: balanced, measure: narrowest } : { lines, measure };
}

/** First fit: each line takes as much as the measure holds. */
function breakGreedily(paragraph: PreparedParagraph, measure: number): readonly LineBreak[] {
  const { length } = paragraph.text;
  const first = lineFrom(paragraph, 0, measure);
  // Mostly there is no other, and a list that grows takes far more room than it needs.
  if (first.end === length) return [first];
  const lines = [first];
  for (let start = first.end; start < length; ) {
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

function countLines(paragraph: PreparedParagraph, measure: number, most: number): number {
  let start = 0;
  let count = 0;
  while (start < paragraph.text.length && count <= most) {
    start = endOfLine(paragraph, start, measure);
    count += 1;
  }
  return count;
}

/** Where the line that begins at `start` ends: at the last boundary that fits, of the best level there is. */
function endOfLine(paragraph: PreparedParagraph, start: number, measure: number): number {
  const over = firstOver(paragraph, start, measure);
  if (over === paragraph.text.length) return over;
  // Last fitting boundary of each level, 0 where there is none; of those below ordinary only what is behind it.
  let soft = 0;
  let word = 0;
  let fault = 0;
  for (let at = over; at > start; at -= 1) {
    const level = paragraph.levelAt(at);
    if (level === breakLevel.ordinary) return soft > 0 && isTooWide(paragraph, at, measure) ? soft : at;
    if (level === breakLevel.soft) soft ||= at;
    else if (level === breakLevel.word) word ||= at;
    else if (level === breakLevel.fault) fault ||= at;
  }
  return soft || word || fault || nextBoundary(paragraph, start);
}

/** The first unit of a line from `start` that the measure does not hold (spaces may hang over it); the length: all fits. */
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

/** Whether the stretch from here to the next ordinary boundary is wider than the measure. */
function isTooWide(paragraph: PreparedParagraph, start: number, measure: number): boolean {
  const over = firstOver(paragraph, start, measure);
  if (over === paragraph.text.length) return false;
  for (let at = start + 1; at <= over; at += 1) {
    if (paragraph.levelAt(at) === breakLevel.ordinary) return false;
  }
  return true;
}

/** Where not even one character fits: behind it. */
function nextBoundary(paragraph: PreparedParagraph, start: number): number {
  let at = start + 1;
  while (at < paragraph.text.length && paragraph.levelAt(at) === breakLevel.never) at += 1;
  return at;
}

/** Smallest measure, whole, that gives as many lines and breaks nothing that the given one keeps whole. */
function narrowestMeasure(paragraph: PreparedParagraph, measure: number, count: number): number {
  let low = widestKept(paragraph, measure);
  let high = Math.floor(measure);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (countLines(paragraph, middle, count) === count) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * Width of the widest stretch that the measure holds whole: from one ordinary boundary to the next, or in those that
 * are wider than the measure from one soft boundary to the next.
 */
function widestKept(paragraph: PreparedParagraph, measure: number): number {
  const { text } = paragraph;
  let widest = 0;
  let start = 0;
  let widestPart = 0;
  let partStart = 0;
  for (let at = 1; at <= text.length; at += 1) {
    const level = at < text.length ? paragraph.levelAt(at) : breakLevel.ordinary;
    if (level !== breakLevel.ordinary && level !== breakLevel.soft) continue;
    const part = paragraph.widthOf(partStart, at);
    if (part <= measure) widestPart = Math.max(widestPart, part);
    partStart = at;
    if (level === breakLevel.soft) continue;
    const whole = paragraph.widthOf(start, at);
    widest = Math.max(widest, whole <= measure ? whole : widestPart);
    start = at;
    widestPart = 0;
  }
  return widest;
}
