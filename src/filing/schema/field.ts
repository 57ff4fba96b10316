/** Builders of the filing's schema: zod schemas, each registered with its Chinese label and kind. */
import * as z from 'zod';
import type { DiagnosticParameters, JsonPath } from '../../diagnostics/index.js';
import { missing, type ValueProblem } from '../../json/index.js';

/** Result of reading a value: the value, or what is wrong with it. */
export type FieldReading<Value> = { readonly value: Value } | { readonly problems: readonly ValueProblem[] };

/** Kind of a leaf's value, which decides how it is read and checked. */
export type LeafKind = 'text' | 'texts' | 'amount' | 'decimal' | 'value' | 'date' | 'period' | 'year';

export interface FieldName {
  /** As printed on the forms: 年度资金申请总额. */
  readonly label: string;
  /** A sentence for editors, where the label does not say enough. */
  readonly description?: string | undefined;
}

/** Further properties of a leaf. */
export interface LeafTraits {
  /** For decimals: a number of per cent, which may be followed by %. */
  readonly isPercent?: boolean;
  /** For texts: allowed values, a form's boxes. */
  readonly choices?: readonly string[];
  /** A filing must give it. */
  readonly isRequired?: boolean;
  /** For a project's leaf: the path in the filing from which a blank inherits its value. */
  readonly inherit?: JsonPath;
}

type JsonSchemaPart = Readonly<Record<string, unknown>>;

/** Metadata of a schema. `target`: a text, or a record of operator, value and unit. */
interface FieldMeta extends FieldName, LeafTraits {
  readonly kind: LeafKind | 'record' | 'target' | 'list';
  /** Most elements of a list. */
  readonly most?: number;
  /** JSON Schema keywords that zod does not emit. */
  readonly json?: JsonSchemaPart;
}

/** zod's registry of the filing's fields: every schema that stands at a place of its own is in it. */
export const fieldMeta = z.registry<FieldMeta>();

export type ZodShape = Readonly<Record<string, z.ZodType>>;

export interface LeafDefinition<Value> extends FieldName, LeafTraits {
  readonly kind: LeafKind;
  readonly json: JsonSchemaPart & { readonly type: string | readonly string[] };
  /** Reads a value that is there and not null. */
  readonly read: (value: unknown) => FieldReading<Value>;
}

/** A leaf that may be missing or null: both are blank, and blank is null. */
export function blank<Input, Value>({ read, ...meta }: LeafDefinition<Value>) {
  const json = { ...meta.json, type: [meta.json.type, 'null'].flat() };
  return z
    .transform((given: Input | null, context) => (given === null ? null : report(read(given), context)))
    .default(null)
    .register(fieldMeta, { ...meta, json });
}

/** A leaf that a filing must give. */
export function required<Input, Value>({ read, ...meta }: LeafDefinition<Value>) {
  return z
    .custom<Input>()
    .transform((given: unknown, context) => {
      const isBlank = given === undefined || given === null;
      return report(isBlank ? { problems: [missing(meta.label)] } : read(given), context);
    })
    .register(fieldMeta, meta);
}

/** The leaf, which a filing must give now. */
export function mustBeThere(leaf: z.ZodType) {
  const label = fieldMeta.get(leaf)?.label ?? '';
  return z
    .custom<unknown>()
    .transform((given, context) => {
      const isBlank = given === undefined || given === null;
      return isBlank ? report({ problems: [missing(label)] }, context) : given;
    })
    .pipe(leaf);
}

/** An object that must be there, with no other keys than those of its shape. */
export function record<Parts extends ZodShape>(name: FieldName, shape: Parts) {
  return z.strictObject(shape).register(fieldMeta, { ...name, kind: 'record' });
}

/** An object that may be missing or null: then all its parts are blank. */
export function section<Parts extends ZodShape>(name: FieldName, shape: Parts) {
  const inner = z.strictObject(shape);
  type Given = z.input<typeof inner> | null | undefined;
  return z
    .preprocess((given: Given) => given ?? {}, inner)
    .prefault(null)
    .register(fieldMeta, { ...name, kind: 'record', json: { type: ['object', 'null'] } });
}

/** An object that may be missing or null, and then is null. Its schema is only made where a filing gives it. */
export function optionalRecord<Parts extends ZodShape>(name: FieldName, shape: () => Parts) {
  return z
    .lazy(() => z.strictObject(shape()))
    .nullable()
    .default(null)
    .register(fieldMeta, { ...name, kind: 'record' });
}

/** A list that may be missing or null, and then is empty. `most` stops abuse before the elements are read. */
export function list<Element extends z.ZodType>(name: FieldName, element: Element, most: number) {
  const inner = z.array(element);
  type Given = z.input<typeof inner> | null | undefined;
  return z
    .preprocess((given: Given, context) => {
      const length = Array.isArray(given) ? given.length : 0;
      return length > most ? report(tooMany(length, most), context) : (given ?? []);
    }, inner)
    .prefault(null)
    .register(fieldMeta, { ...name, kind: 'list', most, json: { type: ['array', 'null'], maxItems: most } });
}

/** Hands the problems of a reading to zod, or gives its value. */
function report<Value>(reading: FieldReading<Value>, context: z.RefinementCtx): Value {
  if ('value' in reading) return reading.value;
  for (const problem of reading.problems) {
    const { message, path = [] } = problem;
    context.addIssue({ code: 'custom', message, path: [...path], params: { problem } });
  }
  return z.NEVER;
}

/** The reading of a value that is refused. */
export function refused(
  code: string,
  message: string,
  english: string,
  parameters: DiagnosticParameters,
): { readonly problems: readonly [ValueProblem] } {
  return { problems: [{ code, message, english, parameters }] };
}

/** Refuses a list that no form could print. */
export function tooMany(length: number, most: number) {
  const message = `共 ${length} 项，最多 ${most} 项；请分成几个文件`;
  return refused('too-many', message, `${length} items, at most ${most}; split the file`, { length, most });
}
