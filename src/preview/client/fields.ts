/** Which cells of a page can be filled in: a tint over each, deeper under the pointer. */
import type { CellView, PageView } from '../protocol.js';
import { byId, make } from './dom.js';
import type { PaperSize } from './sheet-places.js';

/** Points that the tint stays within the lines of the form. */
const within = 0.75;

export function fieldsOf({ cells }: PageView, paper: PaperSize): HTMLElement {
  const fields = cells.filter(({ editors }) => editors.length > 0);
  return make(
    'div',
    { class: 'fields', 'aria-hidden': 'true' },
    ...fields.map((cell) => overCell(cell, paper, within)),
  );
}

/** What lies over a cell of the page, at any scale. */
export function overCell({ x, y, width, height }: CellView, paper: PaperSize, inset = 0): HTMLElement {
  const made = make('div');
  const part = (points: number, whole: number): string => `${(points / whole) * 100}%`;
  made.style.left = part(x + inset, paper.width);
  made.style.top = part(y + inset, paper.height);
  made.style.width = part(width - 2 * inset, paper.width);
  made.style.height = part(height - 2 * inset, paper.height);
  return made;
}

/** Shows the paper as it will be, or what of it can be filled in. */
export function toggleFields(): void {
  const areShown = byId('sheets', HTMLElement).classList.toggle('show-fields');
  byId('fields', HTMLButtonElement).setAttribute('aria-pressed', String(areShown));
}
