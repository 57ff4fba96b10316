/** Computes what a word processor could still set on a line of ours: it takes all that fits, by rules of its own. */
import type { LineBreak, Overrun } from './line.js';
import type { PreparedParagraph } from './prepared-paragraph.js';
import { allEndBefore, isInAddress, nextCharacter, someEndBefore } from './word-processors.js';

/** Returns an overrun for each line but the last. */
export function overrunsOf(prepared: PreparedParagraph, lines: readonly LineBreak[]): readonly Overrun[] {
  return lines.slice(0, -1).map(({ start, end }) => {
    const next = nextBreak(prepared, end);
    const visibleEnd = prepared.visibleEnd(start, next);
    return {
      width: prepared.widthOf(start, next),
      gaps: countIn(start + 1, visibleEnd, (at) => prepared.hasGap(at)),
      narrowSymbols: countIn(start, visibleEnd, (at) => isNarrow(prepared.text.charCodeAt(at))),
      visibleEnd: prepared.visibleEnd(start, end),
    };
  });
}

/** Dashes and ticks, narrower in faces that stand in for 宋体 and Segoe UI Symbol; ①, which has no gap at a paragraph's start. */
const narrowSymbols: ReadonlySet<number> = new Set(
  [...'—☐☑☒✓✔✗✘']
    .map((symbol) => symbol.charCodeAt(0))
    .concat(Array.from({ length: 160 }, (_, index) => 0x2460 + index)),
);
const lastNarrow = Math.max(...narrowSymbols);

/** In UTF-16 units: what goes on so far beyond a line is wider than any cell. */
const farthest = 500;

/** The first place behind `start` where a word processor may end a line, looked for no farther than it could matter. */
function nextBreak(prepared: PreparedParagraph, start: number): number {
  // Where it never ends a line it does so only in need, and then behind any character: `≤1794829.28(`. LibreOffice ends lines
  // behind the slash of an address, but not where space stands behind it.
  if (!allEndBefore(prepared, start) && !isInAddress(prepared, start)) return nextCharacter(prepared, start);
  const length = Math.min(prepared.text.length, start + farthest);
  let at = start + 1;
  while (at < length && !someEndBefore(prepared, at)) at += 1;
  return at;
}

function isNarrow(unit: number): boolean {
  return unit <= lastNarrow && narrowSymbols.has(unit);
}

function countIn(start: number, end: number, counts: (at: number) => boolean): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (counts(at)) count += 1;
  return count;
}
