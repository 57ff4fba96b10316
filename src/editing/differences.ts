/** Says in which leaves two states of a filing's text differ. */

import type { JsonPath } from '../diagnostics/index.js';
import { type PathStep, writePath } from '../json/index.js';
import { type JsonNode, parseValue } from './parse.js';

/** Leaves by path, as they are written; an empty object or list counts as a leaf. Of a key given twice the last counts. */
export function leavesOf(text: string): ReadonlyMap<JsonPath, string> {
  const leaves = new Map<JsonPath, string>();
  const walk = (node: JsonNode, path: readonly PathStep[]): void => {
    const children = node.children ?? [];
    if (node.type === 'object' && children.length > 0) {
      for (const { children: [key, value] = [] } of children)
        if (key !== undefined && value !== undefined) walk(value, [...path, String(key.value)]);
    } else if (node.type === 'array' && children.length > 0) {
      for (const [index, item] of children.entries()) walk(item, [...path, index]);
    } else leaves.set(writePath(path), text.slice(node.offset, node.offset + node.length));
  };
  const root = parseValue(text);
  if (root !== null) walk(root, []);
  return leaves;
}

/** Paths whose leaves differ, in the order of the first text and then of the second. */
export function changedLeaves(
  one: ReadonlyMap<JsonPath, string>,
  other: ReadonlyMap<JsonPath, string>,
): readonly JsonPath[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path));
}
