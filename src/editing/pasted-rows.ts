/** Cells that were copied from a spreadsheet or a Word table, as rows of a list. */
import { type AmountUnit, type FilingSchema, placeAt } from '../filing/index.js';
import { type PathStep, writePath } from '../json/index.js';
import { leavesOf } from './differences.js';
import type { Edit } from './edit-text.js';
import { jsonAt } from './json-at.js';
import { grouping, lengthOf } from './rows.js';
import { typedJson } from './typed-value.js';

export interface PastePlace {
  /** Of the list. */
  readonly path: readonly PathStep[];
  /** The row, and the column in it, that the table's first cell belongs to. */
  readonly row: number;
  /** Of a merged label its first row, where `row` is its last. */
  readonly first?: number | undefined;
  readonly column: string;
  /** What bare numbers of amounts count, where the row is printed; 元 by default. */
  readonly amountUnit?: AmountUnit | undefined;
  /** Keys of a row in the order in which the form prints them. */
  readonly columns: readonly string[];
}

/** The cells of a text as spreadsheets copy it: tabs between cells, cells with line ends or quotes in quotes. */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /(?:"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n?|\n|$)/gy;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [, quoted, plain = '', end = ''] = found;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/**
 * Edits that put the cells in: into the row and the blank ones around it, from the first that the cell stands for, and
 * then into new rows; no row that says something is overwritten. A row of heads is left out. Null where the table is wider than the list.
 */
export function pasteEdits(
  text: string,
  { path, row: last, first = last, column, columns, amountUnit = '元' }: PastePlace,
  cells: readonly (readonly string[])[],
  schema: FilingSchema,
): { readonly edits: readonly Edit[]; readonly rows: number } | null {
  const width = Math.max(0, ...cells.map((one) => one.length));
  const from = Math.min(columns.indexOf(column), columns.length - width);
  if (from < 0) return null;
  const keys = columns.slice(from, from + width);
  const read = jsonAt(text);
  const row = firstBlank(read, path, first, last);
  const places = new Map(keys.map((key) => [key, placeAt(`${writePath([...path, 0])}.${key}`, schema)]));
  const heads = new Set([...places.values()].map((place) => place?.label));
  const filled = cells.filter(
    (one, index) => index > 0 || !one.some((cell) => heads.has(cell) || isHead(cell)),
  );
  const blanks = blankRows(text, path, row);
  const inserted = blanks === 0 ? row + 1 : row;
  const above = new Map([...grouping].map((key) => [key, read([...path, row, key])] as const));
  const every = placeAt(writePath([...path, 0]), schema)?.keys ?? [];
  const inOrder = every.flatMap((key) => [key, ...columns.filter((column) => column.startsWith(`${key}.`))]);
  const edits = filled.map((one, offset): Edit => {
    const members = inOrder.flatMap((key): readonly Member[] => {
      const kind = places.get(key)?.kind ?? 'text';
      const typed = places.has(key) ? (one[keys.indexOf(key)] ?? '') : '';
      const json = typedJson(typed, { kind, amountUnit, given: '' });
      if (grouping.has(key) && json !== 'null') above.set(key, json);
      const said = grouping.has(key) ? (above.get(key) ?? '') : json;
      return said === '' || (said === 'null' && !columns.includes(key)) ? [] : [[key.split('.'), said]];
    });
    const json = recordJson(members);
    return offset < blanks
      ? { kind: 'set', path: [...path, row + offset], json }
      : { kind: 'insert', path, index: inserted + offset, json };
  });
  return { edits, rows: filled.length };
}

/** A column's keys, from the row on, and its value. */
type Member = readonly [keys: readonly string[], json: string];

function recordJson(members: readonly Member[]): string {
  const names = [...new Set(members.map(([[name = '']]) => name))];
  const parts = names.map((name) => {
    const within = members.filter(([[first]]) => first === name);
    const [[keys, json] = [[], 'null'] as const] = within;
    const value =
      keys.length === 1 ? json : recordJson(within.map(([[, ...rest], one]) => [rest, one] as const));
    return `${JSON.stringify(name)}: ${value}`;
  });
  return `{${parts.join(', ')}}`;
}

/** Of the rows up to the last, the first after which they are all blank; the last where it says something. */
function firstBlank(
  read: ReturnType<typeof jsonAt>,
  path: readonly PathStep[],
  first: number,
  last: number,
): number {
  let row = last;
  while (row > first && isBlank(read([...path, row])) && isBlank(read([...path, row - 1]))) row -= 1;
  return row;
}

/** How many rows from this one on say nothing but the group that they belong to. */
function blankRows(text: string, path: readonly PathStep[], row: number): number {
  const read = jsonAt(text);
  const length = lengthOf(text, path);
  let end = row;
  while (end < length && isBlank(read([...path, end]))) end += 1;
  return end - row;
}

function isBlank(json: string): boolean {
  return [...leavesOf(json)].every(([key, value]) => grouping.has(key) || value === 'null' || value === '""');
}

function isHead(cell: string): boolean {
  return /^[一二三]级(?:指标|目标)$|^(?:年度)?(?:指标|目标)值$/u.test(cell);
}
