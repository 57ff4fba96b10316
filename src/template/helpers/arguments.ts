/** Narrows a helper's arguments, which the check of the pack has found to fit. */
import type { JsonPath } from '../../diagnostics/index.js';
import { HelperError } from '../helper.js';
import { Leaf, ownLeaf, SourcedList, SourcedRecord } from '../leaf.js';
import { leafShape } from '../shape.js';

const literal = leafShape('text');

/** Returns a leaf unchanged, and a literal of the template as a leaf without sources. */
export function asLeaf(value: unknown): Leaf {
  if (value instanceof Leaf) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return ownLeaf(literal, value);
  throw misfit();
}

export function leafArgument(value: unknown): Leaf {
  if (value instanceof Leaf) return value;
  throw misfit();
}

export function listArgument(value: unknown): SourcedList {
  if (value instanceof SourcedList) return value;
  throw misfit();
}

export function recordArgument(value: unknown): SourcedRecord {
  if (value instanceof SourcedRecord) return value;
  throw misfit();
}

export function wordArgument(value: unknown): string {
  if (typeof value === 'string') return value;
  throw misfit();
}

export function oneOf<Value extends string>(
  values: readonly Value[],
  given: unknown,
  otherwise: Value,
): Value {
  return values.find((value) => value === given) ?? otherwise;
}

/** Returns the distinct paths of the leaves, in order. */
export function sourcesOf(leaves: readonly (Leaf | undefined)[]): readonly JsonPath[] {
  return [...new Set(leaves.flatMap((leaf) => leaf?.sources ?? []))];
}

function misfit(): HelperError {
  return new HelperError('参数的种类不对', 'an argument of the wrong kind');
}
