/** From the selected cell to the next one that can be edited: towards a side, or in the order of reading. */
import type { CellPlace, CellView, PageView } from '../../protocol.js';
import type { Direction } from '../keyboard.js';
import { cellTowards } from '../nearest-cell.js';
import type { Sheets } from '../sheets.js';

interface CellWalkOptions {
  readonly sheets: Sheets;
  readonly pageOf: (number: number) => PageView | null;
  /** Of the selected cell. */
  readonly place: () => CellPlace | null;
  readonly goTo: (place: CellPlace) => void;
}

export class CellWalk {
  readonly #options: CellWalkOptions;

  constructor(options: CellWalkOptions) {
    this.#options = options;
  }

  move(direction: Direction): void {
    const { pageOf, goTo } = this.#options;
    const place = this.#options.place();
    const page = place === null ? null : pageOf(place.page);
    const from = place === null ? undefined : page?.cells[place.cell];
    if (page === null || from === undefined) return;
    const cell = cellTowards(page, from, direction, isEditable);
    if (cell !== null) goTo({ page: page.number, cell });
    else if (direction === 'down') this.next(1, 'page');
    else if (direction === 'up') this.next(-1, 'page');
  }

  /** In the order in which the cells are read; `page`: the first of the next page. False where there is none. */
  next(direction: 1 | -1, from: 'cell' | 'page' = 'cell'): boolean {
    const { sheets, pageOf, goTo } = this.#options;
    const place = this.#options.place() ?? { page: sheets.page, cell: -1 };
    const inPage = from === 'cell' ? this.#nextIn(place, direction) : null;
    const number = place.page + (inPage === null ? direction : 0);
    const page = pageOf(number);
    if (page === null) return false;
    const start = { page: number, cell: direction > 0 ? -1 : page.cells.length };
    const next = inPage ?? this.#nextIn(start, direction);
    if (next !== null) goTo(next);
    return next !== null;
  }

  #nextIn({ page, cell }: CellPlace, direction: 1 | -1): CellPlace | null {
    const cells = this.#options.pageOf(page)?.cells ?? [];
    for (let at = cell + direction; at >= 0 && at < cells.length; at += direction) {
      const one = cells[at];
      if (one !== undefined && isEditable(one)) return { page, cell: at };
    }
    return null;
  }
}

function isEditable({ editors }: CellView): boolean {
  return editors.length > 0;
}
