/** Parses the text to be edited: comments and commas at the end are allowed, faults are not. */
import { type ParseError, parseTree } from 'jsonc-parser';
import type { JsonNode } from '../json/index.js';

/** The text's one value with its places; null where it is broken. */
export function parseValue(text: string): JsonNode | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return root === undefined || errors.length > 0 ? null : root;
}
