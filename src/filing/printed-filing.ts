/** The part of a filing that a document prints, as JSON: what travels inside PDF, Word and OFD. */
import { createHash } from 'node:crypto';
import type { JsonPath } from '../diagnostics/index.js';
import { isRecord } from '../json/index.js';
import { formatMillionths } from './decimal.js';
import { childField } from './labels.js';
import type { Filing, FilingSchema } from './schema/filing.js';
import type { Field } from './schema/structure.js';

/** A filing to be attached to a document; `readFiling` takes it back, and the same forms come of it. */
export interface AttachedFiling {
  /** Canonical JSON: keys in the schema's order, no blanks, amounts as decimal texts. */
  readonly json: string;
  /** Of the JSON's UTF-8 bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * The leaves at the printed paths and no more, with what a filing cannot be read without (year, the unit's name, a project's name, what a pack
 * declares as required).
 * Projects of which nothing is printed are left out, so a project's form carries that project alone. `forms` are the ids
 * of the forms that the document holds. Neither comments nor the name of the source file are in it.
 */
export function printedFiling(
  filing: Filing,
  printed: ReadonlySet<JsonPath>,
  forms: readonly string[],
  schema: FilingSchema,
): AttachedFiling {
  const kept =
    recordPart({ ...withPrintedProjects(filing, printed) }, '', { printed, field: schema.root }) ?? {};
  const { year, unit, ...sections } = isRecord(kept) ? kept : {};
  const head = { name: filing.unit.name, ...(isRecord(unit) ? unit : {}) };
  const json = JSON.stringify({ year: year ?? filing.year, unit: head, forms, ...sections });
  return { json, sha256: createHash('sha256').update(json).digest('hex') };
}

/** A project's form prints nothing of the others: these are not looked through. */
function withPrintedProjects(filing: Filing, printed: ReadonlySet<JsonPath>): object {
  const indexes = new Set<number>();
  for (const path of printed) {
    if (path.startsWith('projects[')) indexes.add(Number.parseInt(path.slice('projects['.length), 10));
  }
  const projects = new Array<unknown>(filing.projects.length);
  for (const index of indexes) projects[index] = filing.projects[index];
  return { ...filing, projects };
}

type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

interface Printed {
  readonly printed: ReadonlySet<JsonPath>;
  /** What stands at the path; null for what the schema does not know. */
  readonly field: Field | null;
}

/** Returns the printed part of a value; undefined if nothing of it is printed. */
function partOf(value: unknown, path: JsonPath, { printed, field }: Printed): JsonValue | undefined {
  if (printed.has(path)) {
    const leaf = leafOf(value);
    if (leaf !== undefined) return leaf;
  }
  if (Array.isArray(value)) {
    const items: JsonValue[] = [];
    value.forEach((item: unknown, index) => {
      const part = partOf(item, `${path}[${index}]`, { printed, field: below(field, index) });
      if (part !== undefined) items.push(part);
    });
    return items.length === 0 ? undefined : items;
  }
  return isRecord(value) ? recordPart(value, path, { printed, field }) : undefined;
}

function recordPart(
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
  { printed, field }: Printed,
): JsonValue | undefined {
  const kept: Record<string, JsonValue> = {};
  let isEmpty = !isThere.test(path);
  for (const key in value) {
    const own = below(field, key);
    const part = partOf(value[key], path === '' ? key : `${path}.${key}`, { printed, field: own });
    const shown = part === undefined && isRequired(own) ? leafOf(value[key]) : part;
    if (shown === undefined) continue;
    kept[key] = shown;
    isEmpty &&= part === undefined;
  }
  return isEmpty ? undefined : kept;
}

/** What is in the filing even if its blanks alone are printed. */
const isThere = /^(?:|unit|projects\[\d+\])$/u;

const below = (field: Field | null, step: string | number): Field | null =>
  field === null ? null : childField(field, step);

const isRequired = (field: Field | null): boolean =>
  field !== null && 'isRequired' in field && field.isRequired === true;

/** A leaf as JSON: texts, amounts, lists of texts, targets and periods; undefined for lists and records of more. */
function leafOf(value: unknown): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return formatMillionths(value, 2);
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value : undefined;
  if (!isRecord(value)) return undefined;
  const parts: Record<string, JsonValue> = {};
  for (const [key, part] of Object.entries(value)) {
    const leaf = isRecord(part) ? undefined : leafOf(part);
    if (leaf === undefined) return undefined;
    parts[key] = leaf;
  }
  return parts;
}

/** Amounts as decimal texts in yuan, keys in the schema's order. */
export function filingText(filing: Filing): string {
  return JSON.stringify(filing, (_key, value: unknown) =>
    typeof value === 'bigint' ? formatMillionths(value, 2) : value,
  );
}
