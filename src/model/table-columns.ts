/** The columns of a table, as far as what it says of them agrees. */
import { columnShares } from './column-shares.js';
import type { DraftTable } from './draft.js';
import type { MarkupCache } from './markup-cache.js';
import type { ProblemList } from './problems.js';

/** More columns than any page holds; keeps a slip of the pen from filling the memory with slots. */
const mostColumns = 100;

/** Shares of the table's width; null, and problems, where they are not known, without which nothing can be placed. */
export function columnsOf(
  table: DraftTable,
  cache: MarkupCache,
  problems: ProblemList,
): readonly number[] | null {
  const isCounted = checkCount(table, problems);
  if (table.rows.length > 0) return isCounted ? sharesOf(table, cache) : null;
  problems.add({
    code: 'no-rows',
    line: table.tag.line,
    message: '表格没有一行；请至少写一个 <tr>',
    english: 'The table has no rows; it needs a <tr>',
  });
  return null;
}

function checkCount({ tag, widths }: DraftTable, problems: ProblemList): boolean {
  const { columns, line } = tag;
  if (columns < 1 || columns > mostColumns) {
    problems.add({
      code: 'wrong-column-count',
      line,
      message: `表格的列数（columns）应为 1 至 ${mostColumns}`,
      english: `A table has 1 to ${mostColumns} columns`,
    });
    return false;
  }
  if (widths.length === 0 || widths.length === columns) return true;
  problems.add({
    code: 'wrong-column-count',
    line,
    message: `表格写明 ${columns} 列，却有 ${widths.length} 个 <col>；请改成一致`,
    english: `The table says ${columns} columns and has ${widths.length} <col>; make them agree`,
  });
  return false;
}

/** Equal ones where the table gives none. */
function sharesOf({ tag, widths }: DraftTable, cache: MarkupCache): readonly number[] {
  const key = `${tag.columns}: ${widths.join(' ')}`;
  const known = cache.columns.get(key);
  if (known !== undefined) return known;
  const shares = columnShares(widths.length === 0 ? Array.from({ length: tag.columns }, () => 1) : widths);
  cache.columns.set(key, shares);
  cache.grow(key);
  return shares;
}
