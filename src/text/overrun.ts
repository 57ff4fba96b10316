/** Computes what a word processor could still set on a line of ours: it takes all that fits, by rules of its own. */
import type { LineBreak, Overrun } from './line.js';
import { gapMark, type PreparedParagraph } from './prepared-paragraph.js';
import { allEndBefore, isInAddress, nextCharacter, someEndBefore } from './word-processors.js';

/** Returns an overrun for each line but the last. */
export function overrunsOf(prepared: PreparedParagraph, lines: readonly LineBreak[]): readonly Overrun[] {
  const isNarrow = narrowSymbol.test(prepared.text);
  return lines.slice(0, -1).map(({ start, end }) => {
    const next = nextBreak(prepared, end);
    const visibleEnd = prepared.visibleEnd(start, next);
    return {
      width: prepared.widthOf(start, next),
      gaps: gapsIn(prepared, start + 1, visibleEnd),
      narrowSymbols: isNarrow ? narrowSymbolsIn(prepared.text.slice(start, visibleEnd)) : 0,
      visibleEnd: prepared.visibleEnd(start, end),
    };
  });
}

/** Dashes and ticks, narrower in faces that stand in for 宋体 and Segoe UI Symbol; ①, which has no gap at a paragraph's start. */
const narrowSymbol = /[—☐☑☒✓✔✗✘\u2460-\u24ff]/;

function narrowSymbolsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (narrowSymbol.test(text.charAt(at))) count += 1;
  return count;
}

function gapsIn({ units }: PreparedParagraph, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (((units[at] ?? 0) & gapMark) !== 0) count += 1;
  return count;
}

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
