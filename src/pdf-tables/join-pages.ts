/** A table that goes on from page to page: labels that were not printed again, rows cut in two, heads that were. */
import { firstWordWidth, type TextLine } from './cell-text.js';
import { type GrowingCell, isFilled, rowEnd, textIn } from './growing-cell.js';
import { withoutHeads } from './heads-again.js';
import { arePartsOfOne, type PartedLabel } from './parted-labels.js';

/** Who is told of what cannot be decided from two pages. */
interface TableReport {
  /** The cells of a row that may be a new one or the rest of one, and which it is taken for. */
  readonly unsure: (cells: readonly GrowingCell[], isJoined: boolean) => void;
  readonly parted: (label: PartedLabel) => void;
}

/**
 * Takes the first rows of a page into the table that stands at the end of the page before, both in the same columns;
 * returns the cells that are its own.
 */
export function continueTable(
  before: readonly GrowingCell[],
  cells: readonly GrowingCell[],
  { unsure, parted }: TableReport,
): readonly GrowingCell[] {
  const end = Math.max(...before.map(rowEnd));
  const above: CellAbove = (cell) =>
    before.find(
      (one) => rowEnd(one) === end && one.column === cell.column && one.columnSpan === cell.columnSpan,
    );
  const underLabels = withoutLabels(cells, above);
  const tall = underLabels.filter((cell) => mayGoOnBeside(above(cell), cell));
  const underHeads = withoutHeads(before, underLabels, tall);
  const beside =
    underHeads.length < underLabels.length ? topRow(underHeads).filter((cell) => tall.includes(cell)) : [];
  const left = withoutLabels(
    underHeads.filter((cell) => !beside.includes(cell)),
    above,
  );
  const top = topRow(left);
  const hasLabels = left.length < cells.length - (underLabels.length - underHeads.length);
  const continued = cells.filter((cell) => isContinued(cell) && !left.includes(cell));
  const { begins, isCut, isSure } = cutOf(top, above, { hasLabels, continued });
  const rest = top.slice(begins);
  const own = rest.filter(isFilled);
  if (!isSure && own.length > 0) unsure(isCut ? own.flatMap((cell) => above(cell) ?? cell) : own, isCut);
  const labels = top.slice(0, begins).every((cell) => above(cell) !== undefined) ? top.slice(0, begins) : [];
  const labelLinks = isCut ? [] : linksOfLabels(top, above);
  const openLabels = labelLinks.flatMap(({ cell, link }) => (link === 'unsure' ? cell : []));
  if (openLabels.length > 0) unsure(openLabels, false);
  const restOfLabels = labelLinks.flatMap(({ cell, link }) => (link === 'rest' ? cell : []));
  const inMiddle = top.filter((cell) => !isFilled(cell) && isOneWith(above(cell), cell));
  const taken = new Set([
    ...(isCut ? top : [...labels, ...restOfLabels, ...inMiddle]),
    ...beside.filter((cell) => !isFilled(cell)),
  ]);
  const headsHeight = Math.max(0, Math.min(...left.map((cell) => cell.top)) - (beside[0]?.top ?? Infinity));
  const besideHeads = (cell: GrowingCell): number => (beside.includes(cell) ? headsHeight : 0);
  for (const cell of [...beside, ...top]) {
    const upper = above(cell);
    const isOpen = upper !== undefined && !isFilled(upper) && isFilled(cell) && !taken.has(cell);
    if (isOpen) parted({ above: upper, below: cell, besideHeads: besideHeads(cell) });
  }
  for (const cell of cells) {
    const isKept = (left.includes(cell) || beside.includes(cell)) && !taken.has(cell);
    const isHead = underLabels.includes(cell) && !underHeads.includes(cell);
    const into = isKept || isHead ? undefined : above(cell);
    if (into === undefined) continue;
    into.rowSpan = Math.max(into.rowSpan, rowEnd(cell) - into.row);
    into.height += cell.height - besideHeads(cell);
    if (!taken.has(cell) || !isFilled(cell)) continue;
    into.lines = [...into.lines, ...cell.lines];
    into.bottom = cell.bottom;
  }
  return [...beside, ...left].filter((cell) => !taken.has(cell));
}

/** Whether a cell may be a label's part that begins beside the heads of its rows, where these are printed again. */
function mayGoOnBeside(above: GrowingCell | undefined, cell: GrowingCell): boolean {
  return above !== undefined && cell.rowSpan > 1 && !(isFilled(cell) && isFilled(above));
}

function isOneWith(above: GrowingCell | undefined, below: GrowingCell): boolean {
  return above !== undefined && arePartsOfOne({ above, below, besideHeads: 0 });
}

interface Cut {
  /** Index of the first filled cell. */
  readonly begins: number;
  /** Whether the row is the rest of the one above. */
  readonly isCut: boolean;
  readonly isSure: boolean;
}

/** Labels over the row: whether they were printed again, and those that said （续）. */
interface LabelsAgain {
  readonly hasLabels: boolean;
  readonly continued: readonly GrowingCell[];
}

function cutOf(top: readonly GrowingCell[], above: CellAbove, { hasLabels, continued }: LabelsAgain): Cut {
  const begins = Math.max(top.findIndex(isFilled), 0);
  const rest = top.slice(begins);
  const links = rest.map((cell) => linkOf(above(cell), cell));
  const isTorn = rest.some((cell) => isTornText(above(cell), cell));
  // What is torn in one cell tells more than that the halves of another could stand alone: 100.0 and 0(%).
  if (links.length === 0 || (links.includes('none') && !isTorn) || !beginAlike(rest))
    return { begins, isCut: false, isSure: true };
  const isWhole = links.every((link) => link === 'sure');
  // A row that has all its cells again is a new one, however full the lines above.
  // Blank below a cell of the last row that said something: the page goes on with that row.
  const last = Math.max(...rest.map((cell) => (isFilled(cell) ? (above(cell)?.row ?? 0) : 0)));
  const isFinished = top.some((cell) => {
    const upper = above(cell);
    return !isFilled(cell) && upper !== undefined && isFilled(upper) && upper.row === last;
  });
  // A label of that row alone goes on.
  const isMarked = continued.some((label) => above(label)?.row === last);
  const isCut =
    isWhole ||
    (links.some(isLink) && (isFinished || isTorn || isMarked)) ||
    links.filter(isLink).length >= manyLinks;
  // A row has a label, or is an entry under one: where it begins with neither, this was said on the page before.
  const isUnderLabel =
    begins > 0 ? top.slice(0, begins).every((cell) => above(cell) !== undefined) : hasLabels;
  const [first] = rest;
  // Numbers within a long text are none of its row.
  const isNumbered =
    first !== undefined &&
    [first, above(first)].every((cell) => cell !== undefined && entryNumber.test(textIn(cell)));
  if (!isUnderLabel && !isCut) return { begins, isCut: false, isSure: true };
  return { begins, isCut, isSure: (isWhole && isUnderLabel) || (isNumbered && !isCut) };
}

const entryNumber = /^(?:指标)?\d+[:：.、]/u;

/** Cells of a row that all may be the rest of those above: so many are not full by chance. */
const manyLinks = 3;

/** Whether the two texts are one that was torn: within a number, before its unit, or within brackets. */
function isTornText(above: GrowingCell | undefined, cell: GrowingCell): boolean {
  if (above === undefined || !isFilled(above) || !isFilled(cell)) return false;
  const [text, rest] = [textIn(above), textIn(cell)];
  const isOpen = /[（(][^（()）]*$/u.test(text) && /^[^（()）]*[)）]/u.test(rest);
  const isUnit = /\d$/u.test(text) && /^[（(][^（()）]{1,8}[)）]$/u.test(rest);
  return isOpen || isUnit || /\d[.,]$/u.test(text) || /^[)）%％，、。；,.;]/u.test(rest);
}

/** Whether the texts begin at one height, as those do that go on from the page before: others stand in the middle of their rows. */
function beginAlike(cells: readonly GrowingCell[]): boolean {
  const gaps = cells.flatMap(({ top, lines: [first] }) =>
    first === undefined ? [] : [(first.baseline - top) / first.size],
  );
  return Math.max(...gaps) - Math.min(...gaps) < 0.6;
}

const isLink = (link: Link): boolean => link === 'sure' || link === 'likely';

/** The cell that ends the page before in the same columns. */
type CellAbove = (cell: GrowingCell) => GrowingCell | undefined;

function topRow(cells: readonly GrowingCell[]): readonly GrowingCell[] {
  const first = Math.min(...cells.map(({ row }) => row));
  return cells.filter(({ row }) => row === first).toSorted((one, other) => one.column - other.column);
}

/** Without the labels of the page before, printed again over the rows that are left of theirs. */
function withoutLabels(cells: readonly GrowingCell[], above: CellAbove): readonly GrowingCell[] {
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

const isContinued = (cell: GrowingCell): boolean => /[（(]续[）)]\s*$/u.test(textIn(cell));

/** Spreadsheets write a label again that the page's edge has clipped away, once for the heads and once for the rows. */
function labelOf(cell: GrowingCell): string {
  return textIn(cell)
    .replace(/\s|[（(]续[）)]$/gu, '')
    .replace(/^(.+)\1$/u, '$1');
}

/**
 * How the cell may be the rest of the one above: `sure` behind several full lines, or as a further paragraph of a long text;
 * `likely` behind one full line, or behind a paragraph of a long text that ends without a sign; `open` where one of the two is blank; `none` where the one above has ended.
 */
type Link = 'sure' | 'likely' | 'open' | 'none';

function linkOf(above: GrowingCell | undefined, cell: GrowingCell): Link {
  if (above === undefined) return 'none';
  const last = above.lines.at(-1);
  const [next] = cell.lines;
  if (next === undefined || last === undefined) return 'open';
  if (areWhole(above, cell) || hasRoomBelow(above, cell)) return 'none';
  if (!hasRoomBehind(above, cell, last, firstWordWidth(next)))
    return above.lines.length > 1 ? 'sure' : 'likely';
  if (above.lines.length <= 3 || cell.lines.length === 1) return 'none';
  return /[。；;]$/u.test(last.text) ? 'sure' : 'likely';
}

/** Whether the next word would have stood on the last line: beside cells of several lines by the widest of them, else by the cell. */
function hasRoomBehind(above: GrowingCell, cell: GrowingCell, last: TextLine, word: number): boolean {
  const used = last.right - last.left;
  const widest = Math.max(...[...above.lines, ...cell.lines].map(({ left, right }) => right - left));
  const isNarrower = above.lines.length > 1 && used + word <= widest;
  return isNarrower || above.right - above.left - last.size - used > word + last.size;
}

/** Whether each of the cells says all there is: a number, a target, a group of indicators. */
function areWhole(above: GrowingCell, cell: GrowingCell): boolean {
  const [text, next] = [textIn(above), textIn(cell)];
  // What two rows say alike, 百分百, is no text torn in two halves.
  if (text === next && text.length > 1) return true;
  if (/^[≥≤=＝<>＜＞]/u.test(next) && next.length < longTarget) return true;
  // In a column that is narrower than its numbers each line of one looks like a number.
  const areInLine = above.lines.length === 1 && cell.lines.length === 1;
  return (areInLine && areBoth(wholeNumber, text, next)) || areBoth(wholeLabel, text, next);
}

const areBoth = (whole: RegExp, one: string, other: string): boolean => whole.test(one) && whole.test(other);

/** Characters of a text that is no target, though it begins with an operator. */
const longTarget = 40;
const wholeNumber = /^[≥≤=＝<>＜＞]?\s*-?\d[\d,]*(?:\.\d+)?\s*(?:%|[（(]?[\p{Script=Han}%/]{1,6}[）)]?)?$/u;
const wholeLabel = /指标$/u;

/** Lines that a text leaves out at a page's end, in line heights of type: one more would have stood there. */
const roomForOne = 1.9;
/** Word processors do not leave one line of a paragraph alone, so that two go to the next page. */
const roomForTwo = 3.4;

function hasRoomBelow({ bottom, lines }: GrowingCell, { lines: rest }: GrowingCell): boolean {
  const last = lines.at(-1);
  if (last === undefined) return false;
  return bottom - last.baseline > last.size * (rest.length > 1 ? roomForTwo : roomForOne);
}

type LabelLink = 'rest' | 'unsure' | 'none';

/** Behind a group that begins on this page all labels are its own. `top`: from left to right. */
function linksOfLabels(
  top: readonly GrowingCell[],
  above: CellAbove,
): readonly { readonly cell: GrowingCell; readonly link: LabelLink }[] {
  let isNew = false;
  return top.map((cell) => {
    const link = isNew ? 'none' : labelLink(above(cell), cell);
    isNew ||= link === 'none' && cell.rowSpan > 1 && wholeLabel.test(textIn(cell));
    return { cell, link };
  });
}

/** How the cell may be the rest of a label over both rows: 产出指｜标. What is longer may be a label itself: 服务｜对象满意度指标. */
function labelLink(above: GrowingCell | undefined, cell: GrowingCell): LabelLink {
  if (above === undefined || !isFilled(cell)) return 'none';
  const [text, rest] = [textIn(above), textIn(cell)];
  const isOpen = text !== '' && !wholeLabel.test(text) && wholeLabel.test(text + rest);
  if (!isOpen || !isLink(linkOf(above, cell))) return 'none';
  return rest.length < fewestOfLabel ? 'rest' : 'unsure';
}

/** Characters of the shortest of labels, 产出指标. */
const fewestOfLabel = 4;
