/** Formulas for totals, by the sums in the form's own checks and in those that hold for all forms. */
import { ownChecks } from '../checks/index.js';
import type { JsonPath } from '../diagnostics/index.js';
import { type DeclaredCheck, indexless } from '../filing/index.js';
import type { CellInput } from '../spreadsheet/index.js';

/** `parts` may lead through lists: then all that stands in their rows is added up. */
interface Sum {
  /** The list that `total` and `parts` are counted from, without indexes; `` for the filing. */
  readonly of: string;
  readonly total: string;
  readonly parts: readonly string[];
}

/** Longer formulas than this are not made: Excel takes 255 arguments. */
const mostArguments = 200;

export class SheetSums {
  readonly #sums: readonly Sum[];
  /** Cell names by path. */
  readonly #cellOf: ReadonlyMap<JsonPath, string>;
  /** Cell names by path without indexes but those of `projects`. */
  readonly #cellsOf = new Map<string, string[]>();

  /** `paths`: path by cell name; what is typed as text is not added up. */
  constructor(
    paths: ReadonlyMap<string, JsonPath>,
    checks: readonly DeclaredCheck[],
    isNumber: (path: JsonPath) => boolean,
  ) {
    this.#sums = [...checks, ...ownChecks].flatMap(sumsOf);
    const numbers = [...paths].filter(([, path]) => isNumber(path));
    this.#cellOf = new Map(numbers.map(([cell, path]) => [path, cell]));
    for (const [cell, path] of numbers) {
      const key = withinProject(path);
      this.#cellsOf.set(key, [...(this.#cellsOf.get(key) ?? []), cell]);
    }
  }

  /** Returns null if nothing is added up there, or the sheet does not show all the parts. */
  formulaAt(path: JsonPath): CellInput | null {
    if (!this.#cellOf.has(path)) return null;
    for (const { of, total, parts } of this.#sums) {
      const element = elementOf(path, of, total);
      if (element === null) continue;
      const cells = parts.map((part) => this.#cellsAt(part.startsWith('/') ? part.slice(1) : element + part));
      const list = cells.flat();
      if (cells.some((some) => some.length === 0) || list.length > mostArguments) continue;
      const terms = ranges(list).join(',');
      return { kind: 'formula', formula: `IF(COUNT(${terms})=0,"",SUM(${terms}))`, shown: '' };
    }
    return null;
  }

  #cellsAt(path: JsonPath): readonly string[] {
    const cell = this.#cellOf.get(path);
    return cell === undefined ? (this.#cellsOf.get(withinProject(path)) ?? []) : [cell];
  }
}

/** Extracts sums from a check: one side a single place, the other a sum. */
function sumsOf({ of = '', groupBy, equal }: DeclaredCheck): readonly Sum[] {
  if (equal === undefined || groupBy !== undefined) return [];
  return [equal, [equal[1], equal[0]] as const].flatMap(([total, sum]) =>
    typeof total === 'string' && typeof sum === 'object' && 'sum' in sum
      ? [{ of, total, parts: [sum.sum].flat() }]
      : [],
  );
}

/** Path of the element that the total at this path is of, with a point behind it; null if the path is no such total. */
function elementOf(path: JsonPath, of: string, total: string): string | null {
  if (of === '') return path === total.replace(/^\//u, '') ? '' : null;
  if (!path.endsWith(`].${total}`)) return null;
  const element = path.slice(0, -total.length);
  return indexless(element) === `${of}.` ? element : null;
}

/** The path without indexes, but for that of its project. */
function withinProject(path: JsonPath): string {
  const [project = ''] = /^projects\[\d+\]/u.exec(path) ?? [];
  return project + indexless(path.slice(project.length));
}

/** Joins cells below one another into ranges: `C5:C9`. */
function ranges(cells: readonly string[]): readonly string[] {
  const joined: { readonly column: string; readonly first: number; last: number }[] = [];
  for (const cell of cells) {
    const [, column = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    const row = Number(digits);
    const above = joined.at(-1);
    if (above?.column === column && above.last === row - 1) above.last = row;
    else joined.push({ column, first: row, last: row });
  }
  return joined.map(({ column, first, last }) =>
    first === last ? `${column}${first}` : `${column}${first}:${column}${last}`,
  );
}
