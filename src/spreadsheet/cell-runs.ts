/** Which cell is which path, in few words: cells below one another that count an index on are one run, `D17:D76=rows[3].name`. */
import { mostRows } from './sheet.js';

interface ColumnRun {
  readonly column: string;
  readonly first: number;
  last: number;
  /** The path around the index that counts on. */
  readonly before: string;
  readonly index: number;
  readonly after: string;
}

/** Runs of the cells, each as a word; the first `prefix` characters of their paths are left out. */
export function cellRuns(paths: ReadonlyMap<string, string>, prefix: number): readonly string[] {
  const runs: (ColumnRun | string)[] = [];
  const open = new Map<string, ColumnRun>();
  for (const [cell, path] of paths) {
    const rest = path.slice(prefix);
    const [, column = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    const [, before, index, after] = /^([^[]*\[)(\d+)(\].*)$/su.exec(rest) ?? [];
    const row = Number(digits);
    const run = open.get(column);
    if (before === undefined || index === undefined || after === undefined) {
      runs.push(`${cell}=${rest}`);
    } else if (run !== undefined && goesOn(run, row, before, Number(index), after)) {
      run.last = row;
    } else {
      const begun = { column, first: row, last: row, before, index: Number(index), after };
      open.set(column, begun);
      runs.push(begun);
    }
  }
  return runs.map((run) => (typeof run === 'string' ? run : wordOf(run)));
}

function goesOn(run: ColumnRun, row: number, before: string, index: number, after: string): boolean {
  const isNext = row === run.last + 1 && index - run.index === row - run.first;
  return isNext && before === run.before && after === run.after;
}

function wordOf({ column, first, last, before, index, after }: ColumnRun): string {
  const end = last === first ? '' : `:${column}${last}`;
  return `${column}${first}${end}=${before}${index}${after}`;
}

/** Most cells of a sheet: a book of ours has some hundreds. */
const mostCells = 200_000;

/** The paths by cell; null if they are too many to be of a book of ours. */
export function pathsOfRuns(runs: readonly string[], prefix: string): ReadonlyMap<string, string> | null {
  const paths = new Map<string, string>();
  let room = mostCells;
  for (const run of runs) {
    const [, column = '', first = '', last = first, path = ''] =
      /^([A-Z]+)(\d+)(?::\1(\d+))?=(.*)$/su.exec(run) ?? [];
    if (column === '') continue;
    const count = Number(last) - Number(first);
    room -= count;
    if (count > mostRows || room < 0) return null;
    const [, before = '', index = '', after = ''] = /^([^[]*\[)(\d+)(\].*)$/su.exec(path) ?? [];
    paths.set(`${column}${first}`, prefix + path);
    for (let step = 1; step <= count; step += 1)
      paths.set(`${column}${Number(first) + step}`, `${prefix}${before}${Number(index) + step}${after}`);
  }
  return paths;
}
