/** Finds the cell to which an arrow leads. */
import type { CellView, PageView } from '../protocol.js';
import type { Direction } from './keyboard.js';

/** Index of the nearest cell in the direction of those that are accepted; null where there is none. */
export function cellTowards(
  page: PageView,
  from: CellView,
  direction: Direction,
  isAccepted: (cell: CellView) => boolean = () => true,
): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  page.cells.forEach((cell, index) => {
    const distance = isAccepted(cell) ? distanceTo(from, cell, direction) : null;
    if (distance !== null && distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

/** How far the cell is in the direction, and how far aside; null where it is not there. */
function distanceTo(from: CellView, to: CellView, direction: Direction): number | null {
  const [dx, dy] = [to.x + to.width / 2 - (from.x + from.width / 2), to.y - from.y];
  switch (direction) {
    case 'right':
      return to.x >= from.x + from.width - 0.5 ? to.x - from.x + Math.abs(dy) * 4 : null;
    case 'left':
      return to.x + to.width <= from.x + 0.5 ? from.x - to.x + Math.abs(dy) * 4 : null;
    case 'down':
      return to.y >= from.y + from.height - 0.5 ? dy * 4 + Math.abs(dx) : null;
    case 'up':
      return to.y + to.height <= from.y + 0.5 ? -dy * 4 + Math.abs(dx) : null;
  }
}
