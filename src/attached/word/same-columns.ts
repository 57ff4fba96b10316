/** Tables that go on over pages: programs that save a file may give each table columns of its own, of which only the edges are alike. */
import type { BodyTable } from './blocks.js';

/** Twips. */
const nearEdges = 40;

/** The table in the columns of the one before; null if one of its edges is none of these. */
export function inColumns(table: BodyTable, edges: readonly number[]): BodyTable | null {
  if (edges.length === 0) return table.edges.length === 0 ? table : null;
  const places = [0, ...table.edges].map((edge) => placeIn(edges, edge));
  if (places.includes(-1)) return null;
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
