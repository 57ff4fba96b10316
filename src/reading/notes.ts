/** Reads notes that a form prints instead of some columns of a list, over all rows with certain words. */
import { clip } from '../json/index.js';
import type { FormReading } from './form-reading.js';
import type { ListRow } from './list-rows.js';
import type { ListColumn, ListNode, NoteNode } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { isFilled, rowEnd } from './source-table.js';

/** Reads the notes. Returns the columns that a note covers, by row. */
export function readNotes(
  list: ListNode,
  rows: readonly ListRow[],
  region: Region,
  reading: FormReading,
): ReadonlyMap<ListRow, readonly ListColumn[]> {
  const covered = new Map<ListRow, readonly ListColumn[]>();
  for (const note of list.notes) {
    reading.blank(note.cell.paths);
    const begun = rows.filter(
      ({ band, cells }) => band === null && cells.some(({ isOwn, isBlank }) => isOwn && !isBlank),
    );
    const ofNote = begun.filter((row) =>
      row.cells.some(({ column, cell }) => column.isMerged && cell !== null && note.entryKeys.has(cell.key)),
    );
    const texts = ofNote.flatMap((row) => noteCells(row, note));
    const [first] = texts;
    if (first === undefined || texts.some(({ key }) => key !== first.key)) continue;
    for (const cell of texts) region.claim(cell);
    for (const row of ofNote) covered.set(row, note.columns);
    reading.read(note.cell, first, 0);
    doubtBlankRows(list.path, first, ofNote, reading);
    if (ofNote.length === 1 && first.columnSpan === 1)
      for (const path of note.cell.paths)
        reading.doubt('unsure-note', path, first.place, [
          `“${first.text}”读作说明；若是指标，请改数据`,
          `"${first.text}" was read as a note; if it is an indicator, change the data`,
          { found: first.text },
        ]);
  }
  return covered;
}

/** Returns the filled cells of a row in the note's columns. */
function noteCells(row: ListRow, note: NoteNode): readonly KeyedCell[] {
  const inPlace = row.cells.filter(({ column }) => note.columns.includes(column));
  return inPlace.flatMap(({ cell }) => (cell !== null && isFilled(cell) ? [cell] : []));
}

/** Reports rows that a note is merged over and that say nothing: they are no entries, but may have been. */
function doubtBlankRows(path: string, note: KeyedCell, rows: readonly ListRow[], reading: FormReading): void {
  const inside = rows.filter(({ row }) => row >= note.row && row < rowEnd(note)).length;
  if (inside >= note.rowSpan) return;
  const count = note.rowSpan - inside;
  const found = clip(note.text);
  reading.doubt('blank-row', path, note.place, [
    `“${found}”占 ${note.rowSpan} 行，其中 ${count} 行没有写，没有读，请核对`,
    `"${found}" stands over ${note.rowSpan} rows, of which ${count} say nothing and were not read`,
    { rows: note.rowSpan, count },
  ]);
}
