/** Finds the cells, and the texts outside the grid, that show a value, by its JSON path. */
import type { JsonPath } from '../diagnostics/index.js';
import type { CellFragment, Page, PagedDocument, TextItem } from '../layout/index.js';
import { shownSources } from '../model/index.js';
import type { CellPlace } from './protocol.js';

/** A cell, or a text outside the grid: a title, the year under it, a signature line. */
export type ShownCell =
  | { readonly kind: 'cell'; readonly fragment: CellFragment }
  | { readonly kind: 'text'; readonly item: TextItem };

/** The page's cells in the order in which they are numbered. */
export function cellsOf(page: Page): readonly ShownCell[] {
  return page.items.flatMap((item): readonly ShownCell[] =>
    item.kind === 'table'
      ? item.cells.map((fragment) => ({ kind: 'cell', fragment }))
      : [{ kind: 'text', item }],
  );
}

/** JSON paths of what it shows. */
export function sourcesOf(shown: ShownCell): readonly JsonPath[] {
  return shownSources(shown.kind === 'cell' ? shown.fragment.cell : shown.item.block);
}

/** A finding about a whole list would mark every cell of a page: so many show where it is. */
const mostPlaces = 40;

export class CellIndex {
  readonly #exact = new Map<JsonPath, CellPlace[]>();
  /** By what the values are parts of. */
  readonly #within = new Map<JsonPath, CellPlace[]>();

  /** Texts come after all cells: where both show a value, the cell is the place to go to. */
  constructor(document: PagedDocument) {
    for (const kind of ['cell', 'text'] as const) {
      for (const page of document.pages) this.#addPage(page, kind);
    }
  }

  /** Cells that show the value at the path; else those of its parts; else those of what it is a part of. */
  find(path: JsonPath): readonly CellPlace[] {
    const places = this.#exact.get(path) ?? this.#within.get(path);
    if (places !== undefined) return places;
    const whole = wholeOf(path);
    // A project or a filing as a whole is no place to point at.
    return whole.includes('.') ? this.find(whole) : [];
  }

  #addPage(page: Page, kind: ShownCell['kind']): void {
    cellsOf(page).forEach((shown, number) => {
      if (shown.kind !== kind) return;
      for (const path of sourcesOf(shown)) this.#add(path, { page: page.number, cell: number });
    });
  }

  #add(path: JsonPath, place: CellPlace): void {
    append(this.#exact, path, place);
    for (let whole = wholeOf(path); whole.includes('.'); whole = wholeOf(whole)) {
      append(this.#within, whole, place);
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
