/** Breaks a text into the lines of a box, and keeps a character from standing alone on the last of them. */
import type { LineBreak, PreparedText, TextSetter } from '../../text/index.js';

/**
 * How lines are ended where there are several; their number never changes. `balance`: labels and titles, whose lines end
 * with phrases and words and are as equal as can be; `mend`: texts, where a character that would stand alone on the last
 * line gets one or two from the lines before; `leave`: amounts and lines outside tables.
 */
export type LastLine = 'balance' | 'mend' | 'leave';

export function linesOf(
  prepared: PreparedText,
  measure: number,
  lastLine: LastLine,
  setter: TextSetter,
): readonly LineBreak[] {
  const lines = setter.breakLines(prepared, measure, { balance: lastLine === 'balance' });
  return lastLine !== 'leave' && endsInWidow(prepared.text, lines)
    ? mendWidow(prepared, lines, measure, setter)
    : lines;
}

function endsInWidow(text: string, lines: readonly LineBreak[]): boolean {
  const last = lines.at(-1);
  return last !== undefined && lines.length > 1 && isAlone(text, last);
}

/** A single character, whatever marks stand behind it. */
function isAlone(text: string, { start, end }: LineBreak): boolean {
  // Longer than a pair and its marks: no need to look.
  return end - start <= 6 && [...text.slice(start, end).replace(/[\p{P}\s]/gu, '')].length === 1;
}

/** Limit on how many lines at a text's end are broken again. */
const mostLinesMoved = 4;

/**
 * Breaks as few of the last lines as possible again, all but the last a hair narrower than the last but one, unless this
 * adds a line, breaks a word that was whole or leaves another line with a character alone.
 */
function mendWidow(
  { text, style }: PreparedText,
  lines: readonly LineBreak[],
  measure: number,
  setter: TextSetter,
): readonly LineBreak[] {
  const before = lines.at(-2);
  const breakFrom = (start: number, width: number): readonly LineBreak[] =>
    setter
      .breakLines(setter.prepare(text.slice(start), style), width, { balance: false })
      .map((line) => shifted(line, start));
  for (let count = 2; count <= Math.min(mostLinesMoved, lines.length); count += 1) {
    const kept = lines.slice(0, -count);
    const narrow = breakFrom(kept.at(-1)?.end ?? 0, (before?.width ?? 0) - 1).slice(0, count - 1);
    const moved = [...narrow, ...breakFrom(narrow.at(-1)?.end ?? 0, measure)];
    const isBetter =
      moved.length === count &&
      (before?.forced === true || !moved.some((line) => line.forced)) &&
      !moved.some((line) => isAlone(text, line));
    if (isBetter) return [...kept, ...moved];
  }
  return lines;
}

function shifted(line: LineBreak, by: number): LineBreak {
  return { ...line, start: line.start + by, end: line.end + by };
}
