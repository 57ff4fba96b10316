/** Shapes of data for templates, derived from the filing's schema so that the two cannot drift apart. */
import type { JsonPath } from '../diagnostics/index.js';
import { coreSchema, type Field, type FilingSchema } from '../filing/index.js';

/** Kind of a single value, which decides how it prints. */
export type PrintKind =
  | 'text'
  | 'texts'
  | 'amount'
  | 'decimal'
  | 'date'
  | 'period'
  | 'year'
  | 'target'
  | 'number'
  | 'boolean';

export interface LeafShape {
  readonly kind: 'leaf';
  readonly leaf: PrintKind;
  /** Chinese name of what stands there; null for what is not in the filing. */
  readonly label: string | null;
  /** Allowed values, if it is one of a few words, such as a form's boxes. */
  readonly choices?: readonly string[];
  /** For a project's leaf: the path in the filing from which a blank inherits its value. */
  readonly inherit?: JsonPath;
}

export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
}

export interface RecordShape {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, Shape>;
}

/** Data: what a context is made of. */
export type Shape = LeafShape | ListShape | RecordShape;

export function leafShape(leaf: PrintKind, label: string | null = null): LeafShape {
  return { kind: 'leaf', leaf, label };
}

export function recordShape(fields: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', fields: new Map(Object.entries(fields)) };
}

export function extendedShape(shape: RecordShape, more: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', fields: new Map([...shape.fields, ...Object.entries(more)]) };
}

/** The part of that name. Throws a TypeError where there is none, as `recordIn` and `itemIn` do for one of another kind. */
export function partIn({ fields }: RecordShape, name: string): Shape {
  const part = fields.get(name);
  if (part === undefined) throw new TypeError(`the schema has no ${name}`);
  return part;
}

export function recordIn(shape: RecordShape, name: string): RecordShape {
  const part = partIn(shape, name);
  if (part.kind !== 'record') throw new TypeError(`${name} is a record`);
  return part;
}

/** An item of the list of records of that name. */
export function itemIn(shape: RecordShape, name: string): RecordShape {
  const part = partIn(shape, name);
  if (part.kind !== 'list' || part.item.kind !== 'record')
    throw new TypeError(`${name} is a list of records`);
  return part.item;
}

/** The shape of a whole filing. */
export function filingShape({ root }: FilingSchema = coreSchema): RecordShape {
  const shape = shapeOf(root);
  if (shape.kind !== 'record') throw new TypeError('a filing is a record');
  return shape;
}

function shapeOf(field: Field): Shape {
  switch (field.kind) {
    case 'record':
      return {
        kind: 'record',
        fields: new Map(Object.entries(field.shape).map(([name, part]) => [name, shapeOf(part)])),
      };
    case 'list':
      return { kind: 'list', item: shapeOf(field.element) };
    case 'target':
      return leafShape('target', field.label);
    default: {
      const { kind, label, choices, inherit } = field;
      return {
        ...leafShape(kind === 'value' ? 'text' : kind, label),
        ...(choices === undefined ? {} : { choices }),
        ...(inherit === undefined ? {} : { inherit }),
      };
    }
  }
}
