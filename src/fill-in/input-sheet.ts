/** Turns a form's sheet as it prints into one to be filled in: inputs unlocked and tinted, with lists, hints and rules. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, placeAt } from '../filing/index.js';
import type { Pattern } from '../reading/index.js';
import { boxWords, labelKey } from '../reading/index.js';
import {
  absoluteRange,
  type CellInput,
  type CellToWrite,
  cellName,
  type SheetToWrite,
  type Validation,
} from '../spreadsheet/index.js';
import { withoutRowMarks } from './book-filing.js';
import type { ChoiceLists } from './choices.js';
import { inputRule } from './input-rules.js';
import { joinedRanges } from './ranges.js';
import { sumFormula } from './sums.js';

/** Light yellow. */
export const inputFill = 'FFF9E5';

export interface InputSheet {
  readonly sheet: SheetToWrite;
  readonly paths: ReadonlyMap<string, JsonPath>;
  /** The sheet's own name in the workbook, which goes with it when it is renamed. */
  readonly names: ReadonlyMap<string, string>;
}

interface BookContext {
  readonly pattern: Pattern | null;
  readonly lists: ChoiceLists;
  readonly isBlank: boolean;
  readonly year: number;
}

/** Least heights in millipoints: of a row in a list two lines, of running text six. */
const listRowHeight = 28_000;
const longTextHeight = 90_000;

export function inputSheet(
  sheet: SheetToWrite,
  paths: ReadonlyMap<string, JsonPath>,
  context: BookContext,
): InputSheet {
  const all = new Map([...paths, ...boxPaths(sheet, context)]);
  const cellOf = new Map([...all].map(([cell, path]) => [path, cell] as const));
  const inputs = new Map<CellToWrite, JsonPath>();
  for (const cell of sheet.cells) {
    const path = all.get(cellName(cell.row, cell.column));
    if (path !== undefined && path !== 'year' && cell.look.hasBorder) inputs.set(cell, path);
  }
  const required = new Set([...inputs].filter(([, path]) => isRequired(path)).map(([cell]) => cell));
  const cells = sheet.cells.map((cell): CellToWrite => {
    const path = inputs.get(cell);
    if (path !== undefined) return inputCell(cell, path, cellOf, context);
    const isMarked = [...required].some(
      (one) => one.row === cell.row && one.column === cell.column + cell.columnSpan,
    );
    const isYear = all.get(cellName(cell.row, cell.column)) === 'year';
    const locked = lockedCell(cell, isMarked, isYear && context.isBlank ? context.year : null);
    return isOpenLabel(locked, context)
      ? { ...locked, look: { ...locked.look, fill: inputFill, isUnlocked: true } }
      : locked;
  });
  const made: SheetToWrite = {
    ...sheet,
    cells,
    rows: sheet.rows.map((height, row) => Math.max(height ?? 0, leastHeight(row, inputs, context))),
    validations: joinedRanges(validations(inputs, context)),
    isProtected: true,
  };
  return { sheet: made, paths: inputPaths(inputs), names: nameOf(made, inputs) };
}

/** A head that goes on with what is filled in: 项目总目标 (2024年-2026年). */
function isOpenLabel({ input }: CellToWrite, { pattern }: BookContext): boolean {
  const labels = pattern?.labels.filter(({ paths }) => paths.length > 0) ?? [];
  return input.kind === 'text' && labels.some(({ key }) => labelKey(input.text).startsWith(key));
}

function inputPaths(inputs: ReadonlyMap<CellToWrite, JsonPath>): ReadonlyMap<string, JsonPath> {
  return new Map([...inputs].map(([{ row, column }, path]) => [cellName(row, column), path] as const));
}

const isRequired = (path: JsonPath) => /^projects\[\d+\]\.name$/u.test(path);

function leastHeight(
  row: number,
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
  { pattern }: BookContext,
): number {
  const inRow = [...inputs].filter(([cell]) => cell.row === row).map(([, path]) => path);
  if (inRow.some((path) => /\[\d+\]\.[^.[]+$/u.test(path.replace(/^projects\[\d+\]\./u, ''))))
    return listRowHeight;
  const isLong = inRow.some((path) =>
    longPaths(pattern).has(path.replace(/^projects\[\d+\]/u, 'projects[0]')),
  );
  return isLong ? longTextHeight : 0;
}

/** Places that the form sets as running text. */
function longPaths(pattern: Pattern | null): ReadonlySet<JsonPath> {
  return new Set(pattern?.values.flatMap(({ cell }) => (cell.kind === 'text' ? cell.paths : [])) ?? []);
}

/** A row of boxes shows the place that its words are of, also where none is ticked. */
function boxPaths({ cells }: SheetToWrite, { pattern }: BookContext): ReadonlyMap<string, JsonPath> {
  const boxed = pattern?.values.find(({ cell }) => boxWords(sampleOf(cell.parts)).length > 0)?.cell;
  const [path] = boxed?.paths ?? [];
  if (path === undefined) return new Map();
  const found = cells.filter(({ input }) => input.kind === 'text' && boxWords(input.text).length > 1);
  return new Map(found.map(({ row, column }) => [cellName(row, column), path] as const));
}

function sampleOf(parts: readonly { readonly kind: string; readonly sample?: string }[]): string {
  return parts.map(({ sample = '' }) => sample).join('');
}

function inputCell(
  cell: CellToWrite,
  path: JsonPath,
  cellOf: ReadonlyMap<JsonPath, string>,
  { isBlank, pattern }: BookContext,
): CellToWrite {
  const look = { ...cell.look, fill: inputFill, isUnlocked: true };
  const input = unmarked(cell.input);
  const formula = sumFormula(path, input, cellOf, isBlank);
  const format = look.format ?? usualFormat(path, pattern?.schema);
  return {
    ...cell,
    input: formula ?? boxInput(input),
    look: format === undefined ? look : { ...look, format },
  };
}

/** One ticked word is chosen from the list; several stay as they are printed. */
function boxInput(input: CellInput): CellInput {
  const words = input.kind === 'text' ? boxWords(input.text) : [];
  if (input.kind !== 'text' || words.length < 2) return input;
  const ticked = [...input.text.matchAll(/([^\s□☑]+)\s*☑/gu)].map(([, word = '']) => word);
  const [only] = ticked;
  if (only === undefined) return { kind: 'empty' };
  return ticked.length > 1 ? { kind: 'text', text: ticked.join('、') } : { kind: 'text', text: only };
}

/** Texts are typed as texts: neither `=100%` nor `00123` becomes something else. */
function usualFormat(path: JsonPath, schema: FilingSchema | undefined): string | undefined {
  switch (placeAt(path, schema)?.kind) {
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

/** `year`: to be left blank in the words; null: none. */
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

function validations(
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
  { pattern, lists }: BookContext,
): readonly Validation[] {
  return [...inputs].flatMap(([cell, path]) => {
    const words = cell.input.kind === 'text' ? boxWords(cell.input.text) : [];
    return inputRule(cellName(cell.row, cell.column), path, { pattern, lists, boxes: words });
  });
}

/** `jibiao.projects.0` → the sheet's first input, so that the sheet is known by it. */
function nameOf(
  sheet: SheetToWrite,
  inputs: ReadonlyMap<CellToWrite, JsonPath>,
): ReadonlyMap<string, string> {
  const [first] = inputs;
  if (first === undefined) return new Map();
  const [cell, path] = first;
  const name = `jibiao.${path.replace(/\[(\d+)\]/gu, '.$1')}`;
  return new Map([[name, absoluteRange(sheet.name, { ...cell, rowSpan: 1, columnSpan: 1 })]]);
}
