/** Rules of the filing's schema for parsing. */
import { NumberText, type PlaceRules } from '../json/index.js';
import { readDecimal } from './decimal.js';
import { childField } from './labels.js';
import type { Field } from './schema/structure.js';

/** `$schema` has no place, and is no fault at the root. */
export function placesOf(root: Field): PlaceRules<Field> {
  return {
    root,
    child: childField,
    isClosed: ({ kind }) => kind === 'record' || kind === 'target',
    most: (field) => (field.kind === 'list' ? field.most : Number.POSITIVE_INFINITY),
    number: (literal, digits, field) => number(literal, digits, field?.kind),
  };
}

/** A number as the schema wants it where it stands: of amounts and decimals every digit counts. */
function number(literal: number, digits: string, kind: Field['kind'] | undefined): unknown {
  switch (kind) {
    case 'amount':
    case 'decimal':
      return readDecimal(digits).fault === null ? digits : new NumberText(digits);
    case 'value':
    case 'period':
      return digits;
    default:
      return literal;
  }
}
