/** Parses the text to be edited: comments and commas at the end are allowed, faults are not. */
import { type ParseError, parseTree } from 'jsonc-parser';
import { boundPassed } from '../json/index.js';

/** A node of the parsed text, as jsonc-parser makes it; written out here because its types are not installed with the package. */
export interface JsonNode {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null';
  readonly value?: unknown;
  /** Place in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  readonly children?: readonly JsonNode[];
}

/** The text's one value with its places; null if it is broken or nests too deep. */
export function parseValue(text: string): JsonNode | null {
  if (boundPassed(text) !== null) return null;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return root === undefined || errors.length > 0 ? null : root;
}
