/** Makes inputs of a printed form's cells: unlocked and tinted, without what only marks or numbers their rows; all others are locked. */
import type { JsonPath } from '../diagnostics/index.js';
import type { FilingPlace } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import { type CellInput, type CellToWrite, cellName, type SheetToWrite } from '../spreadsheet/index.js';
import { boxWords, tickedWords } from '../template/index.js';
import type { BookContext } from './book-context.js';
import { withoutMarks } from './book-filing.js';
import { RowNumbers } from './row-numbers.js';

/** Light yellow. */
export const inputFill = 'FFF9E5';

/** Unlocks and tints inputs, and labels that a user completes; marks labels before required inputs. */
export function tintedCells(
  { cells }: SheetToWrite,
  paths: ReadonlyMap<string, JsonPath>,
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
  context: BookContext,
): readonly CellToWrite[] {
  const required = new Set(
    [...inputs].flatMap(([{ row, column }, path]) =>
      context.pattern.kinds.placeAt(path)?.isRequired ? [cellName(row, column)] : [],
    ),
  );
  const openKeys = openLabelKeys(context);
  const numbers = new RowNumbers(context.pattern);
  return cells.map((cell): CellToWrite => {
    const path = inputs.get(cell);
    if (path !== undefined) return inputCell(cell, path, context, numbers);
    const isMarked = required.has(cellName(cell.row, cell.column + cell.columnSpan));
    const isYear = paths.get(cellName(cell.row, cell.column)) === 'year';
    const locked = lockedCell(cell, isMarked, isYear && context.isBlank ? context.year : null);
    return isOpenLabel(locked, openKeys)
      ? { ...locked, look: { ...locked.look, fill: inputFill, isUnlocked: true } }
      : locked;
  });
}

/** Keys of heads that are completed by the user: 项目总目标 (2024年-2026年). */
function openLabelKeys({ pattern }: BookContext): readonly string[] {
  return pattern.labels.flatMap(({ paths, key }) => (paths.length > 0 ? [key] : []));
}

function isOpenLabel({ input }: CellToWrite, openKeys: readonly string[]): boolean {
  if (openKeys.length === 0 || input.kind !== 'text') return false;
  const text = labelKey(input.text);
  return openKeys.some((key) => text.startsWith(key));
}

function inputCell(
  cell: CellToWrite,
  path: JsonPath,
  { pattern, placeholders }: BookContext,
  numbers: RowNumbers,
): CellToWrite {
  const input = placeholders.has(path) ? empty : ownInput(cell.input, path, numbers);
  const format = cell.look.format ?? usualFormat(pattern.kinds.kindAt(path));
  return {
    ...cell,
    input: boxInput(input),
    look: { ...cell.look, fill: inputFill, isUnlocked: true, ...(format !== undefined && { format }) },
  };
}

/** One ticked word is chosen from the list; several stay as they are printed. */
function boxInput(input: CellInput): CellInput {
  const words = input.kind === 'text' ? boxWords(input.text) : [];
  if (input.kind !== 'text' || words.length < 2) return input;
  const ticked = tickedWords(input.text);
  const [only] = ticked;
  if (only === undefined) return empty;
  return ticked.length > 1 ? { kind: 'text', text: ticked.join('、') } : { kind: 'text', text: only };
}

/** Returns the input's number format; texts stay texts, so that `=100%` and `00123` are kept. */
function usualFormat(kind: FilingPlace['kind'] | null): string | undefined {
  switch (kind) {
    case 'amount':
      return '#,##0.00####';
    case 'date':
      return 'yyyy-mm-dd';
    case 'decimal':
      return undefined;
    default:
      return '@';
  }
}

/** Locks a cell. `year`: to blank out in its text; null: none. */
function lockedCell(cell: CellToWrite, isMarked: boolean, year: number | null): CellToWrite {
  const { input } = cell;
  if (input.kind !== 'text') return cell;
  const text = withoutMarks(input.text);
  const plain = year === null ? text : text.replaceAll(String(year), '　　　　');
  return { ...cell, input: { kind: 'text', text: isMarked ? `${plain} *` : plain } };
}

const empty: CellInput = { kind: 'empty' };

/** What is the place's own, without marks and numbers. */
function ownInput(input: CellInput, path: JsonPath, numbers: RowNumbers): CellInput {
  if (input.kind !== 'text') return input;
  const text = numbers.without(path, withoutMarks(input.text));
  return text === '' ? empty : { kind: 'text', text };
}
