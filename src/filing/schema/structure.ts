/** The places of zod's schemas as a tree of labels and kinds: what paths, templates and messages go by. */
import type * as z from 'zod';
import { elementOf, objectIn } from '../../json/index.js';
import { type FieldName, fieldMeta, type LeafKind, type LeafTraits } from './field.js';

/** A place in the schema without its rules. */
export type Field = LeafField | RecordField | ListField;

interface LeafField extends FieldName, LeafTraits {
  readonly kind: LeafKind;
}

/** `target` may be given as a text, too. */
interface RecordField extends FieldName {
  readonly kind: 'record' | 'target';
  /** In the schema's order. */
  readonly shape: Readonly<Record<string, Field>>;
}

interface ListField extends FieldName {
  readonly kind: 'list';
  readonly element: Field;
  readonly most: number;
}

const fields = new WeakMap<z.core.$ZodType, Field>();

/** Returns the field of a registered schema; its parts are read on demand. */
export function fieldOf(schema: z.core.$ZodType): Field {
  const known = fields.get(schema);
  if (known !== undefined) return known;
  const field = readField(schema);
  fields.set(schema, field);
  return field;
}

function readField(schema: z.core.$ZodType): Field {
  const meta = fieldMeta.get(schema);
  if (meta === undefined) throw new TypeError('a schema of the filing without a label');
  const { kind, label, description, json: _json, most = Number.POSITIVE_INFINITY, ...traits } = meta;
  const name = { label, description };
  switch (kind) {
    case 'record':
    case 'target':
      return recordField(name, kind, schema);
    case 'list':
      return { ...name, kind, element: fieldOf(elementOf(schema)), most };
    default:
      return { ...name, ...traits, kind };
  }
}

function recordField(name: FieldName, kind: RecordField['kind'], schema: z.core.$ZodType): RecordField {
  let shape: RecordField['shape'] | null = null;
  return {
    ...name,
    kind,
    get shape() {
      shape ??= Object.fromEntries(
        Object.entries(objectIn(schema).shape)
          .filter(([, part]) => fieldMeta.has(part))
          .map(([key, part]) => [key, fieldOf(part)]),
      );
      return shape;
    },
  };
}
