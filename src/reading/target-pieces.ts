/** Targets in several cells: ≥ | 95 | %, under one head or, where merges were lost, with blanks over the further ones. */
import { operatorSign, operatorWords } from '../filing/index.js';
import type { ColumnPlaces, RowCell } from './list-rows.js';
import type { Pattern } from './pattern.js';
import type { KeyedCell } from './region.js';
import { columnEnd, isFilled } from './source-table.js';

const sign = new RegExp(`^(?:${operatorSign}|${operatorWords('≥', '≤', '=', '>', '<')})?$`, 'u');
const number = /^\d[\d,.]*%?$/u;

/** ≥ | 95 | %, in this order, with one of the signs or the unit left out. */
export function areTargetPieces([first = '', ...others]: readonly string[]): boolean {
  const [second = '', third = ''] = others;
  if (others.length > 2) return false;
  if (number.test(first)) return others.length === 1 && !/\d/u.test(second);
  return (
    sign.test(first) && /^\d/u.test(second) && (third === '' || (number.test(second) && !/\d/u.test(third)))
  );
}

/** Whether a target is a sign that nothing follows. */
export function isBareSign(text: string): boolean {
  const bare = text.trim();
  return bare !== '' && sign.test(bare);
}

/** What else stands in a list's row. */
interface RowAround {
  readonly row: number;
  readonly cells: readonly KeyedCell[];
  readonly columns: ColumnPlaces;
  /** Columns over which anything stands in the heads' rows. */
  readonly headed: ReadonlySet<number>;
  readonly pattern: Pattern;
}

/** The cell of a target with the pieces right behind it that have no head of their own. */
export function withPieces(one: RowCell, around: RowAround): RowCell {
  const behind = isTarget(one, around.pattern) ? headless(one, around) : [];
  const [first, ...others] = behind;
  if (first === undefined || one.others.length > 0) return one;
  // Behind a sign nothing but its number is meant; what follows a number may be a remark.
  if (one.isBlank)
    return { ...one, cell: first, others, isOwn: true, isBlank: false, isBeside: !isBareSign(first.key) };
  const key = one.cell?.key ?? '';
  if (isBareSign(key)) return { ...one, others: behind };
  const isNumber = areTargetPieces([key, ...behind.map((cell) => cell.key)]);
  return isNumber ? { ...one, others: behind, isBeside: true } : one;
}

function isTarget({ column: { cell } }: RowCell, { kinds }: Pattern): boolean {
  return cell.paths.length > 0 && cell.paths.every((path) => kinds.kindAt(path) === 'target');
}

function headless({ column }: RowCell, { row, cells, columns, headed }: RowAround): readonly KeyedCell[] {
  const place = columns.get(column);
  if (place === undefined) return [];
  const from = columnEnd(place);
  let end = from;
  while (end < from + 3 && !headed.has(end)) end += 1;
  return cells.filter(
    (cell) => cell.row === row && cell.column >= from && columnEnd(cell) <= end && isFilled(cell),
  );
}
