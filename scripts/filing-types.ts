/** Writes the types of a filing with the label, unit and form of each field as its comment: what editors show. */
import type * as z from 'zod';
import { coreSchema } from '../src/filing/index.js';
import { fieldMeta } from '../src/filing/schema/field.js';
import { type Field, fieldOf } from '../src/filing/schema/structure.js';
import { elementOf, objectIn } from '../src/json/index.js';

type Side = 'read' | 'given';
type Schema = z.core.$ZodType;

/** What tsc has made of `src/filing/schema/filing.ts`, with the two types written out and zod's own left away. */
export function withFilingTypes(declarations: string): string {
  const cut = /^\/\*\* `\$schema` is for editors[\s\S]*?^type Output = [^\n]*\n/mu;
  const read = /^export type Filing = [^\n]*\n/mu;
  const given = /^export type FilingInput = [^\n]*\n/mu;
  const parts = [cut, read, given];
  if (parts.some((part) => !part.test(declarations))) throw new Error('filing.d.ts is not as it was');
  return declarations
    .replace(
      "import * as z from 'zod';\n",
      "import type * as z from 'zod';\nimport type { Amount } from '../amount.js';\n",
    )
    .replace(/import type \{ DeepReadonly, PlacedProblem \}/u, 'import type { PlacedProblem }')
    .replace(cut, () => '')
    .replace(/ZodType<Output>/u, 'ZodType<Filing>')
    .replace(read, () => `export interface Filing ${recordType(coreSchema.zod, 'read', '')}\n`)
    .replace(given, () => `export interface FilingInput ${recordType(coreSchema.zod, 'given', '')}\n`);
}

function recordType(schema: Schema, side: Side, indent: string): string {
  const inner = `${indent}    `;
  const lines = Object.entries(objectIn(schema).shape).flatMap(([key, part]) => {
    if (!fieldMeta.has(part)) return side === 'given' ? [`${inner}${key}?: string | undefined;`] : [];
    const field = fieldOf(part);
    const isOptional = part.safeParse(undefined).success;
    const type = typeOf(part, field, side, inner);
    const property =
      side === 'read'
        ? `readonly ${key}: ${type}${isNullable(part) ? ' | null' : ''};`
        : `${key}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | null | undefined' : ''};`;
    return [`${inner}/** ${wordsOf(field, side)} */`, `${inner}${property}`];
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

/** What stands at a place that is not blank. */
function typeOf(schema: Schema, field: Field, side: Side, indent: string): string {
  switch (field.kind) {
    case 'record':
      return recordType(schema, side, indent);
    case 'target':
      return `string | ${recordType(schema, side, indent)}`;
    case 'list': {
      const element = elementOf(schema);
      const type = typeOf(element, fieldOf(element), side, indent);
      return side === 'read' ? `readonly ${list(type)}` : list(type);
    }
    case 'amount':
      return side === 'read' ? 'Amount' : 'string | number';
    case 'decimal':
    case 'value':
    case 'period':
      return side === 'read' ? 'string' : 'string | number';
    case 'texts':
      return 'string | readonly string[]';
    case 'year':
      return 'number';
    case 'text':
    case 'date':
      return 'string';
  }
}

function list(type: string): string {
  return type.includes(' | ') && !type.startsWith('{') ? `(${type})[]` : `${type}[]`;
}

function isNullable(schema: z.ZodType): boolean {
  const blank = schema.safeParse(undefined);
  return blank.success && blank.data === null;
}

/** The label, then the unit or form of what stands there, then what more there is to say. */
function wordsOf(field: Field, side: Side): string {
  const { label, description } = field;
  if (field.kind === 'amount' && side === 'read') return `${label}（百万分之一元的整数；formatYuan 印作元）`;
  const form = formOf(field);
  const named = form === null ? label : `${label}（${form}）`;
  return (description === undefined ? named : `${named}；${description}`).replaceAll('*/', '* /');
}

function formOf(field: Field): string | null {
  switch (field.kind) {
    case 'decimal':
      return field.isPercent === true ? '%' : '数';
    case 'text':
      return field.choices === undefined ? null : field.choices.join(' / ');
    default:
      return null;
  }
}
