/** Determines the column widths of a table and checks that its attributes agree. */
import type { DraftTable } from './draft.js';
import type { ColumnRange, Grid } from './form.js';
import type { ProblemList } from './problems.js';

export type Columns = Pick<Grid, 'columns' | 'ranges'>;

/** Largest number of columns; keeps a typo from filling the memory with slots. */
const maxColumns = 100;
/** Largest number of slots, ten times what any document has pages for. */
const maxSlots = 5_000_000;

/** Returns the shares of the table's width; null, with problems reported, if they cannot be determined. */
export function columnsOf(table: DraftTable, problems: ProblemList): Columns | null {
  const isCounted = checkCount(table, problems) && checkSum(table, problems);
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

/** Whether the width that the table says can be made of its columns, as far as it says one; with ranges it must. */
function checkSum({ tag, widths }: DraftTable, problems: ProblemList): boolean {
  const { width, at } = tag;
  if (width === null && widths.every((one) => one.least === one.most)) return true;
  const least = sumOf(widths, 'least');
  const most = sumOf(widths, 'most');
  if (width === null) {
    problems.add({
      code: 'model/wrong-column-widths',
      at,
      message: `列宽写了范围的表格要写各列合计的宽 width，应在 ${least} 与 ${most} 之间，如 <table columns="${tag.columns}" width="${least}">`,
      english: `A table with ranges of widths says their sum, width, between ${least} and ${most}`,
      parameters: { least, most },
    });
    return false;
  }
  if (widths.length > 0 && least <= width && width <= most) return true;
  problems.add({
    code: 'model/wrong-column-widths',
    at,
    message: `各列宽合计${least === most ? `是 ${least}` : `在 ${least} 与 ${most} 之间`}，表格的 width 却是 ${width}；请改成一致`,
    english: `The columns' widths add up to ${least === most ? least : `between ${least} and ${most}`}, but the table's width is ${width}`,
    parameters: { least, most, width },
  });
  return false;
}

/** Without the last digits that binary fractions add. */
function sumOf(widths: readonly ColumnRange[], end: keyof ColumnRange): number {
  return Number(widths.reduce((sum, width) => sum + width[end], 0).toFixed(6));
}

/** Equal ones where the table gives none; of ranges all at the same part of the way from narrow to wide. */
function sharesOf({ tag, widths }: DraftTable): Columns {
  const { width } = tag;
  if (widths.length === 0) return { columns: columnShares(Array.from({ length: tag.columns }, () => 1)) };
  const least = width === null ? 0 : sumOf(widths, 'least');
  const most = width === null ? 0 : sumOf(widths, 'most');
  if (width === null || least === most) return { columns: columnShares(widths.map((one) => one.least)) };
  const part = (width - least) / (most - least);
  const ranges = widths.map((one): ColumnRange => {
    return { least: (one.least / width) * whole, most: (one.most / width) * whole };
  });
  return { columns: columnShares(ranges.map((one) => one.least + (one.most - one.least) * part)), ranges };
}

const whole = 1000;

/**
 * Shares of a thousand by largest remainder; of equal remainders the column further left takes the odd thousandth.
 * No column is without a share, so `widths` must be fewer than a thousand.
 */
export function columnShares(widths: readonly number[]): readonly number[] {
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
