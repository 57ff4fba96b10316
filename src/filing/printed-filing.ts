/** The part of a filing that a document prints, as JSON: what travels inside PDF, Word and OFD. */
import { createHash } from 'node:crypto';
import type { JsonPath, LeafNames } from '../diagnostics/index.js';
import { isRecord } from '../json/index.js';
import { formatMillionths } from './decimal.js';
import { childField, projectOf } from './labels.js';
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
 * The printed leaves and no more, with what a filing cannot be read without (year, the unit's name, a project's name, what a pack
 * declares as required).
 * Projects of which nothing is printed are left out, so a project's form carries that project alone. `forms` are the ids
 * of the forms that the document holds. Neither comments nor the name of the source file are in it.
 */
export function printedFiling(
  filing: Filing,
  printed: readonly LeafNames[],
  forms: readonly string[],
  schema: FilingSchema,
): AttachedFiling {
  const [only, second] = printed;
  const names = only !== undefined && second === undefined ? only : joined(printed);
  const kept = recordPart({ ...withPrintedProjects(filing, names) }, '', schema.root, names) ?? {};
  const { year, unit, ...sections } = kept;
  const head = { name: filing.unit.name, ...(isRecord(unit) ? unit : {}) };
  const json = JSON.stringify({ year: year ?? filing.year, unit: head, forms, ...sections });
  return { json, sha256: createHash('sha256').update(json).digest('hex') };
}

function joined(printed: readonly LeafNames[]): LeafNames {
  const all = new Map<JsonPath, ReadonlySet<string>>();
  for (const one of printed) {
    for (const [record, names] of one) {
      const known = all.get(record);
      all.set(record, known === undefined ? names : new Set([...known, ...names]));
    }
  }
  return all;
}

/** A project's form prints nothing of the others: these are not looked through. */
function withPrintedProjects(filing: Filing, printed: LeafNames): object {
  const projects = new Array<unknown>(filing.projects.length);
  let inside = '-';
  for (const record of printed.keys()) {
    // Those of a project mostly follow each other.
    const index = record.startsWith(inside) ? null : projectOf(record);
    if (index === null) continue;
    projects[index] = filing.projects[index];
    inside = `projects[${index}].`;
  }
  return { ...filing, projects };
}

type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

interface JsonRecord {
  [key: string]: JsonValue;
}

/** Returns the printed part of a record; undefined if nothing of it is printed. `path`: what its leaves' paths begin with. */
function recordPart(
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
  field: Field | null,
  printed: LeafNames,
): JsonRecord | undefined {
  const names = printed.get(path);
  const kept: JsonRecord = {};
  let isEmpty = true;
  for (const key in value) {
    const given = value[key];
    let part = names?.has(key) === true ? leafOf(given) : undefined;
    if (part === undefined) {
      const own = below(field, key);
      part = innerPart(given, path, key, own, printed);
      if (part === undefined && !isRequired(own)) continue;
    }
    isEmpty &&= part === undefined;
    part ??= leafOf(given);
    if (part !== undefined) kept[key] = part;
  }
  return isEmpty && !isThere.test(path) ? undefined : kept;
}

/** Returns the printed part of a list or record; undefined if nothing of it is printed, and for all else. */
function innerPart(
  value: unknown,
  path: JsonPath,
  name: string,
  field: Field | null,
  printed: LeafNames,
): JsonValue | undefined {
  if (Array.isArray(value)) return listPart(value, `${path}${name}[`, field, printed);
  return isRecord(value) ? recordPart(value, `${path}${name}.`, field, printed) : undefined;
}

function listPart(
  list: readonly unknown[],
  path: JsonPath,
  field: Field | null,
  printed: LeafNames,
): readonly JsonValue[] | undefined {
  const names = printed.get(path);
  const items: JsonValue[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (item === undefined) continue;
    const leaf = names?.has(`${index}]`) === true ? leafOf(item) : undefined;
    const part = leaf === undefined ? innerPart(item, path, `${index}]`, below(field, index), printed) : leaf;
    if (part !== undefined) items.push(part);
  }
  return items.length === 0 ? undefined : items;
}

/** What is in the filing even if its blanks alone are printed. */
const isThere = /^(?:|unit\.|projects\[\d+\]\.)$/u;

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
  for (const key in value) {
    const part = value[key];
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
