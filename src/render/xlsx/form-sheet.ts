/** A form's sheet: the columns of all its grids in one, each text and each cell where it stands on the page. */
import type { JsonPath } from '../../diagnostics/index.js';
import { indexless, type PlaceKinds } from '../../filing/index.js';
import type { CellFragment, PageItem, TableItem, TextItem } from '../../layout/index.js';
import { type Cell, type Paragraph, shownSources } from '../../model/index.js';
import { type CellLook, type CellToWrite, cellName, type SheetToWrite } from '../../spreadsheet/index.js';
import { cellInput, cellText } from './cell-input.js';
import { cellLook, textLook } from './looks.js';
import { pageSetup } from './page-setup.js';
import type { SheetPart } from './sheet-parts.js';

export interface FormSheet {
  readonly sheet: SheetToWrite;
  /** JSON path by cell name, of cells that show one place. */
  readonly paths: ReadonlyMap<string, JsonPath>;
}

/** Edges closer than this are one edge, in millipoints. */
const sameEdge = 600;

export function formSheet(
  part: SheetPart & { readonly name: string },
  sheetOf: ReadonlyMap<string, string>,
  kinds: PlaceKinds,
): FormSheet {
  const edges = columnEdges(part.items);
  const making = new SheetMaking(part, edges, sheetOf, kinds);
  for (const item of part.items) {
    if (item.kind === 'text') making.addText(item);
    else making.addTable(item);
  }
  return making.done();
}

/** All edges of the form's grids; a form without grids has one column as wide as its text. */
function columnEdges(items: readonly PageItem[]): readonly number[] {
  const all = items.flatMap((item) => (item.kind === 'table' ? item.columnEdges : []));
  const text = items.find((item) => item.kind === 'text');
  if (all.length === 0) return [0, text?.kind === 'text' ? text.text.width : 450_000];
  const edges: number[] = [];
  for (const edge of [...all].sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || edge - last > sameEdge) edges.push(edge);
  }
  return edges;
}

/** Whether the cell is filled in once for all its places: a weight over several rows, a label of lists side by side. */
function isShownOnce({ kind }: Cell, sources: readonly JsonPath[]): boolean {
  if (kind === 'weight') return true;
  const lists = new Set(sources.map(indexless));
  const names = new Set(sources.map((path) => /\]\.(\w+)$/u.exec(path)?.[1]));
  return lists.size === sources.length && names.size === 1 && !names.has(undefined);
}

class SheetMaking {
  readonly #rows: (number | null)[] = [];
  readonly #cells: CellToWrite[] = [];
  readonly #paths = new Map<string, JsonPath>();
  #titleRows: readonly [number, number] | null = null;

  readonly #part: SheetPart & { readonly name: string };
  readonly #edges: readonly number[];
  readonly #sheetOf: ReadonlyMap<string, string>;
  readonly #kinds: PlaceKinds;

  constructor(
    part: SheetPart & { readonly name: string },
    edges: readonly number[],
    sheetOf: ReadonlyMap<string, string>,
    kinds: PlaceKinds,
  ) {
    this.#part = part;
    this.#edges = edges;
    this.#sheetOf = sheetOf;
    this.#kinds = kinds;
  }

  addText(item: TextItem): void {
    const row = this.#rows.length;
    const lines = item.block.paragraphs;
    this.#rows.push(Math.max(item.height, item.text.linePitch) + item.spaceBefore);
    const right = item.block.kind === 'paragraph' ? item.block.right : undefined;
    const columns = this.#edges.length - 1;
    const half = right === undefined || columns < 2 ? columns : Math.ceil(columns / 2);
    const line = (paragraphs: readonly Paragraph[], column: number, columnSpan: number, look: CellLook) => {
      const input = { kind: 'text', text: cellText(paragraphs) } as const;
      this.#cells.push({ row, column, rowSpan: 1, columnSpan, input, look });
      this.#keepPath(row, column, shownSources({ paragraphs }));
    };
    line(lines, 0, half, textLook(item));
    if (right !== undefined && half < columns)
      line(right, half, columns - half, { ...textLook(item), align: 'right' });
  }

  addTable(item: TableItem): void {
    const top = this.#rows.length;
    const layout = this.#part.grids.get(item);
    for (const index of item.grid.rows.keys()) this.#rows.push(layout?.heights[index] ?? null);
    for (const cell of item.grid.cells)
      this.#addCell(cell, top, item, layout?.fragments.get(cell.index) ?? null);
    this.#findTitleRows(item, top);
  }

  #addCell(cell: Cell, top: number, item: TableItem, fragment: CellFragment | null): void {
    const column = this.#columnAt(item.columnEdges[cell.column] ?? 0);
    const end = this.#columnAt(item.columnEdges[cell.column + cell.columnSpan] ?? 0);
    const { input, format } = cellInput(cell.paragraphs, cell.kind === 'amount', this.#kinds);
    const look = cellLook(cell, fragment?.text.style ?? null);
    const linked = this.#linkOf(fragment);
    const row = top + cell.row;
    this.#cells.push({
      row,
      column,
      rowSpan: cell.rowSpan,
      columnSpan: Math.max(1, end - column),
      input: linked === null ? input : { kind: 'text', text: '打开' },
      look: format === undefined ? look : { ...look, format },
      ...(linked !== null && { linksTo: linked }),
    });
    const sources = shownSources(cell);
    this.#keepPath(row, column, isShownOnce(cell, sources) ? sources.slice(0, 1) : sources);
  }

  #columnAt(edge: number): number {
    return Math.max(
      0,
      this.#edges.findLastIndex((one) => one <= edge + sameEdge),
    );
  }

  /** The sheet of the form whose page number the cell shows. */
  #linkOf(fragment: CellFragment | null): string | null {
    const references = fragment?.text.paragraphs.flatMap(({ pageReferences }) => pageReferences) ?? [];
    return this.#sheetOf.get(references[0]?.anchor ?? '') ?? null;
  }

  #keepPath(row: number, column: number, sources: readonly JsonPath[]): void {
    const [only] = sources;
    if (only !== undefined && sources.length === 1) this.#paths.set(cellName(row, column), only);
  }

  /** The last heads that are printed again on each page: a sheet has one range of them, which stands on all pages behind it. */
  #findTitleRows({ grid }: TableItem, top: number): void {
    const last = grid.rows.findLastIndex(({ role }) => role === 'repeatingHead');
    if (last < 0) return;
    let first = last;
    while (grid.rows[first - 1]?.role === 'repeatingHead') first -= 1;
    this.#titleRows = [top + first, top + last];
  }

  done(): FormSheet {
    const part = this.#part;
    const edges = this.#edges;
    const sheet: SheetToWrite = {
      name: part.name,
      columns: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
      rows: this.#rows,
      cells: this.#cells,
      print: { ...pageSetup(part.page.geometry), titleRows: this.#titleRows },
    };
    return { sheet, paths: this.#paths };
  }
}
