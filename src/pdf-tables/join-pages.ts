/** A table that goes on from page to page: labels that were not printed again, rows cut in two, heads that were. */
import { firstWordWidth, type TextLine, textOf } from './cell-text.js';

/** A cell on its way into the sheet: it grows while its table goes on. */
export interface GrowingCell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  /** Of the cell, in points. */
  readonly left: number;
  readonly right: number;
  lines: readonly TextLine[];
  readonly page: number;
  readonly inTable: { readonly table: number; readonly row: number; readonly column: number };
}

/**
 * Takes the first rows of a page into the table that stands at the end of the page before, both in the same columns;
 * returns the cells that are its own. `unsure`: told of a row that may be a new one or the rest of one, and which it is taken for.
 */
export function continueTable(
  before: readonly GrowingCell[],
  cells: readonly GrowingCell[],
  unsure: (cell: GrowingCell, isJoined: boolean) => void,
): readonly GrowingCell[] {
  const end = Math.max(...before.map(rowEnd));
  const above: Above = (cell) =>
    before.find(
      (one) => rowEnd(one) === end && one.column === cell.column && one.columnSpan === cell.columnSpan,
    );
  const underLabels = withoutLabels(cells, above);
  const underHeads = withoutHeads(before, underLabels);
  const left = withoutLabels(underHeads, above);
  const top = topRow(left);
  const begins = Math.max(top.findIndex(isFilled), 0);
  const hasLabels = left.length < cells.length - (underLabels.length - underHeads.length);
  // A row has a label, or is an entry under one: where it begins with neither, this was said on the page before.
  const isUnderLabel =
    begins > 0 ? top.slice(0, begins).every((cell) => above(cell) !== undefined) : hasLabels;
  const rest = isUnderLabel ? top.slice(begins) : [];
  const links = rest.map((cell) => linkOf(above(cell), cell));
  const isWhole = links.length > 0 && links.every((link) => link === 'sure');
  // A row that has all its cells again is a new one, however full the lines above.
  const isCut = !links.includes('none') && (isWhole || (links.includes('open') && links.some(isLink)));
  const [first] = rest;
  const isNumbered = first !== undefined && /^(?:指标)?\d+[:：.、]/u.test(textIn(first));
  const isSure = links.includes('none') || isWhole || (isNumbered && !isCut);
  if (!isSure && first !== undefined) unsure(first, isCut);
  const taken = new Set(isCut ? top : isUnderLabel ? top.slice(0, begins) : []);
  for (const cell of cells) {
    const isKept = left.includes(cell) && !taken.has(cell);
    const into =
      isKept || (underLabels.includes(cell) && !underHeads.includes(cell)) ? undefined : above(cell);
    if (into === undefined) continue;
    into.rowSpan = Math.max(into.rowSpan, rowEnd(cell) - into.row);
    if (taken.has(cell)) into.lines = [...into.lines, ...cell.lines];
  }
  return left.filter((cell) => !taken.has(cell));
}

const isLink = (link: Link): boolean => link === 'sure' || link === 'likely';

/** The cell that ends the page before in the same columns. */
type Above = (cell: GrowingCell) => GrowingCell | undefined;

function topRow(cells: readonly GrowingCell[]): readonly GrowingCell[] {
  const first = Math.min(...cells.map(({ row }) => row));
  return cells.filter(({ row }) => row === first).toSorted((one, other) => one.column - other.column);
}

/** Without the labels of the page before, printed again over the rows that are left of theirs. */
function withoutLabels(cells: readonly GrowingCell[], above: Above): readonly GrowingCell[] {
  const isAgain = (cell: GrowingCell): boolean => {
    const label = above(cell);
    return label !== undefined && isFilled(cell) && labelOf(cell) === labelOf(label);
  };
  const again: GrowingCell[] = [];
  // Entries of one name under one another are no labels: these stand at the row's beginning.
  for (const cell of topRow(cells)) {
    if (!isAgain(cell)) break;
    again.push(cell);
  }
  return again.length === topRow(cells).length ? cells : cells.filter((cell) => !again.includes(cell));
}

function labelOf(cell: GrowingCell): string {
  return textIn(cell).replace(/\s|[（(]续[）)]$/gu, '');
}

/** First row below the cell. */
export const rowEnd = ({ row, rowSpan }: GrowingCell): number => row + rowSpan;
const isFilled = ({ lines }: GrowingCell): boolean => lines.length > 0;

const textIn = ({ lines, left, right }: GrowingCell): string => textOf(lines, left, right);

/**
 * How the cell may be the rest of the one above: `sure` behind several full lines, or as a further paragraph of a long text;
 * `likely` behind one full line; `open` where one of the two is blank; `none` where the one above has ended.
 */
type Link = 'sure' | 'likely' | 'open' | 'none';

function linkOf(above: GrowingCell | undefined, { lines }: GrowingCell): Link {
  if (above === undefined) return 'none';
  const last = above.lines.at(-1);
  const [next] = lines;
  if (next === undefined || last === undefined) return 'open';
  const room = above.right - above.left - last.size - (last.right - last.left);
  if (room <= firstWordWidth(next) + last.size) return above.lines.length > 1 ? 'sure' : 'likely';
  return above.lines.length > 3 && lines.length > 1 && /[。；;]$/u.test(last.text) ? 'sure' : 'none';
}

/** Rows of heads at most. */
const mostHeads = 3;

/** Without the rows at the top that the pages before have, too: heads that are printed again. */
function withoutHeads(before: readonly GrowingCell[], cells: readonly GrowingCell[]): readonly GrowingCell[] {
  const first = Math.min(...cells.map(({ row }) => row));
  for (let count = mostHeads; count > 0; count -= 1) {
    const isHead = ({ row }: GrowingCell): boolean => row < first + count;
    const heads = cells.filter(isHead);
    const isWhole = heads.every((cell) => rowEnd(cell) <= first + count);
    if (
      isWhole &&
      heads.length < cells.length &&
      heads.filter(isFilled).length > 1 &&
      isRepeated(before, heads, first)
    )
      return cells.filter((cell) => !isHead(cell));
  }
  return cells;
}

function isRepeated(before: readonly GrowingCell[], heads: readonly GrowingCell[], first: number): boolean {
  const known = new Set(before.map((cell) => keyOf(cell, cell.row)));
  const rows = new Set(before.map(({ row }) => row));
  const wanted = (row: number) => heads.map((cell) => keyOf(cell, row + cell.row - first));
  return [...rows].some((row) => wanted(row).every((key) => known.has(key)));
}

function keyOf(cell: GrowingCell, row: number): string {
  return [row, cell.column, cell.columnSpan, cell.rowSpan, textIn(cell)].join(' ');
}
