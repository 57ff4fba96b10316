/** Finds the labels among a form's cells, with their aliases and neighbours. */
import { labelKey } from '../identity/index.js';
import type { FormPack } from '../template/index.js';
import type { LabelNode, Neighbours, PatternCell } from './pattern.js';
import { type Area, columnEnd, rowEnd, sharedColumns, sharedRows } from './source-table.js';
import { forPattern, hasWords, labelCore } from './words.js';

export function labelNodes(cells: readonly PatternCell[], pack: FormPack): readonly LabelNode[] {
  const labels = cells.filter(isLabel);
  return labels.map((cell) => ({
    ...cell,
    keys: [cell.key, ...aliasesOf(pack, cell.key)],
    core: labelCore(cell.key),
    around: neighbours(cell, labels),
    written: writtenLabel(cell),
  }));
}

/** null for a label whose values, if it has any, stand behind all its words. */
function writtenLabel({ parts, paths }: PatternCell): RegExp | null {
  const first = parts.findIndex(({ kind }) => kind === 'value');
  if (paths.length === 0 || !parts.slice(first).some((part) => part.kind === 'words' && hasWords(part.text)))
    return null;
  const written = parts.map((part) =>
    part.kind === 'value'
      ? '.{0,12}?'
      : forPattern(labelKey(part.text)).replace(/[—–~至到-]/gu, '[—–~至到-]'),
  );
  return new RegExp(`^${written.join('')}$`, 'su');
}

/** Whether the cell has only words of the form's, or is a head with words before its value (项目总目标 (2024年-2024年)). */
function isLabel({ key, paths, kind }: PatternCell): boolean {
  if (!hasWords(key)) return false;
  return paths.length === 0 || kind === 'label' || kind === 'head' || kind === 'band';
}

function aliasesOf(pack: FormPack, key: string): readonly string[] {
  const aliases = Object.entries(pack.aliases ?? {}).filter(([label]) => labelKey(label) === key);
  return aliases.flatMap(([, others]) => others.map(labelKey));
}

/** The nearest labels to each side, by their keys. */
export function neighbours<Cell extends Area & { readonly key: string }>(
  cell: Area,
  labels: readonly Cell[],
): Neighbours {
  let [left, right, above, below]: (Cell | null)[] = [null, null, null, null];
  for (const other of labels) {
    if (sharedRows(cell, other) > 0) {
      if (columnEnd(other) <= cell.column && (!left || columnEnd(other) >= columnEnd(left))) left = other;
      if (other.column >= columnEnd(cell) && (!right || other.column < right.column)) right = other;
    } else if (sharedColumns(cell, other) > 0) {
      if (rowEnd(other) <= cell.row && (!above || rowEnd(other) > rowEnd(above))) above = other;
      if (other.row >= rowEnd(cell) && (!below || other.row < below.row)) below = other;
    }
  }
  return {
    left: left?.key ?? null,
    right: right?.key ?? null,
    above: above?.key ?? null,
    below: below?.key ?? null,
  };
}

/** The nearest label to the left in the same row. */
export function labelBefore(cell: PatternCell, labels: readonly LabelNode[]): LabelNode | null {
  const before = labels.filter((label) => sharedRows(label, cell) > 0 && columnEnd(label) <= cell.column);
  return before.reduce<LabelNode | null>(
    (best, one) => (!best || one.column > best.column ? one : best),
    null,
  );
}

/** The nearest label above in the same columns; a band names rows, not columns. */
export function headOver(cell: PatternCell, labels: readonly LabelNode[]): LabelNode | null {
  const over = labels.filter(
    (label) => rowEnd(label) <= cell.row && sharedColumns(label, cell) > 0 && label.kind !== 'band',
  );
  return over.reduce<LabelNode | null>((best, one) => (!best || one.row >= best.row ? one : best), null);
}

/** Labels in its row and its heads, the nearest first. */
export function unitLabels(cell: PatternCell, labels: readonly LabelNode[]): readonly LabelNode[] {
  const before = labels.filter((label) => sharedRows(label, cell) > 0 && columnEnd(label) <= cell.column);
  const nearest = before.sort((a, b) => b.column - a.column);
  return [...nearest.slice(0, 1), ...headsOver(cell, labels), ...nearest.slice(1)];
}

/** The head and those right above it, which name several heads: 预算金额（万元） over 总额. */
function headsOver(cell: PatternCell, labels: readonly LabelNode[]): readonly LabelNode[] {
  const heads: LabelNode[] = [];
  let head = headOver(cell, labels);
  while (head !== null) {
    heads.push(head);
    const over = headOver(head, labels);
    head = over !== null && over.kind === 'head' && rowEnd(over) === head.row ? over : null;
  }
  return heads;
}
