/** Looks for the best widths within ranges: coordinate descent with a bounded number of trials. */
import type { ColumnRange } from '../../model/index.js';

/** What the widths add up to. */
const whole = 1000;
/** How much wider or narrower a trial makes a column, as far as ranges allow; coarse steps first: lines are saved in leaps. */
const steps = [whole, 256, 64, 16, 4];
/** Limit on trials, the first included. */
export const mostTrials = 96;

/**
 * The widths of least cost that were found, in thousandths; of several the first. The search begins where all columns are
 * at the same part of their ranges. `costOf` may stop, and return any value from `limit` on, as soon as the cost is known to
 * reach it. The ranges must allow a sum of a thousand.
 */
export function searchWidths(
  ranges: readonly ColumnRange[],
  costOf: (widths: readonly number[], limit: number) => number,
  trials = mostTrials,
): readonly number[] {
  let best = startWidths(ranges);
  if (trials < 2) return best;
  let cost = costOf(best, Infinity);
  const tried = new Set([best.join()]);
  for (const step of steps) {
    for (let before = Infinity; cost < before; ) {
      before = cost;
      for (const [column, change] of movesBy(step, ranges)) {
        const widths = moved(best, ranges, column, change);
        if (tried.has(widths.join())) continue;
        if (tried.size === trials) return best;
        tried.add(widths.join());
        const found = costOf(widths, cost);
        if (found < cost) [best, cost] = [widths, found];
      }
    }
  }
  return best;
}

function startWidths(ranges: readonly ColumnRange[]): readonly number[] {
  const least = ranges.reduce((sum, range) => sum + range.least, 0);
  const most = ranges.reduce((sum, range) => sum + range.most, 0);
  const part = most > least ? (whole - least) / (most - least) : 0;
  return ranges.map((range) => range.least + (range.most - range.least) * part);
}

function movesBy(step: number, ranges: readonly ColumnRange[]): readonly (readonly [number, number])[] {
  const free = ranges.flatMap(({ least, most }, column) => (least < most ? [column] : []));
  return free.flatMap((column) => [[column, step] as const, [column, -step] as const]);
}

/** A column wider or narrower by `change`, or as far as the ranges allow; the others give or take in proportion to their room. */
function moved(
  widths: readonly number[],
  ranges: readonly ColumnRange[],
  column: number,
  change: number,
): readonly number[] {
  const rooms = ranges.map(({ least, most }, index) => {
    const width = widths[index] ?? 0;
    return change > 0 === (index === column) ? Math.max(0, most - width) : Math.max(0, width - least);
  });
  const own = rooms[column] ?? 0;
  const others = rooms.reduce((sum, room) => sum + room, 0) - own;
  const amount = Math.min(Math.abs(change), own, others);
  if (amount === 0) return widths;
  const direction = Math.sign(change);
  return widths.map((width, index) =>
    index === column
      ? width + direction * amount
      : width - (direction * amount * (rooms[index] ?? 0)) / others,
  );
}
