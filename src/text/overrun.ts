/**
 * Computes what a word processor could still set on a line of ours: it breaks between any two hanzi that kinsoku
 * allows, and does not know our kept groups (`2024年`, a tick box with its word, `≥` with its number).
 */

import { breakLevel } from './break-opportunity.js';
import { characterClass as c, isClosing, isWordLike } from './character-class.js';
import type { LineBreak, Overrun } from './line.js';
import { classMask, levelOf, type PreparedParagraph } from './prepared-paragraph.js';

/** Returns an overrun for each line but the last. */
export function overrunsOf(prepared: PreparedParagraph, lines: readonly LineBreak[]): readonly Overrun[] {
  return lines.slice(0, -1).map(({ start, end }) => {
    const next = nextBreak(prepared, end);
    return {
      width: prepared.widthOf(start, next),
      gaps: gapsIn(prepared, start, prepared.visibleEnd(start, next)),
      visibleEnd: prepared.visibleEnd(start, end),
    };
  });
}

/** In UTF-16 units: what goes on so far beyond a line is wider than any cell. */
const farthest = 500;

/** The first place behind `start` where a word processor may end a line, looked for no farther than it could matter. */
function nextBreak(prepared: PreparedParagraph, start: number): number {
  const length = Math.min(prepared.text.length, start + farthest);
  let at = start + 1;
  // A line without a possible end is broken anywhere, even behind a bracket: `≤1794829.28(`.
  if (classAt(prepared, start) === c.openTight && isWordLike(classAt(prepared, start - 1))) return at;
  while (at < length && !mayEndBefore(prepared, at)) at += 1;
  return at;
}

/** Whether a word processor may end a line there; true if in doubt, which only reserves more space. */
function mayEndBefore(prepared: PreparedParagraph, at: number): boolean {
  const unit = prepared.units[at] ?? 0;
  const before = classAt(prepared, at - 1);
  const after = classAt(prepared, at);
  if (levelOf(unit) === breakLevel.never || after === c.space) return false;
  if (isClosing(after) || before === c.openWide || before === c.openTight) return false;
  if (before === c.space) return true;
  if (before === c.glue || after === c.glue || before === c.quote || after === c.quote) return false;
  if (after === c.slash || after === c.hyphen) return false;
  return !(isWordLike(after) && (isWordLike(before) || before === c.infix));
}

function classAt({ units }: PreparedParagraph, at: number): number {
  return (units[at] ?? 0) & classMask;
}

function gapsIn(prepared: PreparedParagraph, start: number, end: number): number {
  let gaps = 0;
  for (let at = start + 1; at < end; at += 1) if (prepared.hasGap(at)) gaps += 1;
  return gaps;
}
