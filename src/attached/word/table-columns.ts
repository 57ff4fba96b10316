/** In which columns the cells of tables stand: as their spans say or, where these do not fit one another, as their widths do; tables of one width share their columns, as they look to do. */
import type { BodyCell, BodyRow, BodyTable, CellWidth } from './blocks.js';

export interface PlacedCell extends BodyCell {
  /** Among the columns of its table. */
  readonly ownColumn: number;
  /** Among those that the table shares; so is its span. */
  readonly column: number;
}

export interface PlacedRow {
  readonly isHidden: boolean;
  /** How many columns it has, in a table that tells no columns; null: its table tells them. */
  readonly count: number | null;
  readonly cells: readonly PlacedCell[];
}

export interface PlacedTable {
  readonly rows: readonly PlacedRow[];
  /** Where the columns end that it shares, in twips: one list for all these tables. None where it has no widths. */
  readonly edges: readonly number[];
}

export function inColumns(tables: readonly BodyTable[]): readonly PlacedTable[] {
  return grouped(tables.map(ownColumns)).flatMap((group) => {
    const shared = clustered(group.flatMap(({ edges }) => edges));
    const keepApart =
      group.length > 1 && shared.length <= mostEdges && group.every(({ edges }) => areApart(edges, shared));
    return group.map((table) => sharing(table, keepApart ? shared : table.edges));
  });
}

/** A cell's columns in its table. */
interface OwnCell {
  readonly cell: BodyCell;
  readonly begin: number;
  readonly end: number;
}

interface OwnTable {
  readonly rows: readonly { readonly isHidden: boolean; readonly cells: readonly OwnCell[] }[];
  readonly edges: readonly number[];
  /** Whether rows have not as many columns, and nothing says which of them are wide. */
  readonly isUneven?: boolean;
}

function ownColumns({ rows, edges: grid }: BodyTable): OwnTable {
  const ends = rows.map((row) => endsOf(row, grid.at(-1) ?? 0));
  const told = ends.every((row) => row !== null) ? ends : null;
  const spanned = rows.map(({ isHidden, ...row }) => ({ isHidden, cells: bySpans(row) }));
  if (told === null || areAlike(rows, grid)) {
    // Programs write grids that nobody sees, and widths that are only wishes: these contradict one another.
    const seen = told === null ? null : edgesSeen(spanned, told);
    const edges = seen ?? (areAlike(rows, grid) && isSound(grid) ? grid : []);
    return { rows: spanned, edges, isUneven: told === null && isUneven(rows) };
  }
  const edges = clustered(told.flatMap(({ all }) => all));
  if (edges.length > mostEdges) return { rows: spanned, edges: [] };
  const placed = rows.map(({ isHidden, cells }, index) => ({
    isHidden,
    cells: byWidths(cells, told[index] ?? noEnds, edges),
  }));
  return { rows: placed, edges };
}

/** Where columns end by the widths of the cells that end there; null where these are not of one mind. */
function edgesSeen(rows: OwnTable['rows'], told: readonly RowEnds[]): readonly number[] | null {
  const places = new Map<number, { readonly least: number; readonly most: number }>();
  for (const [index, { cells }] of rows.entries()) {
    const { begin, all } = told[index] ?? noEnds;
    const ends = begin === 0 ? all : all.slice(1);
    for (const [at, { end }] of cells.entries()) {
      const own = places.get(end) ?? { least: Infinity, most: 0 };
      const place = ends[at] ?? 0;
      places.set(end, { least: Math.min(own.least, place), most: Math.max(own.most, place) });
    }
  }
  const edges: number[] = [];
  for (const [end, { least, most }] of [...places].toSorted(([one], [other]) => one - other)) {
    const [from, known] = [edges.at(-1) ?? 0, edges.length];
    if (most - least > widest || least <= from) return null;
    // No cell ends at the columns between.
    for (let column = known; column < end; column += 1)
      edges.push(from + (((least + most) / 2 - from) * (column + 1 - known)) / (end - known));
  }
  return edges;
}

/** Whether all rows have as many columns as the grid. */
function areAlike(rows: readonly BodyRow[], grid: readonly number[]): boolean {
  return rows.every(({ before, after, cells }) => {
    const count = cells.reduce((sum, { columnSpan }) => sum + columnSpan, before + after);
    return count === grid.length;
  });
}

function isUneven(rows: readonly BodyRow[]): boolean {
  const isSpanned = ({ before, after, cells }: BodyRow) =>
    before + after > 0 || cells.some(({ columnSpan }) => columnSpan > 1);
  return new Set(rows.map(({ cells }) => cells.length)).size > 1 && !rows.some(isSpanned);
}

function isSound(edges: readonly number[]): boolean {
  return edges.every((edge, index) => edge > (edges[index - 1] ?? 0));
}

function bySpans({ before, cells }: Pick<BodyRow, 'before' | 'cells'>): readonly OwnCell[] {
  let begin = before;
  return cells.map((cell) => {
    const end = begin + cell.columnSpan;
    const own = { cell, begin, end };
    begin = end;
    return own;
  });
}

/** Where the cells of a row end, in twips, and where the first begins. */
interface RowEnds {
  readonly begin: number;
  readonly all: readonly number[];
}

const noEnds: RowEnds = { begin: 0, all: [] };

/** Null where a cell has no width. */
function endsOf({ before, widthBefore, cells }: BodyRow, tableWidth: number): RowEnds | null {
  if (before > 0 && widthBefore === null) return null;
  const begin = widthBefore === null ? 0 : twipsOf(widthBefore, tableWidth);
  let end = begin;
  const all: number[] = begin === 0 ? [] : [begin];
  for (const { width } of cells) {
    if (width === null) return null;
    end += twipsOf(width, tableWidth);
    all.push(end);
  }
  return { begin, all };
}

/** Of a table that does not say how wide it is: as wide as a page's text. */
const usualWidth = 9000;

function twipsOf(width: CellWidth, tableWidth: number): number {
  return 'twips' in width ? width.twips : width.share * (tableWidth > 0 ? tableWidth : usualWidth);
}

function byWidths(
  cells: readonly BodyCell[],
  { begin, all }: RowEnds,
  edges: readonly number[],
): readonly OwnCell[] {
  const ends = begin === 0 ? all : all.slice(1);
  let column = begin === 0 ? 0 : columnEnd(edges, begin);
  return cells.map((cell, index) => {
    const end = Math.max(columnEnd(edges, ends[index] ?? 0), column + 1);
    const own = { cell, begin: column, end };
    column = end;
    return own;
  });
}

/** Number of the columns up to the edge that is nearest. */
function columnEnd(edges: readonly number[], place: number): number {
  let nearest = 0;
  for (const [index, edge] of edges.entries())
    if (Math.abs(edge - place) < Math.abs((edges[nearest] ?? 0) - place)) nearest = index;
  return nearest + 1;
}

/** Twips by which edges differ that are one: programs round each width, and make the columns anew for each part of a table. */
const near = 60;
/** And by which the first and the last of many do. */
const widest = 120;
/** Of tables on one page: with more, widths say nothing. */
const mostEdges = 400;

/** The middles of groups of places that lie near one another, ascending. */
function clustered(places: readonly number[]): readonly number[] {
  const groups: { readonly first: number; last: number }[] = [];
  for (const place of places.toSorted((one, other) => one - other)) {
    const group = groups.at(-1);
    if (group !== undefined && place - group.last <= near && place - group.first <= widest)
      group.last = place;
    else groups.push({ first: place, last: place });
  }
  return groups.map(({ first, last }) => (first + last) / 2);
}

/** Whether no two of the table's edges fall on one of those that it shares. */
function areApart(own: readonly number[], edges: readonly number[]): boolean {
  return new Set(own.map((edge) => columnEnd(edges, edge))).size === own.length;
}

/** Tables that follow one another and are as wide as one another, or are marked as going on. */
function grouped(tables: readonly OwnTable[]): readonly (readonly OwnTable[])[] {
  const groups: OwnTable[][] = [];
  for (const table of tables) {
    const group = groups.at(-1);
    if (group !== undefined && belongsTo(group[0], table)) group.push(table);
    else groups.push([table]);
  }
  return groups;
}

function belongsTo(first: OwnTable | undefined, table: OwnTable): boolean {
  const [width, other] = [first?.edges.at(-1), table.edges.at(-1)];
  if (width === undefined || other === undefined) return false;
  const isMarked = table.rows.some(({ cells }) => cells.some(({ cell }) => cell.cutMark !== null));
  return isMarked || Math.abs(width - other) <= widest;
}

function sharing(
  { rows, edges: own, isUneven: hasCounts = false }: OwnTable,
  edges: readonly number[],
): PlacedTable {
  const ends = edges === own ? [] : own.map((edge) => columnEnd(edges, edge));
  const place = (end: number): number => (end === 0 ? 0 : (ends[end - 1] ?? end));
  const placed = rows.map(({ isHidden, cells }) => ({
    isHidden,
    count: hasCounts ? cells.length : null,
    cells: cells.map(({ cell, begin, end }) => ({
      ...cell,
      ownColumn: begin,
      column: place(begin),
      columnSpan: Math.max(place(end) - place(begin), 1),
    })),
  }));
  return { rows: placed, edges };
}
