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
  readonly slots: readonly number[][];
  private readonly runs = new MergedRuns();
  private isFaulty = false;

  constructor(
    private readonly table: DraftTable,
    private readonly columnCount: number,
    private readonly problems: ProblemList,
  ) {
    const free = Array.from({ length: columnCount }, () => nobody);
    this.slots = table.rows.map(() => free.slice());
  }

  /** Whether each slot has got its owner. */
  place(): boolean {
    for (let row = 0; row < this.slots.length; row += 1) this.placeRow(row, this.slots[row] ?? []);
    if (!this.isFaulty) this.runs.finish(this.problems);
    return !this.isFaulty;
  }

  /** Each cell begins in the first slot that is free. */
  private placeRow(row: number, slots: number[]): void {
    const { cells, starts } = this.table;
    const end = starts[row + 1] ?? cells.length;
    let column = 0;
    for (let index = starts[row] ?? end; index < end; index += 1) {
      while (column < slots.length && slots[column] !== nobody) column += 1;
      const draft = cells[index];
      if (draft === undefined) continue;
      if (column < slots.length) this.placeCell(draft, row, column);
      else this.reportFullRow(draft.tag.line);
    }
    if (slots.includes(nobody)) this.reportGap(row, slots);
  }

  private placeCell(draft: DraftCell, row: number, column: number): void {
    const { line, merge } = draft.tag;
    const columnSpan = this.checkedColumnSpan(draft.tag, column);
    const rowSpan = this.checkedRowSpan(draft.tag, row);
    const merges = merge !== null && rowSpan === 1;
    let cell = merges ? this.runs.join(draft, row, column, columnSpan) : null;
    if (cell === null) {
      cell = openCell(this.cells.length, draft, row, column, rowSpan, columnSpan);
      this.cells.push(cell);
      if (merges) this.runs.begin(cell, merge);
    }
    for (let r = row; r < row + rowSpan; r += 1) this.take(r, column, columnSpan, cell.index, line);
  }

  /** Gives slots their owner, on behalf of the cell of that line. */
  private take(row: number, from: number, count: number, owner: number, line: number): void {
    const slots = this.slots[row] ?? [];
    for (let column = from; column < from + count; column += 1) {
      const taken = slots[column] ?? nobody;
      if (taken === nobody) slots[column] = owner;
      else this.reportOverlap(line, row, column, taken);
    }
  }

  private checkedColumnSpan(tag: CellTag, column: number): number {
    const room = this.columnCount - column;
    if (tag.columnSpan <= room) return tag.columnSpan;
    this.fault(
      tag.line,
      'column-span-too-long',
      `从第 ${column + 1} 列起横跨 ${tag.columnSpan} 列，超出表格的右边；此处只有 ${room} 列`,
      `A span of ${tag.columnSpan} columns from column ${column + 1} leaves the table; ${room} are there`,
    );
    return room;
  }

  private checkedRowSpan(tag: CellTag, row: number): number {
    const room = this.table.rows.length - row;
    if (tag.rowSpan <= room) return tag.rowSpan;
    this.fault(
      tag.line,
      'row-span-too-long',
      `纵跨 ${tag.rowSpan} 行，超出表格的末行；此处只有 ${room} 行`,
      `A span of ${tag.rowSpan} rows leaves the table; ${room} are there`,
    );
    return room;
  }

  private reportOverlap(line: number, row: number, column: number, owner: number): void {
    const other = this.cells[owner]?.line ?? 0;
    this.fault(
      line,
      'overlap',
      `与模板第 ${other} 行的格子重叠（表格第 ${row + 1} 行第 ${column + 1} 列）；请检查两者的 colspan、rowspan`,
      `Overlaps the cell of template line ${other} (row ${row + 1}, column ${column + 1}); check the spans of both`,
    );
  }

  private reportFullRow(line: number): void {
    this.fault(
      line,
      'too-many-cells',
      '此行的格子已满，多出一格；请删去，或检查 colspan、rowspan',
      'The row is full before this cell; remove it or check the spans',
    );
  }

  private reportGap(row: number, slots: readonly number[]): void {
    const gap = slots.filter((owner) => owner === nobody).length;
    this.fault(
      this.table.rows[row]?.line ?? this.table.tag.line,
      'gap',
      `表格第 ${row + 1} 行缺 ${gap} 列：格子没有排满 ${this.columnCount} 列；请补上 <td> 或加大 colspan`,
      `Row ${row + 1} lacks ${gap} of ${this.columnCount} columns; add a <td> or widen a span`,
    );
  }

  private fault(line: number, code: string, message: string, english: string): void {
    this.isFaulty = true;
    this.problems.add({ code, line, message, english });
  }
}

function openCell(
  index: number,
  { tag, paragraphs }: DraftCell,
  row: number,
  column: number,
  rowSpan: number,
  columnSpan: number,
): OpenCell {
  const { kind, align, verticalAlign, line } = tag;
  return { index, kind, row, column, rowSpan, columnSpan, align, verticalAlign, paragraphs, line };
}
