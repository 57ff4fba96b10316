/** Converts a printed form's sheet to one to fill in: inputs unlocked and tinted, with drop-downs, hints and rules. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingPlace, generalPath, ofProject } from '../filing/index.js';
import type { Pattern } from '../reading/index.js';
import type { FormSheet } from '../render/index.js';
import { absoluteRange, type CellToWrite, cellName, type SheetToWrite } from '../spreadsheet/index.js';
import { boxWords } from '../template/index.js';
import type { BookContext } from './book-context.js';
import { type InputRule, inputRule } from './input-rules.js';
import { type CellRule, joinedRanges } from './ranges.js';
import { type PathedCell, withSpareRows } from './spare-rows.js';
import { SheetSums } from './sums.js';
import { TargetPieces } from './target-pieces.js';
import { tintedCells } from './tinted-cells.js';

export interface InputSheet extends FormSheet {
  /** Defined names of the sheet; they follow the sheet when it is renamed. */
  readonly names: ReadonlyMap<string, string>;
}

/** Least row heights in millipoints: two lines in lists, six for running text. */
const listRowHeight = 28_000;
const longTextHeight = 90_000;

/** `spares`: index of the last spare entry by the path of its list. */
export function inputSheet(
  { sheet, paths }: FormSheet,
  spares: ReadonlyMap<JsonPath, number>,
  context: BookContext,
): InputSheet {
  const all = new Map([...paths, ...boxPaths(sheet, context)]);
  const inputs = inputCells(sheet, all);
  const least = leastHeights(inputs, context);
  const rows = sheet.rows.map((height, row) => Math.max(height ?? 0, least.get(row) ?? 0));
  const made = withSpareRows(
    {
      sheet: { ...sheet, cells: tintedCells(sheet, all, inputs, context), rows, isProtected: true },
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

/** Cells of the grid that show a place, but the year, which is filled in once for all forms. */
function inputCells(
  { cells }: SheetToWrite,
  paths: ReadonlyMap<string, JsonPath>,
): ReadonlyMap<CellToWrite, JsonPath> {
  const inputs = new Map<CellToWrite, JsonPath>();
  for (const cell of cells) {
    const path = paths.get(cellName(cell.row, cell.column));
    if (path !== undefined && path !== 'year' && cell.look.hasBorder) inputs.set(cell, path);
  }
  return inputs;
}

/** Puts the formulas of sums into blank inputs. */
function withSums(
  sheet: SheetToWrite,
  paths: ReadonlyMap<string, JsonPath>,
  { checks, pattern }: BookContext,
): SheetToWrite {
  const sums = new SheetSums(paths, checks, (path) => isNumber(pattern.kinds.kindAt(path)));
  const formulaIn = ({ row, column, input }: CellToWrite) => {
    const path = input.kind === 'empty' ? paths.get(cellName(row, column)) : undefined;
    return path === undefined ? null : sums.formulaAt(path);
  };
  const cells = sheet.cells.flatMap((cell) => {
    if (formulaIn(cell) === null) return [cell];
    return eachOf(cell).map((one) => ({ ...one, input: formulaIn(one) ?? one.input }));
  });
  return { ...sheet, cells };
}

/** The cell and its repetitions, one by one. */
function eachOf({ repeats, ...cell }: CellToWrite): readonly CellToWrite[] {
  const { count = 0, every = 0 } = repeats ?? {};
  return Array.from({ length: count + 1 }, (_, copy) => ({ ...cell, row: cell.row + copy * every }));
}

function isNumber(kind: FilingPlace['kind'] | null): boolean {
  return kind === 'amount' || kind === 'decimal';
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
    else if (!least.has(row) && long.has(ofProject(path, 0))) least.set(row, longTextHeight);
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
    const key = `${generalPath(path)} ${piece} ${boxes.join(' ')}`;
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
