/** Finds the cells that show a value, by its JSON path. */
import type { JsonPath } from '../diagnostics/index.js';
import type { CellFragment, Page, PagedDocument } from '../layout/index.js';
import { cellSources } from '../model/index.js';
import type { CellPlace } from './protocol.js';

/** The page's cells in the order in which they are numbered. */
export function cellsOf(page: Page): readonly CellFragment[] {
  return page.items.flatMap((item) => (item.kind === 'table' ? item.cells : []));
}

/** A finding about a whole list would mark every cell of a page: so many show where it is. */
const mostPlaces = 40;

export class CellIndex {
  private readonly exact = new Map<JsonPath, CellPlace[]>();
  /** By what the values are parts of. */
  private readonly within = new Map<JsonPath, CellPlace[]>();

  constructor(document: PagedDocument) {
    for (const page of document.pages) {
      cellsOf(page).forEach(({ cell }, number) => {
        for (const path of cellSources(cell)) this.add(path, { page: page.number, cell: number });
      });
    }
  }

  /** Cells that show the value at the path; else those of its parts; else those of what it is a part of. */
  find(path: JsonPath): readonly CellPlace[] {
    const places = this.exact.get(path) ?? this.within.get(path);
    if (places !== undefined) return places;
    const whole = wholeOf(path);
    // A project or a filing as a whole is no place to point at.
    return whole.includes('.') ? this.find(whole) : [];
  }

  private add(path: JsonPath, place: CellPlace): void {
    append(this.exact, path, place);
    for (let whole = wholeOf(path); whole.includes('.'); whole = wholeOf(whole)) {
      append(this.within, whole, place);
    }
  }
}

/** `a.b[2].c` → `a.b[2]` → `a.b` → `a` → ''. */
function wholeOf(path: JsonPath): JsonPath {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
}

function append(places: Map<JsonPath, CellPlace[]>, path: JsonPath, place: CellPlace): void {
  const known = places.get(path);
  if (known === undefined) places.set(path, [place]);
  else if (known.length < mostPlaces) known.push(place);
}
