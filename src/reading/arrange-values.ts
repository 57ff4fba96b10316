/** Decides for each value of a form how it is found: behind a label, under a head, or in a list. */
import { headOver, labelBefore, unitLabels } from './label-nodes.js';
import { isRowOfList, listNodes } from './list-nodes.js';
import type { LabelNode, ListNode, PatternCell, ValueNode } from './pattern.js';

interface Arranged {
  readonly values: readonly ValueNode[];
  readonly lists: readonly ListNode[];
}

export function arrangeValues(cells: readonly PatternCell[], labels: readonly LabelNode[]): Arranged {
  const valued = cells.filter(({ paths, isWorkedOut }) => paths.length > 0 || isWorkedOut === true);
  const lists = listNodes(valued, labels);
  const isLabel = (cell: PatternCell) =>
    labels.some((label) => label.row === cell.row && label.column === cell.column);
  const inTail = new Set(lists.flatMap(({ tail }) => tail.map(({ cell }) => cell)));
  const fixed = valued.filter(
    (cell) => !isLabel(cell) && !inTail.has(cell) && !lists.some((list) => isRowOfList(cell, list)),
  );
  return { values: fixed.map((cell) => valueNode(cell, fixed, labels)), lists };
}

/** Finds a value by its label if it is the only one behind it; several behind one label are told apart by the heads above. */
function valueNode(
  cell: PatternCell,
  values: readonly PatternCell[],
  labels: readonly LabelNode[],
): ValueNode {
  const label = labelBefore(cell, labels);
  const isAlone =
    label !== null && values.every((other) => other === cell || labelBefore(other, labels) !== label);
  return { cell, label, head: isAlone ? null : headOver(cell, labels), unitLabels: unitLabels(cell, labels) };
}
