/** Reads one row of a list into its entry. */
import { doubtBlankLabel, doubtInherited, type LabelHabits } from './entry-labels.js';
import { severalCells } from './form-reading.js';
import { doubtJoint } from './joint-labels.js';
import { isLabel, type ListReading, type ListRow, type RowCell } from './list-rows.js';
import type { ListColumn, ListNode, PatternCell } from './pattern.js';
import type { KeyedCell } from './region.js';
import { doubtBeside, doubtSpread } from './row-doubts.js';
import { rowEnd } from './source-table.js';
import { areTargetPieces } from './target-pieces.js';
import { amountUnit } from './units.js';

/** Indexes of an entry, and of the entry of the list within it. */
export interface EntryPlace {
  readonly index: number;
  readonly inner: number;
}

export function readEntry(
  list: ListNode,
  place: EntryPlace,
  row: ListRow,
  whole: ListRow,
  covered: readonly ListColumn[],
  habits: LabelHabits,
  around: ListReading,
): void {
  const { region, reading } = around;
  for (const one of whole.cells) {
    const { column, cell, isOwn, isBlank } = one;
    if (place.inner > 0 && !column.isInner) {
      if (cell !== null && isOwn) region.claim(cell);
      continue;
    }
    const pattern = renumbered(column, list, place);
    const isCovered = covered.includes(column);
    const isHere = cell !== null && !isBlank && !isCovered && (isOwn || isLabel(column));
    if (!isHere) {
      if (cell !== null && isOwn && !isCovered) region.claim(cell);
      reading.blank(pattern.paths);
      if (isLabel(column)) doubtBlankLabel(pattern.paths, one, whole, habits, reading);
      else if (cell !== null && !isOwn && !isBlank && !isCovered)
        doubtSpread(pattern.paths, cell, row, reading);
      continue;
    }
    region.claim(cell);
    readPieces(column, pattern, one, around);
    doubtJoint(pattern.paths, cell, reading);
    if (!isOwn && rowEnd(cell) <= row.row)
      doubtInherited(pattern.paths, one, { list, row, whole, habits }, around);
  }
}

/** Reads a cell, or several in one column: pieces of a target, or one text that is repeated. */
function readPieces(
  column: ListColumn,
  pattern: PatternCell,
  { cell, others, isBeside = false }: RowCell,
  around: ListReading,
): void {
  if (cell === null) return;
  const { region, reading } = around;
  if (isBeside) doubtBeside(pattern.paths, others.at(-1) ?? cell, reading);
  const isRepeated = others.every(({ key }) => key === cell.key);
  const pieces = [cell, ...others];
  const isTarget = pattern.paths.every((path) => around.pattern.kinds.kindAt(path) === 'target');
  if (isRepeated || (isTarget && areTargetPieces(pieces.map(({ key }) => key)))) {
    for (const other of others) region.claim(other);
    const text = pieces.map((piece) => piece.text.trim()).join('');
    const source = isRepeated ? cell : { ...cell, text, content: { kind: 'text', text } as const };
    readColumn(column, pattern, source, around);
    return;
  }
  reading.blank(pattern.paths);
  for (const path of pattern.paths) reading.doubt('several-cells', path, cell.place, severalCells(pieces));
}

function readColumn(column: ListColumn, pattern: PatternCell, cell: KeyedCell, around: ListReading): void {
  if (!around.pattern.kinds.hasAmount(pattern.paths)) {
    around.reading.read(pattern, cell, 0);
    return;
  }
  const { power, doubt } = amountUnit(column.unitLabels, around.pattern, around.matched, around.region);
  around.reading.read(pattern, cell, power);
  if (doubt !== null) around.reading.unsureUnit(pattern.paths, cell, doubt);
}

/** Returns the column's pattern cell with this entry's indexes. */
function renumbered(
  { cell, names, isInner }: ListColumn,
  { path }: ListNode,
  { index, inner }: EntryPlace,
): PatternCell {
  const at = (name: string) => {
    const own = isInner ? name.replace(/\[\d+\]/u, `[${inner}]`) : name;
    return own === '' ? `${path}[${index}]` : `${path}[${index}].${own}`;
  };
  const paths = names.map(at);
  const renamed = new Map(cell.paths.map((old, order) => [old, paths[order] ?? old]));
  const parts = cell.parts.map((part) =>
    part.kind === 'words' ? part : { ...part, paths: part.paths.map((old) => renamed.get(old) ?? old) },
  );
  return { ...cell, paths, parts };
}
