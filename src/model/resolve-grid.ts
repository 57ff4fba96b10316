/** Places cells into slots as HTML does, so that every slot is owned by exactly one cell, and says where that fails. */
import type { DraftCell, DraftTable } from './draft.js';
import type { Grid } from './form.js';
import { MergedRuns, type OpenCell } from './merge-cells.js';
import type { ProblemList } from './problems.js';
import type { CellTag } from './tag.js';

/** null, and problems, where a slot has no owner or two, or a span leaves the table. */
export function resolveGrid(
  table: DraftTable,
  columns: readonly number[],
  problems: ProblemList,
): Grid | null {
  const resolver = new SlotResolver(table, columns.length, problems);
  if (!resolver.place()) return null;
  return { columns, rows: table.rows, cells: resolver.cells, slots: resolver.slots };
}

const nobody = -1;

class SlotResolver {
  readonly cells: OpenCell[] = [];
  /** slots[row][column] is an index in the cells. */
  readonly slots: number[][] = [];
  readonly #table: DraftTable;
  readonly #columnCount: number;
  readonly #problems: ProblemList;
  readonly #runs = new MergedRuns();
  /** Of the cells, in their order. */
  readonly #mergeKeys: (string | null)[] = [];
  #faulty = false;

  constructor(table: DraftTable, columnCount: number, problems: ProblemList) {
    this.#table = table;
    this.#columnCount = columnCount;
    this.#problems = problems;
    const free = Array.from({ length: columnCount }, () => nobody);
    for (let row = 0; row < table.rows.length; row += 1) this.slots.push(free.slice());
  }

  /** Whether each slot has got its owner. */
  place(): boolean {
    const { rows, cells, starts } = this.#table;
    for (let row = 0; row < rows.length; row += 1) {
      const slots = this.slots[row] ?? [];
      const end = starts[row + 1] ?? cells.length;
      for (let index = starts[row] ?? end; index < end; index += 1) {
        const cell = cells[index];
        if (cell !== undefined) this.#placeCell(cell, row, slots);
      }
      if (slots.includes(nobody)) this.#reportGap(row, slots);
    }
    if (!this.#faulty) this.#runs.finish(this.#problems);
    return !this.#faulty;
  }

  #placeCell(draft: DraftCell, row: number, slots: number[]): void {
    const { tag, paragraphs } = draft;
    const column = slots.indexOf(nobody);
    if (column === -1) {
      this.#fault(
        tag.line,
        'too-many-cells',
        '此行的格子已满，多出一格；请删去，或检查 colspan、rowspan',
        'The row is full before this cell; remove it or check the spans',
      );
      return;
    }
    const columnSpan = this.#checkedColumnSpan(tag, column);
    const rowSpan = this.#checkedRowSpan(tag, row);
    let owner = rowSpan === 1 ? this.#joined(draft, row, column, columnSpan) : nobody;
    if (owner === nobody) {
      owner = this.cells.length;
      const { kind, align, verticalAlign, merge, line } = tag;
      this.cells.push({
        index: owner,
        kind,
        row,
        column,
        rowSpan,
        columnSpan,
        align,
        verticalAlign,
        paragraphs,
        line,
      });
      this.#mergeKeys.push(merge);
    }
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + columnSpan; c += 1) this.#take(r, c, owner, tag.line);
    }
  }

  /** Index of the cell above whose run a cell of one row has become part of; `nobody` where there is none. */
  #joined(draft: DraftCell, row: number, column: number, columnSpan: number): number {
    const { merge } = draft.tag;
    if (merge === null) return nobody;
    const index = this.slots[row - 1]?.[column] ?? nobody;
    const above = this.cells[index];
    if (above === undefined || this.#mergeKeys[index] !== merge) return nobody;
    const samePlace = above.column === column && above.columnSpan === columnSpan && above.rowSpan === 1;
    return samePlace && this.#runs.join(above, draft) ? index : nobody;
  }

  #checkedColumnSpan(tag: CellTag, column: number): number {
    const room = this.#columnCount - column;
    if (tag.columnSpan <= room) return tag.columnSpan;
    this.#fault(
      tag.line,
      'column-span-too-long',
      `从第 ${column + 1} 列起横跨 ${tag.columnSpan} 列，超出表格的右边；此处只有 ${room} 列`,
      `A span of ${tag.columnSpan} columns from column ${column + 1} leaves the table; ${room} are there`,
    );
    return room;
  }

  #checkedRowSpan(tag: CellTag, row: number): number {
    const room = this.#table.rows.length - row;
    if (tag.rowSpan <= room) return tag.rowSpan;
    this.#fault(
      tag.line,
      'row-span-too-long',
      `纵跨 ${tag.rowSpan} 行，超出表格的末行；此处只有 ${room} 行`,
      `A span of ${tag.rowSpan} rows leaves the table; ${room} are there`,
    );
    return room;
  }

  /** Gives a slot its owner, on behalf of the cell of that line. */
  #take(row: number, column: number, owner: number, line: number): void {
    const slots = this.slots[row];
    const taken = slots?.[column];
    if (slots === undefined || taken === undefined) return;
    if (taken === nobody) {
      slots[column] = owner;
      return;
    }
    const other = this.cells[taken]?.line ?? 0;
    this.#fault(
      line,
      'overlap',
      `与模板第 ${other} 行的格子重叠（表格第 ${row + 1} 行第 ${column + 1} 列）；请检查两者的 colspan、rowspan`,
      `Overlaps the cell of template line ${other} (row ${row + 1}, column ${column + 1}); check the spans of both`,
    );
  }

  #reportGap(row: number, slots: readonly number[]): void {
    const gap = slots.filter((owner) => owner === nobody).length;
    this.#fault(
      this.#table.rows[row]?.line ?? this.#table.tag.line,
      'gap',
      `表格第 ${row + 1} 行缺 ${gap} 列：格子没有排满 ${this.#columnCount} 列；请补上 <td> 或加大 colspan`,
      `Row ${row + 1} lacks ${gap} of ${this.#columnCount} columns; add a <td> or widen a span`,
    );
  }

  #fault(line: number, code: string, message: string, english: string): void {
    this.#faulty = true;
    this.#problems.add({ code, line, message, english });
  }
}
