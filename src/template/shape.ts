/** What a template may find under a name, derived from the filing's one schema so that the two cannot drift apart. */
import { coreSchema, type Field, type FilingSchema } from '../filing/index.js';

/** How a single value is understood, and so how it prints. */
export type LeafKind =
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
  readonly leaf: LeafKind;
  /** Chinese name of what stands there; null for what is not in the filing. */
  readonly label: string | null;
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

export function leafShape(leaf: LeafKind, label: string | null = null): LeafShape {
  return { kind: 'leaf', leaf, label };
}

export function recordShape(fields: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', fields: new Map(Object.entries(fields)) };
}

export function extendedShape(shape: RecordShape, more: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', fields: new Map([...shape.fields, ...Object.entries(more)]) };
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
    case 'value':
      return leafShape('text', field.label);
    default:
      return leafShape(field.kind, field.label);
  }
}
