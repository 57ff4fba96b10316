/** Finds the cells, and the texts outside the grid, that show a value, by its JSON path. */
import type { JsonPath } from '../diagnostics/index.js';
import { projectOf } from '../filing/index.js';
import type { CellFragment, Page, PagedDocument, PageItem, TextItem } from '../layout/index.js';
import type { Memo } from '../memo/index.js';
import { shownSources } from '../model/index.js';
import type { CellPlace } from './protocol.js';
import type { PageRange } from './view-request.js';

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

/** How many it has. */
export function cellsIn(item: PageItem): number {
  return item.kind === 'table' ? item.cells.length : 1;
}

/** JSON paths of what it shows. */
export function sourcesOf(shown: ShownCell): readonly JsonPath[] {
  return shownSources(shown.kind === 'cell' ? shown.fragment.cell : shown.item.block);
}

/** A finding about a whole list would mark every cell of a page: so many show where it is. */
const mostPlaces = 40;

/** Numbers of an item's cells, from its first, by the paths that they show. */
interface ItemCells {
  readonly kind: ShownCell['kind'];
  readonly roots: ReadonlySet<JsonPath>;
  /** Worked out when it is first asked for: of most items it never is. */
  readonly byPath: () => ReadonlyMap<JsonPath, readonly number[]>;
}

/** Of items shown before: where a document changes little, most of its items are the very same. */
export type ItemMemo = Memo<PageItem, ItemCells>;

/** An item's cells in their place: their numbers on the page begin with `first`. */
interface PlacedCells extends ItemCells {
  readonly page: number;
  readonly first: number;
}

export class CellIndex {
  /** By the first step of the paths: `projects[3]`, `unit`. */
  readonly #placed = new Map<JsonPath, PlacedCells[]>();

  constructor(document: PagedDocument, memo: ItemMemo) {
    for (const { number, items } of document.pages) {
      let first = 0;
      for (const item of items) {
        const cells = memo.getOrCompute(item, itemCells);
        const placed = { ...cells, page: number, first };
        for (const root of cells.roots) append(this.#placed, root, placed);
        first += cellsIn(item);
      }
    }
  }

  /** Indexes of the projects that pages show. */
  projectsOn({ from, to }: PageRange): ReadonlySet<number> {
    const shown = [...this.#placed].filter(([, placed]) =>
      placed.some(({ page }) => page >= from && page <= to),
    );
    return new Set(shown.flatMap(([root]) => projectOf(root) ?? []));
  }

  /** Cells that show the value at the path; else those of its parts; else those of what it is a part of. */
  find(path: JsonPath): readonly CellPlace[] {
    const placed = this.#placed.get(rootOf(path)) ?? [];
    const exact = firstPlaces(placed, ({ byPath }) => byPath().get(path) ?? []);
    const places = exact.length > 0 ? exact : firstPlaces(placed, (cells) => cellsWithin(cells, path));
    if (places.length > 0) return places;
    const whole = wholeOf(path);
    // A project or a filing as a whole is no place to point at.
    return whole.includes('.') ? this.find(whole) : [];
  }
}

/** Texts come after all cells: where both show a value, the cell is the place to go to. */
function firstPlaces(
  placed: readonly PlacedCells[],
  cellsIn: (cells: ItemCells) => readonly number[],
): readonly CellPlace[] {
  const places: CellPlace[] = [];
  for (const kind of ['cell', 'text'] as const) {
    for (const one of placed) {
      if (places.length >= mostPlaces) return places.slice(0, mostPlaces);
      if (one.kind === kind)
        places.push(...cellsIn(one).map((cell) => ({ page: one.page, cell: one.first + cell })));
    }
  }
  return places.slice(0, mostPlaces);
}

function itemCells(item: PageItem): ItemCells {
  const roots = new Set<JsonPath>();
  eachSource(item, (path) => roots.add(rootOf(path)));
  let known: Map<JsonPath, number[]> | null = null;
  return {
    kind: item.kind === 'text' ? 'text' : 'cell',
    roots,
    byPath() {
      if (known !== null) return known;
      const byPath = new Map<JsonPath, number[]>();
      eachSource(item, (path, cell) => append(byPath, path, cell));
      known = byPath;
      return byPath;
    },
  };
}

/** With the number of the cell in its item. */
function eachSource(item: PageItem, tell: (path: JsonPath, cell: number) => void): void {
  if (item.kind === 'text') for (const path of shownSources(item.block)) tell(path, 0);
  else
    for (const [number, { cell }] of item.cells.entries())
      for (const path of shownSources(cell)) tell(path, number);
}

/** Cells that show parts of what stands at the path. */
function cellsWithin({ byPath }: ItemCells, path: JsonPath): readonly number[] {
  if (!path.includes('.')) return [];
  const found = new Set<number>();
  for (const [shown, cells] of byPath()) {
    const isPart = shown.startsWith(path) && '.['.includes(shown[path.length] ?? ' ');
    if (isPart) for (const cell of cells) found.add(cell);
  }
  return [...found].sort((one, other) => one - other);
}

/** `a[2].b.c` → `a[2]` */
function rootOf(path: JsonPath): JsonPath {
  const end = path.indexOf('.');
  return end < 0 ? path : path.slice(0, end);
}

/** `a.b[2].c` → `a.b[2]` → `a.b` → `a` → ''. */
function wholeOf(path: JsonPath): JsonPath {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
