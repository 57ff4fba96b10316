/** Characters of a cell, or of a page outside its tables, as lines and as a text. */
import { raisedFigures } from '../identity/index.js';
import type { PageCharacter } from './page-text.js';
import { isRaised, withRaisedMarks } from './raised-marks.js';

export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Whether another text is drawn over it, so that the characters of both are mixed. */
  readonly isOverprinted?: boolean;
}

/** Characters whose baselines differ by less than this share of their size stand on one line. */
const sameLine = 0.3;

/** From the top down. */
export function linesOf(characters: readonly PageCharacter[]): readonly TextLine[] {
  const rows: PageCharacter[][] = [];
  for (const one of characters.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (first !== undefined && one.baseline - first.baseline <= Math.max(one.size, first.size) * sameLine)
      row?.push(one);
    else rows.push([one]);
  }
  return withRaisedMarks(rows)
    .map(lineOf)
    .filter(({ text }) => text !== '');
}

/** Lines of a cell; what is written downwards is one. `characters`: in the order in which the page draws them. */
export function linesInCell(characters: readonly PageCharacter[]): readonly TextLine[] {
  const shown = characters.filter(({ text }) => text !== ' ');
  const [first] = shown;
  if (first === undefined || !isDownwards(shown)) return linesOf(characters);
  return [
    {
      text: shown.map(({ text }) => text).join(''),
      left: Math.min(...shown.map(({ left }) => left)),
      right: Math.max(...shown.map(({ right }) => right)),
      baseline: first.baseline,
      size: first.right - first.left,
    },
  ];
}

/** Whether each character stands under the one before, or begins a column to the left of it: 竖排. A single column reads the same as lines. */
function isDownwards(characters: readonly PageCharacter[]): boolean {
  let columns = 1;
  for (const [index, one] of characters.slice(1).entries()) {
    const before = characters[index] ?? one;
    const width = before.right - before.left;
    const [across, down] = [one.left - before.left, one.baseline - before.baseline];
    const isUnder = Math.abs(across) < width * sameColumn && down > width * sameColumn;
    const isNext = across < -width * sameColumn && down < -width * sameColumn;
    if (!isUnder && !isNext) return false;
    if (isNext) columns += 1;
  }
  return columns > 1;
}

/** Share of a character's width by which those of one column differ at the most, and columns at the least. */
const sameColumn = 0.4;

function lineOf(characters: readonly PageCharacter[]): TextLine {
  const sorted = withoutEnds(characters.toSorted((one, other) => one.left - other.left));
  let text = '';
  let last: PageCharacter | null = null;
  /** The last character on the line itself. */
  let onLine: PageCharacter | null = null;
  for (const one of sorted) {
    if (last !== null && isBlankBetween(last, one)) text += ' ';
    const isMark = isRaised(one, onLine);
    text += isMark ? raisedFigures(one.text) : one.text;
    last = one;
    if (!isMark && one.text !== ' ') onLine = one;
  }
  return {
    text: text.trim().replace(/ +/g, ' '),
    left: Math.min(...sorted.map(({ left }) => left)),
    right: Math.max(...sorted.map(({ right }) => right)),
    baseline: sorted[0]?.baseline ?? 0,
    size: Math.max(...sorted.map(({ size }) => size)),
    ...(isOverprinted(sorted) && { isOverprinted: true }),
  };
}

/** Letters and figures that lie on others: of texts too long for their cells, which run over those beside them. One character lies on two. */
const fewestOverprinted = 2;
/** Share of the narrower one's width; kerned ones of Latin share less. */
const overprintedShare = 0.3;

/** `characters`: from left to right. */
function isOverprinted(characters: readonly PageCharacter[]): boolean {
  // A tick is drawn over its box.
  const shown = characters.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const covered = shown.filter((one, index) => {
    const before = shown[index - 1];
    if (before === undefined || isRaised(one, before) || isRaised(before, one)) return false;
    const width = Math.min(one.right - one.left, before.right - before.left);
    return before.right - one.left > width * overprintedShare;
  });
  return covered.length >= fewestOverprinted;
}

/** Without the blanks at both ends, which take no room. */
function withoutEnds(characters: readonly PageCharacter[]): readonly PageCharacter[] {
  const isShown = ({ text }: PageCharacter): boolean => text !== ' ';
  return characters.slice(characters.findIndex(isShown), characters.findLastIndex(isShown) + 1);
}

/** Between two characters of Latin a fifth of an em is a blank; beside Han, where printers leave a quarter, more is. */
function isBlankBetween(one: PageCharacter, next: PageCharacter): boolean {
  const size = Math.max(one.size, next.size);
  const share = isNarrow(one.text) && isNarrow(next.text) ? 0.2 : 0.6;
  return next.left - one.right > size * share;
}

const isNarrow = (character: string): boolean => /[!-~]/.test(character);

/**
 * Lines go on from one to the next, with a blank between two words of Latin. A PDF does not tell paragraphs: a new one begins
 * where a line that ends a sentence, or one before a number of a list, leaves room for what follows; where it leaves none,
 * before a number behind a sentence, unless numbers run on within lines and it is not the next of those that begin lines; and where a line leaves much room. `left` and `right`: of the cell.
 */
export function textOf(lines: readonly TextLine[], left: number, right: number): string {
  const widest = Math.max(
    right - left - lines.reduce((most, { size }) => Math.max(most, size), 0),
    ...lines.map(widthOf),
  );
  const isInline = lines.some(({ text }) => inlineNumber.test(text));
  const numbers = lines.map(({ text }) => Number(/^\d{1,3}(?=[）)、.．])/u.exec(text)?.[0] ?? 0));
  const isNext = (index: number): boolean => {
    const before = numbers.slice(0, index).findLast((number) => number > 0);
    return before !== undefined && numbers[index] === before + 1;
  };
  return lines.reduce((text, line, index) => {
    const last = lines[index - 1];
    if (last === undefined) return line.text;
    const room = widest - widthOf(last);
    const hasRoom = room > firstWordWidth(line) + line.size;
    const endsSentence = /[。；;：:！!？?]$/u.test(last.text);
    const isNumbered = listNumber.test(line.text);
    const isNew = hasRoom
      ? endsSentence || isNumbered || room > widest * muchRoom
      : endsSentence && isNumbered && (!isInline || isNext(index));
    if (isNew) return `${text}\n${line.text}`;
    const isLatin = /[A-Za-z,;.]$/.test(last.text) && /^[A-Za-z]/.test(line.text);
    return `${text}${isLatin ? ' ' : ''}${line.text}`;
  }, '');
}

/** Share of the line's width that no line break leaves. */
const muchRoom = 0.4;
/** `2.`, `2、`, `（二）`, `二、`, `②`, `目标2：` */
const oneNumber = '[（(]?[\\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]';
const listNumber = new RegExp(`^(?:${oneNumber}|\\p{Script=Han}{2}\\d{1,2}[：:])`, 'u');

/** A number of a list that runs on within its line. */
const inlineNumber = new RegExp(`[。；;！!]\\s*(?:${oneNumber})`, 'u');

const widthOf = ({ left, right }: TextLine): number => right - left;

/** Width of what may stand unbroken at the line's beginning: a character with the numbers, Latin and marks behind it. */
export function firstWordWidth({ text, left, right }: TextLine): number {
  const word = /^.\P{Script=Han}*/u.exec(text)?.[0] ?? '';
  return ((right - left) * word.length) / Math.max(text.length, 1);
}
