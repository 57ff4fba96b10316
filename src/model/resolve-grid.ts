/** Places cells into slots as HTML does, so that every slot is owned by exactly one cell, and says where that fails. */
import type { DraftCell, DraftRow, DraftTable } from './draft.js';
import type { Cell, Grid } from './form.js';
import { joinMergedCells, type PlacedCell } from './merge-cells.js';
import type { ProblemList } from './problems.js';

/** null, and problems, where a slot has no owner or two, or a span leaves the table. */
export function resolveGrid(table: DraftTable, problems: ProblemList): Grid | null {
  const resolver = new SlotResolver(table, problems);
  const placed = resolver.place();
  if (placed === null) return null;
  const joined = joinMergedCells(placed, resolver.slots, problems);
  return {
    columns: table.columns,
    rows: table.rows.map(({ role, line }) => ({ role, line })),
    cells: joined.kept.map(finished),
    slots: resolver.slots.map((row) => row.map((owner) => joined.owners[owner] ?? 0)),
  };
}

function finished({ draft, row, column, rowSpan, columnSpan }: PlacedCell, index: number): Cell {
  const { kind, align, verticalAlign, paragraphs, line } = draft;
  return { index, kind, row, column, rowSpan, columnSpan, align, verticalAlign, paragraphs, line };
}

const nobody = -1;

class SlotResolver {
  /** slots[row][column] is an index in the placed cells. */
  readonly slots: number[][];
  readonly #table: DraftTable;
  readonly #problems: ProblemList;
  readonly #placed: PlacedCell[] = [];
  #faulty = false;

  constructor(table: DraftTable, problems: ProblemList) {
    this.#table = table;
    this.#problems = problems;
    this.slots = table.rows.map(() => new Array<number>(table.columns.length).fill(nobody));
  }

  place(): readonly PlacedCell[] | null {
    for (const [index, row] of this.#table.rows.entries()) {
      for (const cell of row.cells) this.#placeCell(cell, index);
      this.#reportGap(row, index);
    }
    return this.#faulty ? null : this.#placed;
  }

  #placeCell(cell: DraftCell, row: number): void {
    const slots = this.slots[row] ?? [];
    const column = slots.indexOf(nobody);
    if (column === -1) {
      this.#fault(
        cell.line,
        'too-many-cells',
        '此行的格子已满，多出一格；请删去，或检查 colspan、rowspan',
        'The row is full before this cell; remove it or check the spans',
      );
      return;
    }
    const columnSpan = this.#checkedColumnSpan(cell, column);
    const rowSpan = this.#checkedRowSpan(cell, row);
    const own = this.#placed.push({ draft: cell, row, column, rowSpan, columnSpan }) - 1;
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + columnSpan; c += 1) this.#take(r, c, own);
    }
  }

  #checkedColumnSpan(cell: DraftCell, column: number): number {
    const room = this.#table.columns.length - column;
    if (cell.columnSpan <= room) return cell.columnSpan;
    this.#fault(
      cell.line,
      'column-span-too-long',
      `从第 ${column + 1} 列起横跨 ${cell.columnSpan} 列，超出表格的右边；此处只有 ${room} 列`,
      `A span of ${cell.columnSpan} columns from column ${column + 1} leaves the table; ${room} are there`,
    );
    return room;
  }

  #checkedRowSpan(cell: DraftCell, row: number): number {
    const room = this.#table.rows.length - row;
    if (cell.rowSpan <= room) return cell.rowSpan;
    this.#fault(
      cell.line,
      'row-span-too-long',
      `纵跨 ${cell.rowSpan} 行，超出表格的末行；此处只有 ${room} 行`,
      `A span of ${cell.rowSpan} rows leaves the table; ${room} are there`,
    );
    return room;
  }

  #take(row: number, column: number, own: number): void {
    const slots = this.slots[row];
    const owner = slots?.[column];
    if (slots === undefined || owner === undefined) return;
    if (owner === nobody) {
      slots[column] = own;
      return;
    }
    const lines = [this.#placed[owner]?.draft.line ?? 0, this.#placed[own]?.draft.line ?? 0] as const;
    this.#fault(
      lines[1],
      'overlap',
      `与模板第 ${lines[0]} 行的格子重叠（表格第 ${row + 1} 行第 ${column + 1} 列）；请检查两者的 colspan、rowspan`,
      `Overlaps the cell of template line ${lines[0]} (row ${row + 1}, column ${column + 1}); check the spans of both`,
    );
  }

  #reportGap(row: DraftRow, index: number): void {
    const slots = this.slots[index] ?? [];
    if (!slots.includes(nobody)) return;
    const gap = slots.filter((owner) => owner === nobody).length;
    this.#fault(
      row.line,
      'gap',
      `表格第 ${index + 1} 行缺 ${gap} 列：格子没有排满 ${this.#table.columns.length} 列；请补上 <td> 或加大 colspan`,
      `Row ${index + 1} lacks ${gap} of ${this.#table.columns.length} columns; add a <td> or widen a span`,
    );
  }

  #fault(line: number, code: string, message: string, english: string): void {
    this.#faulty = true;
    this.#problems.add({ code, line, message, english });
  }
}
