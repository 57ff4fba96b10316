/** The parsed text with its positions: the node at a path. Made only where it is needed. */
import { parseTree } from 'jsonc-parser';
import type { PathStep } from './json-path.js';
import { JSON_OPTIONS } from './parse-json.js';

/** A node of the parsed text, as jsonc-parser makes it; written out here because its types are not installed with the package. */
export interface JsonNode {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null';
  readonly value?: unknown;
  /** Place in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  readonly children?: readonly JsonNode[];
}

export interface LazyTree {
  /** The node at a path, as `Locator` finds it; null where there is no tree. */
  locate(steps: readonly PathStep[]): Located | null;
}

/** Parses when first asked: a sound filing is never parsed twice unless someone wants a position. */
export function lazyTree(text: string): LazyTree {
  let locator: Locator | null = null;
  return {
    locate(steps) {
      locator ??= makeLocator(text);
      return locator(steps);
    },
  };
}

function makeLocator(text: string): Locator {
  const root = parseTree(text, [], JSON_OPTIONS);
  return root === undefined ? () => null : createLocator(root);
}

export interface Located {
  readonly node: JsonNode;
  /** The node of its key; null for the root and elements of lists. */
  readonly key: JsonNode | null;
  /** Whether the whole path was there, and not only its beginning. */
  readonly whole: boolean;
}

/** Finds nodes by their path: the node, or the last one on the way that is there. */
type Locator = (steps: readonly PathStep[]) => Located | null;

/** A locator that remembers the keys of the objects it passes, for one tree is asked for many places. */
function createLocator(root: JsonNode): Locator {
  const known = new Map<JsonNode, ReadonlyMap<string, Located>>();
  const membersOf = (object: JsonNode) => {
    const members = known.get(object) ?? membersByKey(object);
    known.set(object, members);
    return members;
  };
  return (steps) => {
    let found: Located = { node: root, key: null, whole: true };
    for (const step of steps) {
      const next = typeof step === 'number' ? elementAt(found.node, step) : membersOf(found.node).get(step);
      if (next === undefined) return { ...found, whole: false };
      found = next;
    }
    return found;
  };
}

function elementAt(list: JsonNode, index: number): Located | undefined {
  const node = list.type === 'array' ? list.children?.[index] : undefined;
  return node === undefined ? undefined : { node, key: null, whole: true };
}

/** An object's members by key; of a key given twice the last, for its value is the one that counts. */
function membersByKey(object: JsonNode): ReadonlyMap<string, Located> {
  const members = new Map<string, Located>();
  if (object.type !== 'object') return members;
  for (const { children: [key, node] = [] } of object.children ?? [])
    if (key !== undefined && node !== undefined) members.set(String(key.value), { node, key, whole: true });
  return members;
}
