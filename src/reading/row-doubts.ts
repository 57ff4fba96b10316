/** Doubts about rows of a list that may be no entries of their own. */
import type { ListReading, ListRow } from './list-rows.js';
import type { ListColumn, ListNode, Pattern } from './pattern.js';
import { hasWords } from './words.js';

/** Reports an entry without a number in a table that numbers its rows: it may be a sum, a group, or go on from above. */
export function doubtUnnumbered(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = row.cells.find(({ isOwn, isBlank }) => isOwn && !isBlank)?.cell;
  if (!cell) return;
  reading.doubt('unnumbered-row', path, cell.place, [
    `“${cell.text.slice(0, 40)}”这一行没有序号，按单独一项读，请核对`,
    `the row of "${cell.text.slice(0, 40)}" has no number; read as an entry of its own`,
    { found: cell.text.slice(0, 40) },
  ]);
}

/** Whether the row says nothing in words, in a list that has columns for them. */
export function isNameless({ cells }: ListRow, { columns }: ListNode, { kinds }: Pattern): boolean {
  const isText = ({ cell, isMerged }: ListColumn) =>
    !isMerged && cell.paths.some((path) => kinds.kindAt(path) === 'text');
  const own = cells.filter(({ isOwn, isBlank }) => isOwn && !isBlank);
  return columns.some(isText) && own.length > 0 && own.every(({ cell }) => !hasWords(cell?.key ?? ''));
}

/** Reports an entry of numbers alone: it may be a sum that has lost its label. */
export function doubtNameless(path: string, row: ListRow, { reading }: ListReading): void {
  const cell = row.cells.find(({ isOwn, isBlank }) => isOwn && !isBlank)?.cell;
  if (!cell) return;
  reading.doubt('nameless-row', path, cell.place, [
    '这一行只有数，没有写是什么，按单独一项读，请核对',
    'the row has numbers alone and does not say of what; read as an entry of its own',
    {},
  ]);
}
