/** The columns of a table, as far as what it says of them agrees. */
import type { DraftTable } from './draft.js';
import type { ProblemList } from './problems.js';

/** More columns than any page holds; keeps a slip of the pen from filling the memory with slots. */
const maxColumns = 100;
/** Ten times what any document has pages for. */
const maxSlots = 5_000_000;

/** Shares of the table's width; null, and problems, where they are not known, without which nothing can be placed. */
export function columnsOf(table: DraftTable, problems: ProblemList): readonly number[] | null {
  const isCounted = checkCount(table, problems);
  if (table.rows.length * table.tag.columns > maxSlots) {
    problems.add({
      code: 'model/too-large',
      at: table.tag.at,
      message: `表格太大：${table.rows.length} 行 ${table.tag.columns} 列；请把数据分开`,
      english: `The table is too large: ${table.rows.length} rows of ${table.tag.columns} columns`,
      parameters: { rows: table.rows.length, columns: table.tag.columns },
    });
    return null;
  }
  if (table.rows.length > 0) return isCounted ? sharesOf(table) : null;
  problems.add({
    code: 'model/no-rows',
    at: table.tag.at,
    message: '表格没有一行；请至少写一个 <tr>',
    english: 'The table has no rows; it needs a <tr>',
  });
  return null;
}

function checkCount({ tag, widths }: DraftTable, problems: ProblemList): boolean {
  const { columns, at } = tag;
  if (columns < 1 || columns > maxColumns) {
    problems.add({
      code: 'model/wrong-column-count',
      at,
      message: `表格的列数（columns）应为 1 至 ${maxColumns}`,
      english: `A table has 1 to ${maxColumns} columns`,
    });
    return false;
  }
  if (widths.length === 0 || widths.length === columns) return true;
  problems.add({
    code: 'model/wrong-column-count',
    at,
    message: `表格写明 ${columns} 列，却有 ${widths.length} 个 <col>；请改成一致`,
    english: `The table says ${columns} columns and has ${widths.length} <col>; make them agree`,
    parameters: { columns, found: widths.length },
  });
  return false;
}

/** Equal ones where the table gives none. */
function sharesOf({ tag, widths }: DraftTable): readonly number[] {
  return columnShares(widths.length === 0 ? Array.from({ length: tag.columns }, () => 1) : widths);
}

const whole = 1000;

/**
 * Shares by largest remainder; of equal remainders the column further left takes the odd thousandth.
 * No column is without a share, so `widths` must be fewer than a thousand.
 */
function columnShares(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const free = whole - widths.length;
  const exact = widths.map((width) => (width / sum) * free);
  const shares = exact.map((share) => 1 + Math.floor(share));
  const byRemainder = exact
    .map((share, column) => ({ column, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.column - b.column);
  const missing = whole - shares.reduce((total, share) => total + share, 0);
  for (const { column } of byRemainder.slice(0, missing)) shares[column] = (shares[column] ?? 0) + 1;
  return shares;
}
