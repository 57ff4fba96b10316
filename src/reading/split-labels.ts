/** Labels whose words stand in two cells, one right under the other: 一级 over 指标. */
import type { OpenPlace } from './match-labels.js';
import type { LabelNode, Pattern } from './pattern.js';
import type { Region } from './region.js';
import { isFilled, rowEnd } from './source-table.js';

/** Characters of the longest piece: no label in two cells is long. */
const mostCharacters = 12;

/** Where the upper cell alone is no label, and both together are one to the letter. */
export function splitLabels({ labels, index }: Pattern, region: Region): readonly OpenPlace[] {
  const keys = new Set(labels.flatMap((label: LabelNode) => label.keys));
  const short = region.cells.filter((cell) => isFilled(cell) && cell.key.length <= mostCharacters);
  const byPlace = new Map(short.map((cell) => [`${cell.row} ${cell.column} ${cell.columnSpan}`, cell]));
  return short.flatMap((upper): readonly OpenPlace[] => {
    const lower = byPlace.get(`${rowEnd(upper)} ${upper.column} ${upper.columnSpan}`);
    if (lower === undefined || !keys.has(upper.key + lower.key)) return [];
    if (index.canonicalKey(upper.key, upper.key) !== undefined) return [];
    const { row, column, columnSpan } = upper;
    const rowSpan = rowEnd(lower) - row;
    return [
      { row, column, rowSpan, columnSpan, key: upper.key + lower.key, cells: [upper, lower], rest: '' },
    ];
  });
}
