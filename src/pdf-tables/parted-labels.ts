/** Labels over rows of several pages that are printed once, in the middle of all their rows, as spreadsheets print merged cells. */
import { type GrowingCell, isFilled, rowEnd } from './growing-cell.js';

/** A blank cell at a page's end, and a text at the top of the next that may be in the middle of both. */
export interface PartedLabel {
  readonly above: GrowingCell;
  readonly below: GrowingCell;
  /** Height of the heads that are printed again beside the lower one, in points. */
  readonly besideHeads: number;
}

/** In sizes of type: how far a text may stand from the middle, as faces have their own heights. */
const nearMiddle = 0.3;
/** In sizes of type: where the middle of a line is above its base line, in faces of hanzi. */
const middleOfLine = 0.4;

/**
 * Whether two parts, one at a page's end and one at the next page's top, are one cell: one of them is blank, and the text in
 * the other stands in the middle of both and not in that of its own part.
 */
export function arePartsOfOne({ above, below, besideHeads }: PartedLabel): boolean {
  if (isFilled(above) === isFilled(below)) return false;
  const part = isFilled(above) ? above : below;
  const [first, last] = [part.lines[0], part.lines.at(-1)];
  if (first === undefined || last === undefined) return false;
  // Boxes of characters may be much higher than their type; hanzi are as wide as that.
  const size = Math.min(first.size, (first.right - first.left) / Math.max(first.text.length, 1));
  const belowHeight = below.height - besideHeads;
  const top = part === below ? below.top + besideHeads : above.top;
  const middle = (first.baseline + last.baseline) / 2 - middleOfLine * size - top;
  const offset = middle + (part === below ? above.height : 0) - (above.height + belowHeight) / 2;
  const ownOffset = middle - (part === below ? belowHeight : above.height) / 2;
  const near = nearMiddle * size;
  return Math.abs(offset) <= near && Math.abs(ownOffset) > 2 * near;
}

/** Joins labels, once all pages are read: only then is it known where each of them ends. Returns the cells that are no more. */
export function joinParted(labels: readonly PartedLabel[]): ReadonlySet<unknown> {
  const joined = new Set<unknown>();
  for (const label of labels) {
    const { above, below } = label;
    if (!arePartsOfOne(label)) continue;
    above.lines = below.lines;
    above.rowSpan = rowEnd(below) - above.row;
    joined.add(below);
  }
  return joined;
}
