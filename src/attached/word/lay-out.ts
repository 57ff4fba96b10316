/** Word's blocks → cells of one sheet: paragraphs are rows of one cell, tables stand one under another, those within cells too. */
import type { BodyBlock, BodyCell, BodyTable, TextRemark } from './blocks.js';
import type { CellRest } from './cut-mark.js';
import type { NumberCounter } from './numbering.js';
import { inColumns, type PlacedCell, type PlacedRow, type PlacedTable } from './table-columns.js';

/** Number of a table and a cell's place in it, from 0. */
export interface TablePlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** Rows and columns count from 0, through all tables and paragraphs of the body: a paragraph is a row of one cell. */
export interface WordTextCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** Null for a paragraph. */
  readonly inTable: TablePlace | null;
  /** How many columns its row has, in a table that tells no columns; null: its table tells them. */
  readonly rowCount: number | null;
}

/** A remark about a cell's text, or a paragraph's. */
export interface PlacedRemark extends TextRemark {
  readonly row: number;
  readonly inTable: TablePlace | null;
}

export interface WordSheet {
  readonly cells: readonly WordTextCell[];
  readonly remarks: readonly PlacedRemark[];
}

interface GrowingWordCell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  readonly inTable: TablePlace;
  readonly rowCount: number | null;
  readonly lines: string[];
}

/** The cell that stands last in a column. */
interface LastCell {
  readonly cell: GrowingWordCell;
  /** The one that has its text, where it is the rest of one of a table before. */
  readonly whole: GrowingWordCell;
  /** Its last row in the table. */
  at: number;
  /** Whether it is one of the sheet's: nothing is in a row that is printed again, or is the rest of another. */
  isShown: boolean;
}

type LastCells = Map<number, LastCell>;

interface NearCells {
  readonly here: LastCells;
  /** Of the table that this one goes on with; null: it begins here. */
  readonly before: LastCells | null;
}

/** What a row's cells are laid out by. */
interface RowLayout {
  readonly at: Omit<TablePlace, 'column'>;
  readonly rowCount: PlacedRow['count'];
  readonly above: LastCells;
  readonly cut: LastCells | null;
  readonly isRest: boolean;
  /** Whether it is a row of the sheet: neither printed again nor the rest of another. */
  readonly isShown: boolean;
}

/** The columns of a table, and what stands last in each. */
interface LaidColumns {
  readonly edges: readonly number[];
  readonly last: LastCells;
}

export function laidOut(blocks: readonly BodyBlock[], counter: NumberCounter): WordSheet {
  const layout = new Layout(counter);
  layout.flow(blocks);
  return layout.sheet;
}

const noTable: PlacedTable = { rows: [], edges: [] };

class Layout {
  readonly #cells: (GrowingWordCell | WordTextCell)[] = [];
  readonly #remarks: PlacedRemark[] = [];
  #row = 0;
  #tables = 0;
  /** Of the table before. */
  #before: LaidColumns = { edges: [], last: new Map() };

  constructor(readonly counter: NumberCounter) {}

  get sheet(): WordSheet {
    const cells = this.#cells.map((cell) => {
      if (!('lines' in cell)) return cell;
      const { lines, ...place } = cell;
      return { ...place, text: lines.join('\n').trim() };
    });
    return { cells, remarks: this.#remarks };
  }

  flow(blocks: readonly BodyBlock[]): void {
    const parts = parted(blocks);
    const tables = inColumns(parts.filter((part) => 'rows' in part)).values();
    for (const part of parts) {
      if ('rows' in part) this.#table(tables.next().value ?? noTable);
      else {
        const { lines, remarks, boxes } = textOf(part, this.counter);
        for (const line of lines.filter((one) => one.trim() !== '')) this.#line(line);
        this.#remark(remarks, Math.max(this.#row - 1, 0), null);
        for (const box of boxes) this.flow(box);
      }
    }
  }

  #line(text: string): void {
    this.#cells.push({
      row: this.#row,
      column: 0,
      rowSpan: 1,
      columnSpan: 1,
      text,
      inTable: null,
      rowCount: null,
    });
    this.#row += 1;
  }

  #remark(remarks: readonly TextRemark[], row: number, inTable: TablePlace | null): void {
    for (const remark of remarks) this.#remarks.push({ ...remark, row, inTable });
  }

  #table({ rows, edges }: PlacedTable): void {
    const table = this.#tables;
    this.#tables += 1;
    const { last: before } = this.#before;
    const marked = rows.flatMap(({ cells }) => cells.filter(({ cutMark }) => cutMark !== null));
    const goesOn = edges === this.#before.edges && marked.every(({ column }) => before.has(column));
    const last = { here: new Map(), before: goesOn ? before : null };
    for (const [at, row] of rows.entries()) {
      const frames = row.cells.filter(isFrame);
      // A row of nothing but frames is no row of a form: what it frames comes in its place.
      const isOnlyFrame = frames.length > 0 && row.cells.every((cell) => isFrame(cell) || isEmpty(cell));
      if (!isOnlyFrame) this.#tableRow(row, { table, row: at }, last);
      for (const { blocks } of frames) this.flow(blocks);
    }
    this.#before = { edges, last: last.here };
  }

  #tableRow(
    { cells, isHidden, count: rowCount }: PlacedRow,
    at: Omit<TablePlace, 'column'>,
    { here: above, before: cut }: NearCells,
  ): void {
    const isAgain = cut !== null && cells.some(({ cutMark }) => cutMark === 'again');
    const isRest = cut !== null && !isAgain && isRestOf(cut, cells);
    const row = { at, rowCount, above, cut, isRest, isShown: !isAgain && !isRest };
    const said = cells.flatMap((cell) => this.#tableCell(cell, row));
    const text = said.join(' ').trim();
    if (isHidden && text !== '')
      this.#remark([{ kind: 'row', text }], this.#row, { ...at, column: cells[0]?.ownColumn ?? 0 });
    if (row.isShown) this.#row += 1;
  }

  /** Returns its lines. */
  #tableCell(cell: PlacedCell, { at, rowCount, above, cut, isRest, isShown }: RowLayout): readonly string[] {
    const { column, ownColumn, columnSpan } = cell;
    const inTable = { ...at, column: ownColumn };
    const { lines, remarks } = isFrame(cell) ? nothing : cellText(cell, this.counter);
    const upper = above.get(column);
    if (cell.goesOn && upper !== undefined && upper.at === at.row - 1) {
      if (isShown) this.#goOn(upper, lines);
      upper.at = at.row;
      this.#remark(remarks, this.#row, upper.cell.inTable);
      return lines;
    }
    const rest = restOf(cell);
    const isBlank = lines.every((line) => line.trim() === '');
    // A blank in the rest of a row may go on over the next page.
    const whole = rest !== null || (isRest && isBlank) ? (cut?.get(column)?.whole ?? null) : null;
    if (whole !== null) addRest(whole, lines, rest?.isLine === true);
    const place = { row: this.#row, column, rowSpan: 1, columnSpan, inTable, rowCount };
    const own = { ...place, lines: whole === null ? [...lines] : [] };
    if (isShown) this.#cells.push(own);
    above.set(column, { cell: own, whole: whole ?? own, at: at.row, isShown });
    this.#remark(remarks, this.#row, inTable);
    return lines;
  }

  #goOn(upper: LastCell, lines: readonly string[]): void {
    if (!upper.isShown) this.#cells.push(upper.cell);
    upper.isShown = true;
    upper.cell.rowSpan = this.#row - upper.cell.row + 1;
    upper.cell.lines.push(...lines.filter((line) => line.trim() !== ''));
  }
}

const restOf = ({ cutMark }: BodyCell): CellRest | null => (cutMark === 'again' ? null : cutMark);

/** Whether the row is the rest of the last one of the table before: what else stands in it are labels, printed again. */
function isRestOf(before: LastCells, cells: readonly PlacedCell[]): boolean {
  let isRest = false;
  for (const cell of cells) {
    const rest = restOf(cell);
    if (rest !== null && !before.has(cell.column)) return false;
    isRest ||= rest?.isRow === true;
  }
  return isRest;
}

function addRest({ lines: whole }: GrowingWordCell, lines: readonly string[], isLine: boolean): void {
  const [first, ...others] = lines;
  const last = whole.pop();
  if (isLine && first !== undefined && last !== undefined) whole.push(last + first, ...others);
  else whole.push(...(last === undefined ? [] : [last]), ...lines);
}

/** Lines of a text, what cannot be taken for plain text in it, and text boxes beside it. */
interface SaidText {
  readonly lines: readonly string[];
  readonly remarks: readonly TextRemark[];
  readonly boxes: readonly (readonly BodyBlock[])[];
}

const nothing: SaidText = { lines: [], remarks: [], boxes: [] };

/** Tables, and paragraphs with those that go on with them. */
function parted(blocks: readonly BodyBlock[]): readonly (BodyTable | readonly BodyBlock[])[] {
  const parts: (BodyTable | BodyBlock[])[] = [];
  let goesOn = false;
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind === 'table') parts.push(block);
    else if (goesOn && last !== undefined && !('rows' in last)) last.push(block);
    else parts.push([block]);
    goesOn = block.kind === 'paragraph' && block.goesOn;
  }
  return parts;
}

/** A text box is the text of a cell that says nothing else; beside a text it is somebody's remark. */
function cellText({ blocks }: BodyCell, counter: NumberCounter): SaidText {
  const { lines, remarks, boxes } = textOf(blocks, counter);
  const boxed = boxes.map((box) => textOf(box, counter));
  const own = boxed.flatMap((box) => box.lines).filter((line) => line.trim() !== '');
  const isText = lines.every((line) => line.trim() === '');
  const inBox = own.length === 0 ? [] : [{ kind: isText ? 'boxed' : 'box', text: own.join('') } as const];
  const all = [...remarks, ...boxed.flatMap((box) => box.remarks), ...inBox];
  return { lines: isText ? own : lines, remarks: all, boxes: [] };
}

/** With the numbers that Word counts, and with the text of tables of one cell. */
function textOf(blocks: readonly BodyBlock[], counter: NumberCounter): SaidText {
  const [lines, remarks, boxes]: [string[], TextRemark[], (readonly BodyBlock[])[]] = [[], [], []];
  let goesOn = false;
  for (const block of blocks) {
    if (block.kind === 'table') {
      const inner = block.rows.flatMap(({ cells }) => cells.map((cell) => cellText(cell, counter)));
      lines.push(...inner.flatMap((cell) => cell.lines));
      remarks.push(...inner.flatMap((cell) => cell.remarks));
      continue;
    }
    const { text, numbering } = block;
    const number = numbering === null || goesOn ? '' : counter.next(numbering);
    const last = lines.length - 1;
    if (goesOn) lines[last] = `${lines[last] ?? ''}${text}`;
    else lines.push(number + text);
    remarks.push(...block.remarks);
    boxes.push(...block.boxes);
    goesOn = block.goesOn;
  }
  return { lines, remarks, boxes };
}

/** Whether the cell is only the frame of a table. One of a single cell is a way to write a text. */
function isFrame({ blocks }: BodyCell): boolean {
  return blocks.some(
    (block) => block.kind === 'table' && block.rows.flatMap(({ cells }) => cells).length > 1,
  );
}

function isEmpty({ blocks }: BodyCell): boolean {
  return blocks.every(
    (block) => block.kind === 'paragraph' && block.text.trim() === '' && block.boxes.length === 0,
  );
}
