/** Breaks a text into the lines of a box, and keeps a character from standing alone on the last of them. */
import type { LineBreak, PreparedText, TextSetter } from '../../text/index.js';

/**
 * How lines are ended where there are several; their number never changes. `balance`: labels and titles, whose lines end
 * with phrases and words and are as equal as can be; `mend`: texts, where a character that would stand alone on the last
 * line gets one or two from the lines before; `leave`: amounts, whose digits are of no word.
 */
export type LastLine = 'balance' | 'mend' | 'leave';

export function linesOf(
  prepared: PreparedText,
  measure: number,
  lastLine: LastLine,
  setter: TextSetter,
): readonly LineBreak[] {
  const lines = setter.breakLines(prepared, measure, { balance: lastLine === 'balance' });
  return lastLine === 'mend' && endsInWidow(prepared.text, lines)
    ? mendWidow(prepared, lines, setter)
    : lines;
}

/** A single character, whatever marks stand behind it. */
function endsInWidow(text: string, lines: readonly LineBreak[]): boolean {
  const last = lines.at(-1);
  // Longer than a pair and its marks: no need to look.
  if (last === undefined || lines.length === 1 || last.end - last.start > 6) return false;
  return [...text.slice(last.start, last.end).replace(/[\p{P}\s]/gu, '')].length === 1;
}

/** Limit on how many lines at a text's end are broken again. */
const mostLinesMoved = 4;

/** Breaks as few of the last lines as possible again, a hair narrower than the last line but one, unless this adds a line or breaks a word. */
function mendWidow(
  { text, style }: PreparedText,
  lines: readonly LineBreak[],
  setter: TextSetter,
): readonly LineBreak[] {
  const measure = (lines.at(-2)?.width ?? 0) - 1;
  for (let count = 2; count <= Math.min(mostLinesMoved, lines.length); count += 1) {
    const kept = lines.slice(0, -count);
    const start = kept.at(-1)?.end ?? 0;
    const tail = text.slice(start);
    const moved = setter.breakLines(setter.prepare(tail, style), measure, { balance: false });
    const isBetter =
      moved.length === count && !moved.some((line) => line.forced) && !endsInWidow(tail, moved);
    if (isBetter) return [...kept, ...moved.map((line) => shifted(line, start))];
  }
  return lines;
}

function shifted(line: LineBreak, by: number): LineBreak {
  return { ...line, start: line.start + by, end: line.end + by };
}
