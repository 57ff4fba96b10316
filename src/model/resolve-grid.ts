/** Resolves tables: places cells into slots as HTML does, so that one cell owns each slot, and reports where that fails. */
import type { DraftBlock, DraftCell, DraftForm, DraftTable } from './draft.js';
import type { Block, Form, Grid } from './form.js';
import { GridFaults } from './grid-faults.js';
import { MergedRuns, type OpenCell } from './merge-cells.js';
import type { ProblemList } from './problems.js';
import { type Columns, columnsOf } from './table-columns.js';

/**
 * Returns the form without the tables that cannot be resolved; reports these. `placesApart`: only cells of the same
 * places of the filing are merged.
 */
export function resolveForm({ title, blocks }: DraftForm, problems: ProblemList, placesApart = false): Form {
  const resolved: Block[] = [];
  for (const draft of blocks) {
    const block = resolvedBlock(draft, problems, placesApart);
    if (block !== null) resolved.push(block);
  }
  return { title, blocks: resolved };
}

function resolvedBlock(draft: DraftBlock, problems: ProblemList, placesApart: boolean): Block | null {
  if (draft.kind !== 'table') return draft;
  const columns = columnsOf(draft, problems);
  const grid = columns === null ? null : resolveGrid(draft, columns, problems, placesApart);
  return grid === null ? null : { kind: 'grid', grid };
}

/** Returns null and reports problems if a slot has no owner or two, or a span leaves the table. */
function resolveGrid(
  table: DraftTable,
  columns: Columns,
  problems: ProblemList,
  placesApart: boolean,
): Grid | null {
  const resolver = new SlotResolver(table, columns.columns.length, problems, placesApart);
  if (!resolver.place()) return null;
  return { ...columns, rows: table.rows.map(({ row }) => row), cells: resolver.cells, slots: resolver.slots };
}

const nobody = -1;

class SlotResolver {
  readonly cells: OpenCell[] = [];
  /** slots[row][column] is an index in the cells. */
  readonly slots: readonly number[][];
  /** The draft of each cell; of merged cells, the first. */
  readonly #drafts: DraftCell[] = [];
  readonly #runs: MergedRuns;
  readonly #faults: GridFaults;
  /** Cells already reported as probably lacking a rowspan. */
  readonly #blamed = new Set<number>();

  readonly #table: DraftTable;
  readonly #columnCount: number;
  readonly #problems: ProblemList;

  constructor(table: DraftTable, columnCount: number, problems: ProblemList, placesApart: boolean) {
    this.#table = table;
    this.#columnCount = columnCount;
    this.#problems = problems;
    this.#runs = new MergedRuns(placesApart);
    const free = Array.from({ length: columnCount }, () => nobody);
    this.slots = table.rows.map(() => free.slice());
    this.#faults = new GridFaults(columnCount, problems);
  }

  /** Places all cells; returns whether each slot has an owner. Stops at a wrong row span, since later errors follow from it. */
  place(): boolean {
    for (let row = 0; row < this.slots.length && !this.#faults.spansRows; row += 1) {
      this.#placeRow(row, this.slots[row] ?? []);
    }
    if (!this.#faults.any) this.#runs.finish(this.#problems);
    return !this.#faults.any;
  }

  /** Places each cell at the first free slot. */
  #placeRow(row: number, slots: number[]): void {
    const { cells, starts } = this.#table;
    const end = starts[row + 1] ?? cells.length;
    let column = 0;
    for (let index = starts[row] ?? end; index < end; index += 1) {
      while (column < slots.length && slots[column] !== nobody) column += 1;
      const draft = cells[index];
      if (draft === undefined) continue;
      if (column < slots.length) this.#placeCell(draft, row, column);
      else this.#faults.fullRow(draft, this.#spanInto(row));
    }
    if (slots.includes(nobody) && !this.#faults.spansRows) this.#reportGap(row, slots);
  }

  #placeCell(draft: DraftCell, row: number, column: number): void {
    const { columnSpan, rowSpan, merge } = draft.tag;
    const columns = Math.min(columnSpan, this.#columnCount - column);
    const rows = Math.min(rowSpan, this.#table.rows.length - row);
    if (columns < columnSpan) this.#faults.tooWide(draft, column, columns, this.#spanInto(row));
    if (rows < rowSpan) this.#faults.tooLong(draft, rows);
    const merges = merge !== null && rows === 1;
    let cell = merges ? this.#runs.join(draft, row, column, columns) : null;
    if (cell === null) {
      cell = openCell(this.cells.length, draft, row, column, rows, columns);
      this.cells.push(cell);
      this.#drafts.push(draft);
      if (merges) this.#runs.begin(cell, merge);
    }
    for (let r = row; r < row + rows; r += 1) this.#take(r, column, columns, cell.index, draft);
  }

  /** Assigns slots to a cell. */
  #take(row: number, from: number, count: number, owner: number, draft: DraftCell): void {
    const slots = this.slots[row] ?? [];
    for (let column = from; column < from + count; column += 1) {
      const other = slots[column] ?? nobody;
      // Not looked up where there is none: an index below the first takes V8 a long way.
      if (other === nobody) slots[column] = owner;
      else this.#faults.overlap(draft, this.#drafts[other] ?? draft, row, column);
    }
  }

  /** Returns the first cell that comes down into the row by its rowspan; null if there is none. */
  #spanInto(row: number): DraftCell | null {
    for (const owner of this.slots[row] ?? []) {
      const draft = this.#drafts[owner];
      if (draft !== undefined && draft.tag.rowSpan > 1 && (this.cells[owner]?.row ?? row) < row) return draft;
    }
    return null;
  }

  /** Reports a gap, once for each cell above that probably lacks a rowspan. */
  #reportGap(row: number, slots: readonly number[]): void {
    const column = slots.indexOf(nobody);
    const above = this.#ownerAbove(row, column);
    if (above !== null && this.#blamed.has(above)) return;
    if (above !== null) this.#blamed.add(above);
    const count = slots.filter((owner) => owner === nobody).length;
    const at = this.#table.rows[row]?.at ?? this.#table.tag.at;
    this.#faults.gap({ at, row, column, count }, above === null ? null : (this.#drafts[above] ?? null));
  }

  /** Returns the index of the nearest cell above the slot; null if there is none. */
  #ownerAbove(row: number, column: number): number | null {
    for (let above = row - 1; above >= 0; above -= 1) {
      const owner = this.slots[above]?.[column] ?? nobody;
      if (owner !== nobody) return owner;
    }
    return null;
  }
}

function openCell(
  index: number,
  { tag, paragraphs, choice }: DraftCell,
  row: number,
  column: number,
  rowSpan: number,
  columnSpan: number,
): OpenCell {
  const { kind, align, verticalAlign, at } = tag;
  // One literal: spreading a second object for each cell took a twentieth of a document of 300 forms.
  const cell = {
    index,
    kind,
    row,
    column,
    rowSpan,
    columnSpan,
    align,
    verticalAlign,
    merges: tag.merge !== null,
    paragraphs,
    line: at.line,
  };
  const bold = tag.bold === true ? { ...cell, bold: true } : cell;
  return choice === undefined ? bold : { ...bold, choice };
}
