/** The building blocks of the schema: leaves, records and lists that know their Chinese label and how they are read. */
import * as z from 'zod';
import { show } from '../show.js';

/** Something wrong with a value; `path` leads from the value to the part meant. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly english: string;
  readonly path?: readonly (string | number)[];
}

/** What reading a value gives: the value as the filing keeps it, or what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly problems: readonly Problem[] };

/** How a leaf's value is to be understood; loading and checking go by it. */
export type LeafKind = 'text' | 'texts' | 'amount' | 'decimal' | 'value' | 'date' | 'period' | 'year';

export type Shape = Readonly<Record<string, Described>>;

/** What becomes of a place that is missing or null: refused, kept as null, or a record all of whose parts are blank. */
export type Blank = 'refused' | 'null' | 'parts';

/** What the schema knows of a place beside its rules. */
export type Field = LeafField | RecordField | TargetField | ListField;

interface AnyField extends FieldName {
  /** Its part of the JSON Schema. */
  readonly json: JsonSchemaPart;
}

export interface LeafField extends AnyField {
  readonly kind: LeafKind;
  readonly blank: Exclude<Blank, 'parts'>;
  readonly read: Read;
}

export interface RecordField extends AnyField {
  readonly kind: 'record';
  readonly blank: Blank;
  readonly shape: Shape;
  /** Keys beside its shape that may hold a text, which is not kept. */
  readonly aside?: readonly string[];
}

/** A text, or a record of parts; blank is null. */
export interface TargetField extends AnyField {
  readonly kind: 'target';
  readonly read: Read;
  readonly shape: Shape;
}

/** Blank is empty. */
export interface ListField extends AnyField {
  readonly kind: 'list';
  readonly element: Described;
  readonly most: number;
}

/** Reads a value that is there and not null. */
type Read = (value: unknown) => Reading<unknown>;

export interface FieldName {
  /** As printed on the forms: 年度资金申请总额. */
  readonly label: string;
  /** A sentence for editors, where the label does not say enough. */
  readonly description?: string;
}

export type JsonSchemaPart = Readonly<Record<string, unknown>>;

/** What was written down of zod's schemas as they were made. */
const fields = new WeakMap<z.core.$ZodType, Field>();

/**
 * A place of the schema. What is known of it stands ready; zod's schema for it is made when something first has to be
 * checked by it, which a plain filing never has.
 */
export class Described<Schema extends z.ZodType = z.ZodType> {
  #schema: Schema | null = null;

  constructor(
    readonly field: Field,
    private readonly make: () => Schema,
  ) {}

  get schema(): Schema {
    if (this.#schema === null) {
      this.#schema = this.make();
      fields.set(this.#schema, this.field);
    }
    return this.#schema;
  }
}

/** What was written down of a schema; null for one that stands inside another. */
export function fieldOf(schema: z.core.$ZodType): Field | null {
  return fields.get(schema) ?? null;
}

type SchemasOf<Parts extends Shape> = { readonly [Key in keyof Parts]: Parts[Key]['schema'] };

/** An object with these parts and no other keys. */
export function strictObject<Parts extends Shape>(parts: Parts) {
  const schemas = Object.entries(parts).map(([key, part]) => [key, part.schema]);
  return z.strictObject(Object.fromEntries(schemas) as SchemasOf<Parts>);
}

export interface Leaf<Input, Value> extends FieldName {
  readonly kind: LeafKind;
  readonly json: JsonSchemaPart & { readonly type: string | readonly string[] };
  readonly read: (value: Input | unknown) => Reading<Value>;
}

/** A leaf that may be missing or null: both are blank, and blank is null. */
export function blank<Input, Value>(leaf: Leaf<Input, Value>) {
  const type = [leaf.json.type, 'null'].flat();
  return new Described({ ...leaf, json: { ...leaf.json, type }, blank: 'null' }, () =>
    z
      .transform((value: Input | null, context) =>
        value === null ? null : report(leaf.read(value), context),
      )
      .default(null),
  );
}

/** A leaf that a filing must give. */
export function required<Input, Value>(leaf: Leaf<Input, Value>) {
  return new Described({ ...leaf, blank: 'refused' }, () =>
    z
      .custom<Input>()
      .transform((value: unknown, context) =>
        report(isBlank(value) ? { problems: [missing(leaf.label)] } : leaf.read(value), context),
      ),
  );
}

/** An object that must be there, with no other keys than those of its shape. */
export function record<Parts extends Shape>(name: FieldName, shape: Parts) {
  return new Described({ ...name, kind: 'record', blank: 'refused', shape, json: {} }, () =>
    strictObject(shape),
  );
}

/** An object that may be missing or null: then all its parts are blank. */
export function section<Parts extends Shape>(name: FieldName, shape: Parts) {
  const json = { type: ['object', 'null'] };
  return new Described({ ...name, kind: 'record', blank: 'parts', shape, json }, () => {
    const inner = strictObject(shape);
    return z
      .preprocess((value: z.input<typeof inner> | null | undefined) => value ?? {}, inner)
      .prefault(null);
  });
}

/** An object that may be missing or null, and then is null. */
export function optionalRecord<Parts extends Shape>(name: FieldName, shape: Parts) {
  return new Described({ ...name, kind: 'record', blank: 'null', shape, json: {} }, () =>
    strictObject(shape).nullable().default(null),
  );
}

/** A list that may be missing or null, and then is empty. `most` stops abuse before the elements are read. */
export function list<Element extends z.ZodType>(name: FieldName, element: Described<Element>, most: number) {
  const json = { type: ['array', 'null'], maxItems: most };
  return new Described({ ...name, kind: 'list', element, most, json }, () => {
    const inner = z.array(element.schema);
    const read = (value: z.input<typeof inner> | null | undefined, context: z.RefinementCtx) => {
      const length = Array.isArray(value) ? value.length : 0;
      return length > most ? report({ problems: [tooMany(length, most)] }, context) : (value ?? []);
    };
    return z.preprocess(read, inner).prefault(null);
  });
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Hands the problems of a reading to zod, or gives its value. */
export function report<Value>(reading: Reading<Value>, context: z.RefinementCtx): Value {
  if ('value' in reading) return reading.value;
  for (const problem of reading.problems) {
    const { message, path = [] } = problem;
    context.addIssue({ code: 'custom', message, path: [...path], params: { problem } });
  }
  return z.NEVER;
}

/** The problem of a value that a filing must give and does not. */
export function missing(label: string): Problem {
  return {
    code: 'filing/missing',
    message: `缺少${label}，请填写`,
    english: 'is missing; it must be given',
  };
}

/** The problem of a list that no form could print. */
export function tooMany(length: number, most: number): Problem {
  return {
    code: 'filing/too-many',
    message: `共 ${length} 项，最多 ${most} 项；请分成几个文件`,
    english: `${length} items, at most ${most}; split the file`,
  };
}

/** The problem of a value that is of another type than wanted. */
export function wrongType(code: string, wanted: string, wantedEnglish: string, value: unknown): Problem {
  return {
    code,
    message: `${wanted}，这里是 ${show(value)}`,
    english: `${wantedEnglish}, found ${show(value)}`,
  };
}
