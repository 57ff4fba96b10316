/** Looks into zod schemas through their wrappers, for messages and for trees of fields. */
import * as z from 'zod';
import type { PathStep } from './json-path.js';

type Schema = z.core.$ZodType;

/** Strips defaults, null, refinements and transforms. */
function unwrapped(schema: Schema): Schema {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodLazy) return unwrapped(schema.unwrap());
  if (!(schema instanceof z.ZodPipe)) return schema;
  const inner = unwrapped(schema.in);
  return inner instanceof z.ZodTransform || inner instanceof z.ZodCustom ? unwrapped(schema.out) : inner;
}

/** The object that a record is, or that a union may be given as. */
export function objectIn(schema: Schema): z.ZodObject {
  const [object] = objectsIn(schema);
  if (object === undefined) throw new TypeError('a record that is no object');
  return object;
}

export function elementOf(schema: Schema): Schema {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) return inner.element;
  throw new TypeError('a list that is no array');
}

/** The keys that an object at a path may have, without those for editors (`$schema`). */
export function keysAt(schema: Schema, path: readonly PathStep[]): readonly string[] {
  let places: readonly Schema[] = [schema];
  for (const step of path) places = places.flatMap((place) => partsOf(place, step));
  const keys = places.flatMap(objectsIn).flatMap((object) => Object.keys(object.shape));
  return [...new Set(keys)].filter((key) => !key.startsWith('$'));
}

function partsOf(schema: Schema, step: PathStep): readonly Schema[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) return typeof step === 'number' ? [inner.element] : [];
  if (inner instanceof z.ZodRecord) return [inner.valueType];
  return objectsIn(inner).flatMap((object) => {
    const part: Schema | undefined = Object.hasOwn(object.shape, step) ? object.shape[step] : undefined;
    return part === undefined ? [] : [part];
  });
}

function objectsIn(schema: Schema): readonly z.ZodObject[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) return [inner];
  return inner instanceof z.ZodUnion ? inner.options.flatMap(objectsIn) : [];
}

/** The readonly form of a schema's output. */
export type DeepReadonly<T> = T extends string | number | bigint | null
  ? T
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
