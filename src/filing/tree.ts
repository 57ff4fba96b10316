/** The parsed text with its positions: keys given twice, and the node at a path. Made only where it is needed. */
import { getNodePath, type Node, type ParseOptions, parseTree } from 'jsonc-parser';
import type { Step } from './json-path.js';

export interface LazyTree {
  /** The tree as far as the text can be parsed; undefined where it holds nothing. */
  root(): Node | undefined;
}

/** Parses when first asked: a sound filing is never parsed twice unless someone wants a position. */
export function lazyTree(text: string, options: ParseOptions): LazyTree {
  let made: { readonly root: Node | undefined } | null = null;
  return {
    root() {
      made ??= { root: parseTree(text, [], options) };
      return made.root;
    },
  };
}

/** A key that its object has given before. */
export interface Duplicate {
  readonly key: string;
  readonly steps: readonly Step[];
  readonly first: Node;
  readonly again: Node;
}

/** Every key that is given twice in its object, anywhere in the tree. */
export function duplicates(root: Node): readonly Duplicate[] {
  const found: Duplicate[] = [];
  const walk = (node: Node) => {
    if (node.type === 'object') found.push(...duplicatesIn(node));
    node.children?.forEach(walk);
  };
  walk(root);
  return found;
}

function* duplicatesIn(object: Node): Generator<Duplicate> {
  const seen = new Map<string, Node>();
  for (const { children: [again] = [] } of object.children ?? []) {
    if (again === undefined) continue;
    const key = String(again.value);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, again);
    else yield { key, steps: getNodePath(again), first, again };
  }
}

export interface Located {
  readonly node: Node;
  /** The node of its key; null for the root and elements of lists. */
  readonly key: Node | null;
  /** Whether the whole path was there, and not only its beginning. */
  readonly whole: boolean;
}

/** The node at a path, or the last one on the way that is there. */
export function locate(root: Node, steps: readonly Step[]): Located {
  let found: Located = { node: root, key: null, whole: true };
  for (const step of steps) {
    const next = typeof step === 'number' ? elementAt(found.node, step) : memberAt(found.node, step);
    if (next === null) return { ...found, whole: false };
    found = next;
  }
  return found;
}

function elementAt(list: Node, index: number): Located | null {
  const node = list.type === 'array' ? list.children?.[index] : undefined;
  return node === undefined ? null : { node, key: null, whole: true };
}

/** The last of a key given twice, for its value is the one that counts. */
function memberAt(object: Node, name: string): Located | null {
  if (object.type !== 'object') return null;
  const [key, node] =
    object.children?.findLast(({ children }) => children?.[0]?.value === name)?.children ?? [];
  return key === undefined || node === undefined ? null : { node, key, whole: true };
}
