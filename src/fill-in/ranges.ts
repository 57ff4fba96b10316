/** Joins rules that say the same of cells under one another: a rule a column, not a rule a cell. */
import type { Validation } from '../spreadsheet/index.js';

export function joinedRanges(validations: readonly Validation[]): readonly Validation[] {
  const joined: {
    readonly key: string;
    readonly column: string;
    readonly first: number;
    last: number;
    readonly rule: Validation;
  }[] = [];
  for (const rule of validations) {
    const [, column = '', row = '1'] = /^([A-Z]+)(\d+)$/u.exec(rule.range) ?? [];
    const key = JSON.stringify({ ...rule, range: '' });
    const above = joined.findLast((one) => one.column === column);
    if (above !== undefined && above.key === key && above.last === Number(row) - 1) above.last = Number(row);
    else joined.push({ key, column, first: Number(row), last: Number(row), rule });
  }
  return joined.map(({ column, first, last, rule }) => ({
    ...rule,
    range: first === last ? `${column}${first}` : `${column}${first}:${column}${last}`,
  }));
}
