/** Finds the cells in which the value of a label may stand: behind it, below it, in its own cell, or where its rows cross a head's columns. */
import { labelKey } from '../identity/index.js';
import { plainNumber } from '../spreadsheet/index.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { LabelNode, ValueNode } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { columnEnd, isFilled, rowEnd, sharedColumns, sharedRows } from './source-table.js';
import { isFigure, unitOf } from './words.js';

/** Cells behind the label, up to the next label in its rows. */
function behind(label: LabelNode | null, matched: Matched, region: Region): readonly KeyedCell[] {
  const { places, rightEdge } = matched;
  const place = label === null ? undefined : places.get(label);
  if (place === undefined) return [];
  const end = nextLabel(place, matched);
  const cells = cellsOfRows(region, place.row, rowEnd(place)).filter(
    ({ column }) => column >= columnEnd(place) && column < end,
  );
  const inside = cells.filter(({ column }) => column < rightEdge);
  return inside.some(isFilled) ? inside : cells;
}

/** The first column of the next label in the rows of this one. */
function nextLabel(place: LabelPlace, { places }: Matched): number {
  const others = [...places.values()].filter(
    (other) => other !== place && sharedRows(other, place) > 0 && other.column >= columnEnd(place),
  );
  return Math.min(...others.map(({ column }) => column));
}

/** Whether the sheet has a cell for the value: a column between its label and what follows, a row between its head and the next label. */
export function hasRoom({ label, head }: ValueNode, matched: Matched, region: Region): boolean {
  const beside = head ?? label;
  const place = beside === null ? undefined : matched.places.get(beside);
  if (place === undefined) return true;
  if (head === null) {
    const edge = region.cells.reduce((end, cell) => Math.max(end, columnEnd(cell)), 0);
    return Math.min(nextLabel(place, matched), edge) > columnEnd(place);
  }
  const side = label === null ? undefined : matched.places.get(label);
  const isOwnRow = side !== undefined && side.row >= rowEnd(place);
  return isOwnRow || rowsUnder(place, side, matched, region) > 0 || rowEnd(place) >= region.lastRow;
}

/** Returns the cell right below the label, where some forms put the value, unless it stands behind a label of its own. */
export function below(
  label: LabelNode | null,
  { places, cells: taken }: Matched,
  region: Region,
): readonly KeyedCell[] {
  const place = label === null ? undefined : places.get(label);
  if (place === undefined) return [];
  const hasLabel = [...places.values()].some(
    (other) => other.row === rowEnd(place) && columnEnd(other) <= place.column,
  );
  if (hasLabel) return [];
  return region
    .rowCells(rowEnd(place))
    .filter(
      (cell) =>
        cell.row === rowEnd(place) &&
        cell.column === place.column &&
        columnEnd(cell) <= columnEnd(place) &&
        isFilled(cell) &&
        !taken.has(cell) &&
        !region.isClaimed(cell),
    );
}

/** What follows the words of a label that has its value in its own cell; no number in brackets, as labels have. */
export const valueBehind = /^:[^(]/u;

/** Adds a value written in the label's own cell: 项目名称：办公用房维修. */
export function withInline(label: LabelNode | null, matched: Matched, region: Region): readonly KeyedCell[] {
  const cells = behind(label, matched, region);
  const place = label === null || label.paths.length > 0 ? undefined : matched.places.get(label);
  const [cell] = place?.cells ?? [];
  if (cell === undefined || !valueBehind.test(place?.rest ?? '')) return cells;
  const text = cell.text.slice(cell.text.search(/[:：]/u) + 1).trim();
  return [{ ...cell, text, content: { kind: 'text', text }, key: labelKey(text) }, ...cells];
}

/** Cells under the head: in the label's rows where it has some of its own, else down to the next label. */
export function crossing({ label, head }: ValueNode, matched: Matched, region: Region): readonly KeyedCell[] {
  const { places, cells: taken } = matched;
  const top = head === null ? undefined : places.get(head);
  if (top === undefined) return [];
  const side = label === null ? undefined : places.get(label);
  const isOwnRow = side !== undefined && side.row >= rowEnd(top);
  const from = isOwnRow ? side.row : rowEnd(top);
  const to = isOwnRow ? rowEnd(side) : from + rowsUnder(top, side, matched, region);
  return cellsOfRows(region, from, to).filter(
    (cell) => sharedColumns(cell, top) > 0 && !taken.has(cell) && isNearest(cell, top, places),
  );
}

/** Number of rows under a head, down to the next that begins with a label other than that at their side. */
function rowsUnder(
  top: LabelPlace,
  side: LabelPlace | undefined,
  { cells: taken }: Matched,
  region: Region,
): number {
  const beginsLabel = (row: number) =>
    region.rowCells(row).some((cell) => cell.row === row && taken.has(cell) && !side?.cells.includes(cell));
  const from = rowEnd(top);
  let to = from;
  while (to < region.lastRow && !beginsLabel(to)) to += 1;
  return to - from;
}

/** Cells that begin in the rows from `from` up to `to`, which is not in it. */
function cellsOfRows(region: Region, from: number, to: number): readonly KeyedCell[] {
  const end = Math.min(to, region.lastRow);
  const rows = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
  return rows.flatMap((row) => region.rowCells(row).filter((cell) => cell.row === row));
}

/** Whether no other head over the cell covers more of it. */
function isNearest(cell: KeyedCell, top: LabelPlace, places: ReadonlyMap<LabelNode, LabelPlace>): boolean {
  const mine = sharedColumns(cell, top);
  return [...places.values()].every(
    (other) => other === top || other.row !== top.row || sharedColumns(cell, other) <= mine,
  );
}

/** An amount whose unit stands in the next cell: 12.5 | 万元. */
export function withUnitBehind(cells: readonly KeyedCell[], region: Region): readonly KeyedCell[] {
  const [amount, unit, ...others] = cells;
  if (amount === undefined || unit === undefined || others.length > 0) return cells;
  if (!isFigure(amount.key) || unitOf(`(${unit.key})`) === null) return cells;
  region.claim(amount);
  region.claim(unit);
  const { content } = amount;
  const held = content?.kind === 'number' ? plainNumber(content.value) : amount.text.trim();
  return [{ ...amount, text: `${held}${unit.key}`, content: null }];
}
