/** Says of any JSON path what stands there: its Chinese label, its kind and its keys. */
import type { JsonPath } from '../diagnostics/index.js';
import { NumberText, type PathStep, type PlaceRules, readPath } from '../json/index.js';
import { readDecimal } from './decimal.js';
import { coreSchema, type FilingSchema } from './schema/filing.js';
import type { Field } from './schema/structure.js';

/** What the schema knows of a place. */
export interface FilingPlace {
  /** As printed on the forms: 年度资金申请总额. */
  readonly label: string;
  readonly kind: Field['kind'];
  /** Keys of an object (or of a target given as one), in the schema's order; none for all else. */
  readonly keys: readonly string[];
  /** Allowed values; empty if any are. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

/** The Chinese label of a path, `projects[3].funding.annual.total` → 年度资金申请总额; null at the root and at unknown keys. */
export function labelAt(path: JsonPath, schema: FilingSchema = coreSchema): string | null {
  const steps = readPath(path);
  return steps === null ? null : labelOf(steps, schema);
}

/** As `labelAt`, for a parsed path. An element of a list of texts has the list's label. */
export function labelOf(steps: readonly PathStep[], schema: FilingSchema = coreSchema): string | null {
  if (steps.length === 0) return null;
  const field = fieldAlong(steps, schema);
  if (field !== null) return field.label;
  const parent = typeof steps.at(-1) === 'number' ? fieldAlong(steps.slice(0, -1), schema) : null;
  return parent?.kind === 'texts' ? parent.label : null;
}

/** Describes the place of a path, where any index stands for all; null if the schema has no such place. */
export function placeAt(path: JsonPath, schema: FilingSchema = coreSchema): FilingPlace | null {
  const steps = readPath(path);
  const field = steps === null ? null : fieldAlong(steps, schema);
  if (field === null) return null;
  const { label, kind } = field;
  const isRequired = 'isRequired' in field && field.isRequired === true;
  return { label, kind, keys: keysOf(field), choices: choicesOf(field), isRequired };
}

/** Index of the project that the path lies in; null: in none. */
export function projectOf(path: JsonPath): number | null {
  const index = /^projects\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

/** The path of the same place in another project. */
export function ofProject(path: JsonPath, project: number): JsonPath {
  return path.replace(/^projects\[\d+\]/u, `projects[${project}]`);
}

/** The keys that an object at this place may have. */
export function knownKeys(steps: readonly PathStep[], schema: FilingSchema): readonly string[] {
  const field = fieldAlong(steps, schema);
  return field === null ? [] : keysOf(field);
}

function choicesOf(field: Field): readonly string[] {
  return 'choices' in field ? (field.choices ?? []) : [];
}

function keysOf(field: Field): readonly string[] {
  return field.kind === 'record' || field.kind === 'target' ? Object.keys(field.shape) : [];
}

function fieldAlong(steps: readonly PathStep[], { root }: FilingSchema): Field | null {
  let field: Field | null = root;
  for (const step of steps) field = field === null ? null : childField(field, step);
  return field;
}

/** The field one step further down. */
export function childField(field: Field, step: PathStep): Field | null {
  if (field.kind === 'list') return typeof step === 'number' ? field.element : null;
  if (field.kind !== 'record' && field.kind !== 'target') return null;
  return typeof step === 'string' && Object.hasOwn(field.shape, step) ? (field.shape[step] ?? null) : null;
}

/** Rules of the schema for parsing. `$schema` has no place, and is no fault at the root. */
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
