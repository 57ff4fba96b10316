/** Walks the parsed tree: plain values with exact numbers, keys given twice, and the node at a path. */
import type { Node } from 'jsonc-parser';
import type { Step } from './json-path.js';
import { childField } from './labels.js';
import type { Field } from './schema/field.js';

/** Calls `each` with the key, the key's node and the value's node of every property of an object. */
function forEachProperty(object: Node, each: (key: string, keyNode: Node, value: Node) => void): void {
  for (const property of object.children ?? []) {
    const [keyNode, value] = property.children ?? [];
    if (keyNode !== undefined && value !== undefined) each(String(keyNode.value), keyNode, value);
  }
}

/**
 * The node as a plain value. A number stays a text, exactly as written, where the schema wants its digits; objects
 * have no prototype, so that `__proto__` is a key like any other. Of a key given twice the last counts.
 */
export function plainValue(node: Node, text: string, field: Field | null): unknown {
  switch (node.type) {
    case 'object': {
      const value: Record<string, unknown> = Object.create(null);
      forEachProperty(node, (key, _, child) => {
        value[key] = plainValue(child, text, field && childField(field, key));
      });
      return value;
    }
    case 'array': {
      const element = field && childField(field, 0);
      return (node.children ?? []).map((child) => plainValue(child, text, element));
    }
    case 'number':
      return keepsDigits(field) ? text.slice(node.offset, node.offset + node.length) : node.value;
    default:
      return node.value;
  }
}

function keepsDigits(field: Field | null): boolean {
  return field !== null && ['amount', 'decimal', 'value', 'period'].includes(field.kind);
}

/** A key that its object has given before. */
export interface Duplicate {
  readonly key: string;
  readonly first: Node;
  readonly again: Node;
}

/** Every key that is given twice in its object, anywhere in the tree. */
export function duplicates(root: Node): readonly Duplicate[] {
  const found: Duplicate[] = [];
  const visit = (node: Node) => {
    if (node.type === 'array') node.children?.forEach(visit);
    if (node.type !== 'object') return;
    const seen = new Map<string, Node>();
    forEachProperty(node, (key, again, value) => {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, again);
      else found.push({ key, first, again });
      visit(value);
    });
  };
  visit(root);
  return found;
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
    const next = child(found.node, step);
    if (next === null) return { ...found, whole: false };
    found = next;
  }
  return found;
}

function child(node: Node, step: Step): Located | null {
  if (typeof step === 'number') {
    const element = node.type === 'array' ? node.children?.[step] : undefined;
    return element === undefined ? null : { node: element, key: null, whole: true };
  }
  const property =
    node.type === 'object'
      ? node.children?.findLast((entry) => entry.children?.[0]?.value === step)
      : undefined;
  const [keyNode, value] = property?.children ?? [];
  return keyNode === undefined || value === undefined ? null : { node: value, key: keyNode, whole: true };
}
