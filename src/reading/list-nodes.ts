/** Finds the lists of a form: rows that repeat for each entry, known by the indexes in the paths that they show. */

import type { JsonPath } from '../diagnostics/index.js';
import { labelKey } from '../identity/index.js';
import { headOver, labelBefore, unitLabels } from './label-nodes.js';
import type { LabelNode, ListColumn, ListNode, NoteNode, PatternCell, ValueNode } from './pattern.js';
import { type Area, rowEnd, sharedColumns, sharedRows } from './source-table.js';
import { hasWords } from './words.js';

interface EntryCell {
  readonly cell: PatternCell;
  readonly list: JsonPath;
  readonly index: number;
  readonly names: readonly string[];
}

export function listNodes(values: readonly PatternCell[], labels: readonly LabelNode[]): readonly ListNode[] {
  const entries = values.flatMap(entryCell);
  const paths = [...new Set(entries.map(({ list }) => list))];
  const nodes = paths.flatMap((path) => {
    const own = entries.filter(({ list }) => list === path);
    return new Set(own.map(({ index }) => index)).size > 1 ? [listNode(path, own, values, labels)] : [];
  });
  return nodes.map((node) => withSharedLabels(node, nodes));
}

/**
 * Lists that stand side by side in the same rows may share label columns, which the form prints of the first. The others
 * take them over; a label that is printed twice is of the list that it stands nearer to.
 */
function withSharedLabels(list: ListNode, nodes: readonly ListNode[]): ListNode {
  const [first, ...others] = nodes.filter((node) => sharedRows(asArea(node), asArea(list)) > 0);
  if (first === undefined || others.length === 0) return list;
  const nameOf = ({ names }: ListColumn) => names.join(' ');
  const isAgain = (column: ListColumn) =>
    first.columns.some(
      (one) => one !== column && one.cell.column < column.cell.column && nameOf(one) === nameOf(column),
    );
  if (first === list)
    return { ...list, hasBeside: true, columns: list.columns.filter((column) => !isAgain(column)) };
  const shared = first.columns.filter((column) => column.isMerged);
  const missing = shared.filter(
    (column) =>
      !list.columns.some((own) => nameOf(own) === nameOf(column)) &&
      !shared.some((later) => later !== column && nameOf(later) === nameOf(column) && isAgain(later)),
  );
  const columns = [...missing, ...list.columns].sort((a, b) => a.cell.column - b.cell.column);
  return { ...list, hasBeside: true, columns };
}

const asArea = ({ row, rowSpan }: ListNode): Area => ({ row, rowSpan, column: 0, columnSpan: 1 });

/** Whether the cell is read with the list's rows. */
export function isRowOfList(cell: PatternCell, list: ListNode): boolean {
  const isBeside = cell.row < list.row + list.rowSpan && rowEnd(cell) > list.row;
  return isBeside && (showsEntries(cell, list.path) || list.notes.some((note) => note.cell === cell));
}

/** Also if it shows several entries, because equal rows are merged. */
function showsEntries(cell: PatternCell, list: JsonPath): boolean {
  return cell.paths.some((path) => path.startsWith(`${list}[`));
}

/** Splits a path into list, index and the rest. `projects[0]` is the form's subject, not an entry. */
const entryPath = /^((?:projects\[0\]\.)?[^[\]]+)\[(\d+)\](?:\.(.+))?$/u;

/**
 * Returns the entry that a cell shows; nothing if it shows several entries, such as a numbered text. What entries of
 * lists side by side have in common is printed once, and is of the first list.
 */
function entryCell(cell: PatternCell): readonly EntryCell[] {
  const found = cell.paths.map((path) => entryPath.exec(path));
  const [first] = found;
  if (!first) return [];
  const [, list = '', index = ''] = first;
  const own = found.filter((one) => one?.[1] === list);
  const names = own.map((one) => one?.[3] ?? '');
  if (own.some((one) => one?.[2] !== index)) return [];
  if (found.some((one) => one === null || !names.includes(one[3] ?? ''))) return [];
  return [
    { cell: own.length === found.length ? cell : ofList(cell, list), list, index: Number(index), names },
  ];
}

/** The cell without what it shows of other lists. */
function ofList(cell: PatternCell, list: JsonPath): PatternCell {
  const own = (paths: readonly JsonPath[]) => paths.filter((path) => path.startsWith(`${list}[`));
  const parts = cell.parts.map((part) =>
    part.kind === 'value' ? { ...part, paths: own(part.paths) } : part,
  );
  return { ...cell, parts, paths: own(cell.paths) };
}

function listNode(
  path: JsonPath,
  entries: readonly EntryCell[],
  values: readonly PatternCell[],
  labels: readonly LabelNode[],
): ListNode {
  const last = Math.max(...entries.map(({ index }) => index));
  const row = Math.min(...entries.map(({ cell }) => cell.row));
  const end = Math.max(...entries.map(({ cell }) => rowEnd(cell)));
  const area = { row, rowSpan: end - row, column: 0, columnSpan: Number.MAX_SAFE_INTEGER };
  const shown = entries.filter(({ index }) => index === last);
  const inner = innerList(shown);
  const columns = shown.flatMap((entry) => listColumn(entry, inner, labels) ?? []);
  return {
    path,
    inner: inner?.key ?? null,
    columns: columns.sort((a, b) => a.cell.column - b.cell.column),
    sideLabels: labels.filter((label) => sharedRows(label, area) > 0),
    notes: noteNodes(path, columns, values, area),
    tail: tailOf(end, values, labels),
    hasBeside: false,
    row,
    rowSpan: end - row,
  };
}

interface InnerList {
  readonly key: string;
  /** The last index that an entry shows. */
  readonly last: number;
}

const innerName = /^([^[\]]+)\[(\d+)\](?:\.[^[\]]+)?$/u;

/** Finds a list inside the entries that has one row for each of its own entries. */
function innerList(entry: readonly EntryCell[]): InnerList | null {
  const found = entry.flatMap(({ cell, names }) => {
    const [, key, index] = names.length === 1 ? (innerName.exec(names[0] ?? '') ?? []) : [];
    return key === undefined ? [] : [{ key, index: Number(index), row: cell.row }];
  });
  for (const { key } of found) {
    const own = found.filter((one) => one.key === key);
    const last = Math.max(...own.map(({ index }) => index));
    if (last > 0 && new Set(own.map(({ row }) => row)).size > last) return { key, last };
  }
  return null;
}

/** Returns null for earlier entries of the inner list: they stand in the same columns. */
function listColumn(
  { cell, names }: EntryCell,
  inner: InnerList | null,
  labels: readonly LabelNode[],
): ListColumn | null {
  const [, key, index] = innerName.exec(names[0] ?? '') ?? [];
  const isInner = inner !== null && key === inner.key;
  if (isInner && Number(index) !== inner.last) return null;
  const isMerged = cell.merges || (inner !== null && !isInner);
  return {
    cell,
    names,
    head: headOver(cell, labels),
    isMerged,
    isInner,
    unitLabels: unitLabels(cell, labels),
  };
}

/** Finds values that belong to no entry but stand in the list's rows. */
function noteNodes(
  path: JsonPath,
  columns: readonly ListColumn[],
  values: readonly PatternCell[],
  area: Area,
): readonly NoteNode[] {
  const inRows = values.filter(
    (cell) =>
      sharedRows(cell, area) > 0 &&
      !showsEntries(cell, path) &&
      !cell.paths.some((one) => entryPath.test(one)),
  );
  const labels = values.filter(
    (cell) => showsEntries(cell, path) && (cell.kind === 'label' || cell.kind === 'weight'),
  );
  return inRows.map((cell) => {
    const mates = labels.filter((label) => sharedRows(label, cell) > 0);
    const samples = mates.flatMap(({ parts }) =>
      parts.map((part) => (part.kind === 'value' ? part.sample : '')),
    );
    return {
      cell,
      columns: columns.filter((column) => sharedColumns(column.cell, cell) > 0),
      entryKeys: new Set(samples.map(labelKey).filter(hasWords)),
    };
  });
}

/** Finds values without a label in the row right below the list. */
function tailOf(
  row: number,
  values: readonly PatternCell[],
  labels: readonly LabelNode[],
): readonly ValueNode[] {
  const below = values.filter((cell) => cell.row === row && labelBefore(cell, labels) === null);
  return below.map((cell) => ({
    cell,
    label: null,
    head: headOver(cell, labels),
    unitLabels: unitLabels(cell, labels),
  }));
}
