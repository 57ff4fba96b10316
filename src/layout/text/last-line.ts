/** Keeps a character from standing alone on a text's last line. */
import type { BrokenText, PreparedText, TextSetter } from '../../text/index.js';

/**
 * What is done where a character (with its marks) stands alone on the last line; the number of lines never changes.
 * `balance`: labels and titles, whose lines become as equal as can be; `mend`: short texts, whose last line gets one or
 * two characters from the line before; `leave`: amounts, whose digits are of no word.
 */
export type LastLine = 'balance' | 'mend' | 'leave';

/** The lines as greedy breaking gives them, or ones that end better. */
export function withBetterEnd(
  prepared: PreparedText,
  measure: number,
  greedy: BrokenText,
  lastLine: LastLine,
  setter: TextSetter,
): BrokenText {
  if (greedy.lines.length === 1) return greedy;
  switch (lastLine) {
    case 'balance':
      return endsInOneCharacter(prepared.text, greedy)
        ? balanceLabel(prepared, measure, greedy, setter)
        : greedy;
    case 'mend':
      return endsInWidow(prepared.text, greedy) ? mendWidow(prepared, greedy, setter) : greedy;
    case 'leave':
      return greedy;
  }
}

/** In a longer text a short last line is no blemish. */
const mostLinesMended = 4;

/** A single character, whatever marks stand behind it. */
function endsInWidow(text: string, { lines }: BrokenText): boolean {
  const last = lines.at(-1);
  if (last === undefined || lines.length > mostLinesMended) return false;
  // Longer than a pair and its marks: no need to look.
  if (last.end - last.start > 6) return false;
  return [...text.slice(last.start, last.end).replace(/[\p{P}\s]/gu, '')].length === 1;
}

/** Broken at a measure that does not hold the line before the last, where this costs no line and no word. */
function mendWidow(prepared: PreparedText, greedy: BrokenText, setter: TextSetter): BrokenText {
  const narrower = (greedy.lines.at(-2)?.width ?? 0) - 1;
  const mended = setter.breakLines(prepared, narrower, { balance: false });
  const { lines } = mended;
  if (lines.length !== greedy.lines.length || lines.some((line) => line.forced)) return greedy;
  if (endsInWidow(prepared.text, mended)) return greedy;
  return { lines, measure: Math.max(...lines.map((line) => line.width)) };
}

/** Other labels are left as greedy breaking gives them: their last words (指标, 管理) mostly stay whole. */
function endsInOneCharacter(text: string, { lines }: BrokenText): boolean {
  const last = lines.at(-1);
  return lines.length > 1 && last !== undefined && [...text.slice(last.start, last.end)].length === 1;
}

/** In a column of at most so many ems stands a term, in a wider one a title. */
const widestLabel = 12;

/** Words of two characters, the commonest length by far. */
const wholeWords = /^(?:\p{Script=Han}{2})+$/u;

/**
 * Lines as equal as can be, but for a term in two lines that would be parted inside a word: there its last word goes
 * down whole (预算编审 | 管理, not 预算编 | 审管理).
 */
function balanceLabel(
  prepared: PreparedText,
  measure: number,
  greedy: BrokenText,
  setter: TextSetter,
): BrokenText {
  const equal = setter.breakLines(prepared, measure, { balance: true });
  const [first] = greedy.lines;
  const isTerm = greedy.lines.length === 2 && measure <= widestLabel * prepared.style.size;
  if (!isTerm || first === undefined) return equal;
  if (equal.lines.every((line) => wholeWords.test(prepared.text.slice(line.start, line.end)))) return equal;
  const { lines } = setter.breakLines(prepared, first.width - 1, { balance: false });
  if (lines.length !== 2 || lines.some((line) => line.forced)) return equal;
  return { lines, measure: Math.max(...lines.map((line) => line.width)) };
}
