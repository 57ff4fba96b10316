/** Cells that say the labels of several columns in one: 产出指标—数量指标 over 一级指标 and 二级指标. */

import { labelKey } from '../identity/index.js';
import { clip } from '../json/index.js';
import type { FormReading } from './form-reading.js';
import type { ColumnPlaces } from './list-rows.js';
import type { KeyedCell } from './region.js';
import { columnEnd, isFilled } from './source-table.js';
import { hasWords } from './words.js';

const between = /\s*[—–\-－/／、·:：|\n]+\s*/u;

/** The cells, those that say several labels parted into one cell for each of their columns. */
export function partedLabels(cells: readonly KeyedCell[], columns: ColumnPlaces): readonly KeyedCell[] {
  return cells.flatMap((cell) => parted(cell, columns) ?? cell);
}

/** Null for a cell of one column, of values, or of words that are no more labels than columns. */
function parted(cell: KeyedCell, columns: ColumnPlaces): readonly KeyedCell[] | null {
  if (cell.columnSpan < 2 || !isFilled(cell)) return null;
  const over = [...columns].filter(
    ([, place]) => place.column < columnEnd(cell) && columnEnd(place) > cell.column,
  );
  const isOverLabels = over.length > 1 && over.every(([column]) => column.isMerged);
  const pieces = isOverLabels ? cell.text.trim().split(between) : [];
  if (pieces.length !== over.length || !pieces.every(hasWords)) return null;
  return over.map(([, { column, columnSpan }], order) => {
    const text = pieces[order] ?? '';
    const content = { kind: 'text', text } as const;
    return { ...cell, column, columnSpan, text, content, key: labelKey(text), joint: cell };
  });
}

/** Reports labels that were read out of one cell. */
export function doubtJoint(
  paths: readonly string[],
  { joint, text, place }: KeyedCell,
  reading: FormReading,
): void {
  if (joint === undefined) return;
  const found = clip(joint.text.replace(/\s+/gu, ' '));
  for (const path of paths)
    reading.doubt('joint-label', path, place, [
      `“${found}”占了几列，分开读，这一列读作“${text}”，请核对`,
      `"${found}" stands over several columns and was parted; this column is read as "${text}"`,
      { found, readAs: text },
    ]);
}
