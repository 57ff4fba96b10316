/**
 * What a workbook of ours keeps beside what it shows: which cell is which JSON path, and the filing that it was made
 * from. It stands in a file twice, as lines on a hidden sheet and as document properties: programs that save the file
 * again lose one or the other.
 */

import { cellRuns, pathsOfRuns } from './cell-runs.js';
import type { Spreadsheet } from './sheet.js';
import type { CellLook, CellToWrite, SheetToWrite } from './workbook.js';

export interface KeptSheet {
  readonly name: string;
  /** JSON path by cell name: `C5` → `projects[0].name`. */
  readonly paths: ReadonlyMap<string, string>;
}

export interface KeptData {
  readonly sheets: readonly KeptSheet[];
  /** Filings as JSON. */
  readonly filings: readonly string[];
}

export const keptSheetName = '_jibiao';
const propertyPrefix = 'jibiao.';
const head = 'jibiao 1';
/** A cell holds at most 32,767 characters. */
const longestLine = 30_000;
/** Marks a line that continues the one before. */
const goesOn = '+';

/** Serialises the data to lines that fit into cells. */
function linesOf({ sheets, filings }: KeptData): readonly string[] {
  const whole = [...sheets.map(sheetLine), ...filings.map((json) => `F${json}`)];
  const lines = whole.flatMap((line) => {
    const parts: string[] = [];
    for (let at = 0; at < line.length; at += longestLine)
      parts.push(`${at === 0 ? '' : goesOn}${line.slice(at, at + longestLine)}`);
    return parts;
  });
  return [head, ...lines];
}

function sheetLine({ name, paths }: KeptSheet): string {
  const prefix = commonPrefix([...paths.values()]);
  return `S${JSON.stringify([name, prefix])}${cellRuns(paths, prefix.length).join(' ')}`;
}

function commonPrefix(paths: readonly string[]): string {
  const [first = ''] = paths;
  const prefix = /^projects\[\d+\]\./u.exec(first)?.[0] ?? '';
  return paths.every((path) => path.startsWith(prefix)) ? prefix : '';
}

const plainLook: CellLook = { font: '宋体', size: 9, align: 'left', verticalAlign: 'top', hasBorder: false };

/** The data as a sheet and as document properties. */
export function keptParts(data: KeptData): {
  readonly sheet: SheetToWrite;
  readonly properties: ReadonlyMap<string, string>;
} {
  const lines = linesOf(data);
  const cells = lines.map((text, row): CellToWrite => {
    return { row, column: 0, rowSpan: 1, columnSpan: 1, input: { kind: 'text', text }, look: plainLook };
  });
  const rows = lines.map(() => null);
  const named = lines.map(
    (line, index) => [`${propertyPrefix}${String(index).padStart(6, '0')}`, line] as const,
  );
  return {
    sheet: { name: keptSheetName, columns: [100_000], rows, cells, isHidden: true },
    properties: new Map(named),
  };
}

/** Returns null if a workbook keeps nothing of ours, or what it keeps is damaged. */
export function readKept(book: Pick<Spreadsheet, 'sheets' | 'properties'>): KeptData | null {
  const sheet = book.sheets.find(({ name }) => name === keptSheetName);
  const onSheet = sheet?.cells.filter(({ column }) => column === 0).map(({ shown }) => shown) ?? [];
  const inProperties = [...book.properties]
    .filter(([name]) => name.startsWith(propertyPrefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line);
  return parseLines(onSheet) ?? parseLines(inProperties);
}

function parseLines([first, ...lines]: readonly string[]): KeptData | null {
  if (first !== head) return null;
  const whole: string[] = [];
  for (const line of lines) {
    if (line.startsWith(goesOn)) whole[whole.length - 1] = `${whole.at(-1) ?? ''}${line.slice(1)}`;
    else whole.push(line);
  }
  const sheets = whole.filter((line) => line.startsWith('S')).map(parseSheet);
  if (sheets.includes(null)) return null;
  return {
    sheets: sheets.filter((sheet) => sheet !== null),
    filings: whole.filter((line) => line.startsWith('F')).map((line) => line.slice(1)),
  };
}

function parseSheet(line: string): KeptSheet | null {
  const [, head = '', cells = ''] = /^S(\[".*?","[^"]*"\])(.*)$/su.exec(line) ?? [];
  try {
    const [name, prefix]: readonly string[] = JSON.parse(head);
    if (name === undefined || prefix === undefined) return null;
    const paths = pathsOfRuns(cells.split(' '), prefix);
    return paths === null ? null : { name, paths };
  } catch {
    return null;
  }
}
