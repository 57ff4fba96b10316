/** Joins equal rules of adjacent cells in a column into one range. */
import { cellName, type Validation } from '../spreadsheet/index.js';
import type { InputRule } from './input-rules.js';

/** Rows and columns count from 0. */
export interface CellRule {
  readonly row: number;
  readonly column: number;
  /** The same object for cells with the same rule. */
  readonly rule: InputRule;
}

export function joinedRanges(rules: readonly CellRule[]): readonly Validation[] {
  interface Joined extends CellRule {
    last: number;
  }
  const joined: Joined[] = [];
  const lowest = new Map<number, Joined>();
  for (const { row, column, rule } of rules) {
    const above = lowest.get(column);
    if (above !== undefined && above.rule === rule && above.last === row - 1) {
      above.last = row;
      continue;
    }
    const begun = { row, column, rule, last: row };
    joined.push(begun);
    lowest.set(column, begun);
  }
  return joined.map(({ row, column, rule, last }) => {
    const first = cellName(row, column);
    return { ...rule, range: last === row ? first : `${first}:${cellName(last, column)}` };
  });
}
