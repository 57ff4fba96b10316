/** Tables that go on over pages: programs that save a file may give each table columns of its own, with some edges alike. */
import type { BodyRow, BodyTable } from './blocks.js';

/** Twips. */
const nearEdges = 40;

/** Tables in the order of the body; each that goes on with the one before has that one's list of edges, and so its columns. */
export function inSameColumns(tables: readonly BodyTable[]): readonly BodyTable[] {
  const chains: BodyTable[][] = [];
  for (const table of tables) {
    const chain = chains.at(-1);
    const before = chain?.at(-1);
    if (before !== undefined && goesOnWith(before, table)) chain?.push(table);
    else chains.push([table]);
  }
  return chains.flatMap((chain) => (chain.length === 1 ? chain : inColumns(chain)));
}

/** Whether cells are marked as those of the table before, and stand below an edge of it. Without edges columns are counted. */
function goesOnWith({ edges }: BodyTable, table: BodyTable): boolean {
  const marked = table.rows.flatMap(markedColumns);
  if (marked.length === 0) return false;
  if (edges.length === 0 || table.edges.length === 0) return edges.length === table.edges.length;
  return marked.every((column) => {
    const edge = column === 0 ? 0 : table.edges[column - 1];
    return edge !== undefined && placeIn(edges, edge) >= 0;
  });
}

function markedColumns({ before, cells }: BodyRow): readonly number[] {
  let column = before;
  return cells.flatMap(({ columnSpan, cutMark }) => {
    column += columnSpan;
    return cutMark === null ? [] : [column - columnSpan];
  });
}

function inColumns(tables: readonly BodyTable[]): readonly BodyTable[] {
  const edges = distinct(tables.flatMap((table) => table.edges));
  return tables.map((table) => withEdges(table, edges));
}

function distinct(edges: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const edge of [...edges].sort((one, other) => one - other))
    if (edge - (kept.at(-1) ?? 0) > nearEdges) kept.push(edge);
  return kept;
}

function withEdges(table: BodyTable, edges: readonly number[]): BodyTable {
  const places = [0, ...table.edges].map((edge) => placeIn(edges, edge));
  const place = (edge: number): number => places[edge] ?? edge;
  const rows = table.rows.map(({ before, cells, ...row }) => {
    let begin = before;
    const moved = cells.map((cell) => {
      const end = begin + cell.columnSpan;
      const columnSpan = place(end) - place(begin);
      begin = end;
      return { ...cell, columnSpan };
    });
    return { ...row, before: place(before), cells: moved };
  });
  return { ...table, rows, edges };
}

function placeIn(edges: readonly number[], edge: number): number {
  return [0, ...edges].findIndex((one) => Math.abs(one - edge) <= nearEdges);
}
