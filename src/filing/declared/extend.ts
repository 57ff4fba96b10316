/** Adds declared fields to the filing's schema: known names are deepened, never redeclared. */

import * as z from 'zod';
import type { LastParameters } from '../../diagnostics/index.js';
import { objectIn, type PathStep, type PlacedProblem, readPath } from '../../json/index.js';
import { date, periodEnd } from '../schema/dates.js';
import {
  type FieldName,
  fieldMeta,
  list,
  mustBeThere,
  record,
  section,
  type ZodShape,
} from '../schema/field.js';
import { target } from '../schema/indicators.js';
import { amount, decimal, percent, value } from '../schema/numbers.js';
import { choice, plainText, text } from '../schema/text.js';
import type { Declarations, Declared, DeclaredField, DeclaredKind } from './declarations.js';

/** No form has as many rows. */
const mostItems = 10_000;

/** Names that a form's root or a project has beside the data. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  '': ['options', 'project', 'item', 'findings', 'summary', 'remarks'],
  projects: ['index'],
};

interface Extended<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** Paths lead into the declarations. */
  readonly problems: readonly PlacedProblem[];
}

/** The object with what is declared of its parts. */
export function extendObject(object: z.ZodObject, declarations: Declarations): Extended<z.ZodObject> {
  const problems: PlacedProblem[] = [];
  const extender = new Extender(problems);
  const schema = extender.object(object, declarations, [], '');
  extender.checkSources(schema);
  return { schema, problems };
}

class Extender {
  readonly #problems: PlacedProblem[];
  readonly #inherits: Inheriting[] = [];

  constructor(problems: PlacedProblem[]) {
    this.#problems = problems;
  }

  /** `at`: path of the object in the filing, without indexes. */
  object(
    object: z.ZodObject,
    declarations: Declarations,
    path: readonly PathStep[],
    at: string,
  ): z.ZodObject {
    const added = Object.entries(declarations).map(([name, one]) => {
      const here = [...path, name];
      if (name === 'this' || reserved[at]?.includes(name))
        this.#fault(
          here,
          `${name} 是表样里另有用处的名称，请换一个`,
          `${name} has a meaning of its own in templates`,
          { key: name },
        );
      const known: z.core.$ZodType | undefined = object.shape[name];
      const inside = at === '' ? name : `${at}.${name}`;
      return [
        name,
        known === undefined ? this.#made(one, here, inside) : this.#deepened(known, one, here, inside),
      ];
    });
    return object.extend(Object.fromEntries(added));
  }

  /** Checks that only leaves of projects inherit, and from existing leaves. */
  checkSources(root: z.ZodObject): void {
    for (const { path, at, from } of this.#inherits) {
      if (!/^projects\.\w+$/.test(at))
        this.#fault(path, '只有项目的一项可以写 inherit', 'only a field of a project can inherit');
      else if (!hasLeaf(root, from))
        this.#fault(
          path,
          `inherit 指的 ${from} 没有，或不是单个的值`,
          `there is no single value ${from} to inherit`,
          { from },
        );
    }
  }

  #fault<const Message extends string, const English extends string>(
    path: readonly PathStep[],
    message: Message,
    english: English,
    ...[parameters = {}]: LastParameters<Message | English>
  ): void {
    this.#problems.push({ code: 'disagreement', message, english, parameters, path });
  }

  #made(one: Declared, path: readonly PathStep[], at: string): z.ZodType {
    if (typeof one === 'string') return text(one);
    const { label = '', description, fields, list: items } = one;
    if (label === '') this.#fault(path, '新的一项要有中文名（label）', 'a new name needs a label');
    const name: FieldName = { label, ...(description === undefined ? {} : { description }) };
    if (fields !== undefined) return section(name, this.#parts(fields, [...path, 'fields'], at));
    if (typeof items === 'string') return list(name, plainText(items), mostItems);
    if (items !== undefined)
      return list(name, record(name, this.#parts(items, [...path, 'list'], at)), mostItems);
    if (one.inherit !== undefined) this.#inherits.push({ path, at, from: one.inherit });
    return leafOf(label, one);
  }

  #parts(declarations: Declarations, path: readonly PathStep[], at: string): ZodShape {
    return this.object(z.strictObject({}), declarations, path, at).shape;
  }

  #deepened(known: z.core.$ZodType, one: Declared, path: readonly PathStep[], at: string): z.ZodType {
    const meta = fieldMeta.get(known);
    const { fields = undefined, list: items = undefined } = typeof one === 'string' ? {} : one;
    const more = meta?.kind === 'list' ? items : meta?.kind === 'record' ? fields : undefined;
    if (meta !== undefined && typeof more === 'object' && saysNothingElse(one)) {
      const step = meta.kind === 'list' ? 'list' : 'fields';
      return this.#wrapped(known, more, [...path, step], at);
    }
    const what = `${path.at(-1)} 已有（${meta?.label ?? ''}），不能重新声明`;
    const advice =
      meta?.kind === 'list' ? '，只能用 list 加栏目' : meta?.kind === 'record' ? '，只能用 fields 加项' : '';
    const english = `${path.at(-1)} is known already and cannot be declared again`;
    this.#fault(path, `${what}${advice}`, english, {
      key: String(path.at(-1)),
      label: meta?.label ?? null,
    });
    return text('');
  }

  /** Rebuilds the schema around an object with more parts, and registers it as before. */
  #wrapped(schema: z.core.$ZodType, more: Declarations, path: readonly PathStep[], at: string): z.ZodType {
    const again = (inner: z.core.$ZodType) => this.#wrapped(inner, more, path, at);
    const made = rewrapped(schema, again) ?? this.object(objectOf(schema), more, path, at);
    const meta = fieldMeta.get(schema);
    return meta === undefined ? made : made.register(fieldMeta, meta);
  }
}

interface Inheriting {
  readonly path: readonly PathStep[];
  readonly at: string;
  readonly from: string;
}

function hasLeaf(root: z.ZodObject, from: string): boolean {
  let here: z.core.$ZodType | undefined = root;
  for (const step of readPath(from) ?? [])
    here = here === undefined || typeof step === 'number' || !isRecord(here) ? undefined : partOf(here, step);
  const kind = here === undefined || here === root ? undefined : fieldMeta.get(here)?.kind;
  return kind !== undefined && kind !== 'record' && kind !== 'list';
}

function partOf(record: z.core.$ZodType, name: string): z.core.$ZodType | undefined {
  const { shape } = objectIn(record);
  return Object.hasOwn(shape, name) ? shape[name] : undefined;
}

function isRecord(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodObject || fieldMeta.get(schema)?.kind === 'record';
}

/** Null for an object. */
function rewrapped(schema: z.core.$ZodType, again: (inner: z.core.$ZodType) => z.ZodType): z.ZodType | null {
  if (schema instanceof z.ZodDefault) return again(schema.unwrap()).default(schema.def.defaultValue);
  if (schema instanceof z.ZodPrefault) return again(schema.unwrap()).prefault(schema.def.defaultValue);
  if (schema instanceof z.ZodNullable) return again(schema.unwrap()).nullable();
  if (schema instanceof z.ZodLazy) return z.lazy(() => again(schema.unwrap()));
  if (schema instanceof z.ZodArray) return z.array(again(schema.element));
  return schema instanceof z.ZodPipe ? z.pipe(schema.in, again(schema.out)) : null;
}

function objectOf(schema: z.core.$ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError('a schema of the filing that cannot be extended');
}

/** Whether a declaration of a known name only adds parts. */
function saysNothingElse(one: Declared): boolean {
  if (typeof one === 'string') return false;
  const { fields: _fields, list: _list, ...rest } = one;
  return Object.keys(rest).length === 0;
}

function leafOf(
  label: string,
  { kind = 'text', values = [], required: isRequired, inherit }: DeclaredField,
): z.ZodType {
  const made = leafMakers[kind](label, values);
  const meta = fieldMeta.get(made);
  if (meta === undefined) return made;
  const declared = {
    ...meta,
    ...(inherit !== undefined && { inherit }),
    ...(isRequired === true && { isRequired }),
  };
  return (isRequired === true ? mustBeThere(made) : made).register(fieldMeta, declared);
}

const leafMakers: Readonly<Record<DeclaredKind, (label: string, values: readonly string[]) => z.ZodType>> = {
  text: (label) => text(label),
  amount,
  decimal,
  percent,
  date,
  period: periodEnd,
  choice,
  target,
  value,
};
