/** Converts a printed form's sheet to one to fill in: inputs unlocked and tinted, with drop-downs, hints and rules. */
import type { JsonPath } from '../diagnostics/index.js';
import type { DeclaredCheck, FilingPlace } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import { boxWords, type Pattern, tickedWords } from '../reading/index.js';
import {
  absoluteRange,
  type CellInput,
  type CellToWrite,
  cellName,
  type SheetToWrite,
} from '../spreadsheet/index.js';
import { ofProject, withoutRowMarks } from './book-filing.js';
import type { ChoiceLists } from './choices.js';
import { type InputRule, inputRule } from './input-rules.js';
import { type CellRule, joinedRanges } from './ranges.js';
import { type PathedCell, withSpareRows } from './spare-rows.js';
import { SheetSums } from './sums.js';
import { TargetPieces } from './target-pieces.js';

/** Light yellow. */
export const inputFill = 'FFF9E5';

interface InputSheet {
  readonly sheet: SheetToWrite;
  readonly paths: ReadonlyMap<string, JsonPath>;
  /** Defined names of the sheet; they follow the sheet when it is renamed. */
  readonly names: ReadonlyMap<string, string>;
}

interface BookContext {
  readonly pattern: Pattern;
  /** Index of the sheet's project; null for a form of the unit. */
  readonly project: number | null;
  /** Of the form. */
  readonly checks: readonly DeclaredCheck[];
  readonly lists: ChoiceLists;
  readonly placeholders: ReadonlySet<JsonPath>;
  readonly isBlank: boolean;
  readonly year: number;
}

/** Least row heights in millipoints: two lines in lists, six for running text. */
const listRowHeight = 28_000;
const longTextHeight = 90_000;

/** `spares`: index of the last spare entry by the path of its list. */
export function inputSheet(
  { sheet, paths }: { readonly sheet: SheetToWrite; readonly paths: ReadonlyMap<string, JsonPath> },
  spares: ReadonlyMap<JsonPath, number>,
  context: BookContext,
): InputSheet {
  const all = new Map([...paths, ...boxPaths(sheet, context)]);
  const inputs = new Map<CellToWrite, JsonPath>();
  const required = new Set<string>();
  for (const cell of sheet.cells) {
    const path = all.get(cellName(cell.row, cell.column));
    if (path === undefined || path === 'year' || !cell.look.hasBorder) continue;
    inputs.set(cell, path);
    if (context.pattern.kinds.placeAt(path)?.isRequired) required.add(cellName(cell.row, cell.column));
  }
  const openKeys = openLabelKeys(context);
  const cells = sheet.cells.map((cell): CellToWrite => {
    const path = inputs.get(cell);
    if (path !== undefined) return inputCell(cell, path, context);
    const isMarked = required.has(cellName(cell.row, cell.column + cell.columnSpan));
    const isYear = all.get(cellName(cell.row, cell.column)) === 'year';
    const locked = lockedCell(cell, isMarked, isYear && context.isBlank ? context.year : null);
    return isOpenLabel(locked, openKeys)
      ? { ...locked, look: { ...locked.look, fill: inputFill, isUnlocked: true } }
      : locked;
  });
  const least = leastHeights(inputs, context);
  const rows = sheet.rows.map((height, row) => Math.max(height ?? 0, least.get(row) ?? 0));
  const made = withSpareRows(
    {
      sheet: { ...sheet, cells, rows, isProtected: true },
      inputs: Array.from(inputs, ([{ row, column }, path]) => ({ row, column, path })),
      rules: inputRules(inputs, context),
    },
    spares,
  );
  const whole: SheetToWrite = { ...made.sheet, validations: joinedRanges(made.rules) };
  const inputPaths = new Map(
    made.inputs.map(({ row, column, path }) => [cellName(row, column), path] as const),
  );
  return {
    sheet: context.isBlank ? withSums(whole, inputPaths, context) : whole,
    paths: inputPaths,
    names: nameOf(whole, made.inputs),
  };
}

/** Puts the formulas of sums into blank inputs. */
function withSums(
  sheet: SheetToWrite,
  paths: ReadonlyMap<string, JsonPath>,
  { checks, pattern }: BookContext,
): SheetToWrite {
  const sums = new SheetSums(paths, checks, (path) => isNumber(pattern.kinds.kindAt(path)));
  const cells = sheet.cells.map((cell) => {
    const path = cell.input.kind === 'empty' ? paths.get(cellName(cell.row, cell.column)) : undefined;
    const formula = path === undefined ? null : sums.formulaAt(path);
    return formula === null ? cell : { ...cell, input: formula };
  });
  return { ...sheet, cells };
}

function isNumber(kind: FilingPlace['kind'] | null): boolean {
  return kind === 'amount' || kind === 'decimal';
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

/** By row. */
function leastHeights(
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
  { pattern }: BookContext,
): ReadonlyMap<number, number> {
  const long = longPaths(pattern);
  const least = new Map<number, number>();
  for (const [{ row }, path] of inputs) {
    const inList = /\[\d+\]\.[^.[]+$/u.test(path.replace(/^projects\[\d+\]\./u, ''));
    if (inList) least.set(row, listRowHeight);
    else if (!least.has(row) && long.has(path.replace(/^projects\[\d+\]/u, 'projects[0]')))
      least.set(row, longTextHeight);
  }
  return least;
}

/** Places that the form sets as running text. */
function longPaths(pattern: Pattern): ReadonlySet<JsonPath> {
  return new Set(pattern.values.flatMap(({ cell }) => (cell.kind === 'text' ? cell.paths : [])));
}

/** Maps rows of boxes to their path, even if none is ticked. */
function boxPaths({ cells }: SheetToWrite, { pattern, project }: BookContext): ReadonlyMap<string, JsonPath> {
  const boxed = pattern.values.find(({ cell }) => boxWords(sampleOf(cell.parts)).length > 0)?.cell;
  const [path] = boxed?.paths ?? [];
  if (path === undefined) return new Map();
  const found = cells.filter(({ input }) => input.kind === 'text' && boxWords(input.text).length > 1);
  const own = ofProject(path, project ?? 0);
  return new Map(found.map(({ row, column }) => [cellName(row, column), own] as const));
}

function sampleOf(parts: readonly { readonly kind: string; readonly sample?: string }[]): string {
  return parts.map(({ sample = '' }) => sample).join('');
}

function inputCell(cell: CellToWrite, path: JsonPath, { pattern, placeholders }: BookContext): CellToWrite {
  const input: CellInput = placeholders.has(path) ? { kind: 'empty' } : unmarked(cell.input);
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
  if (only === undefined) return { kind: 'empty' };
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
  const text = withoutRowMarks(input.text);
  const plain = year === null ? text : text.replaceAll(String(year), '　　　　');
  return { ...cell, input: { kind: 'text', text: isMarked ? `${plain} *` : plain } };
}

function unmarked(input: CellInput): CellInput {
  if (input.kind !== 'text') return input;
  const text = withoutRowMarks(input.text);
  return text === '' ? { kind: 'empty' } : { kind: 'text', text };
}

/** Makes the rules of all inputs; equal places share one rule object. */
function inputRules(
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
  { pattern, lists }: BookContext,
): readonly CellRule[] {
  const rules = new Map<string, InputRule | null>();
  const pieces = new TargetPieces(pattern);
  return [...inputs].flatMap(([cell, path]): readonly CellRule[] => {
    const boxes = cell.input.kind === 'text' ? boxWords(cell.input.text) : [];
    const piece = pieces.next(path);
    const key = `${path.replace(/\[\d+\]/gu, '[0]')} ${piece} ${boxes.join(' ')}`;
    const known = rules.get(key);
    const rule = known === undefined ? inputRule(path, { pattern, lists, boxes, piece }) : known;
    rules.set(key, rule);
    return rule === null ? [] : [{ row: cell.row, column: cell.column, rule }];
  });
}

/** `jibiao.projects.0` → the sheet's first input, so that the sheet is known by it. */
function nameOf(sheet: SheetToWrite, [first]: readonly PathedCell[]): ReadonlyMap<string, string> {
  if (first === undefined) return new Map();
  const name = `jibiao.${first.path.replace(/\[(\d+)\]/gu, '.$1')}`;
  return new Map([[name, absoluteRange(sheet.name, { ...first, rowSpan: 1, columnSpan: 1 })]]);
}
