/** Turns a part of the filing into the tree of sourced leaves that a template walks. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Amount } from '../filing/index.js';
import { type Branch, Leaf, type LeafValue, SourcedList, type SourcedRecord } from './leaf.js';
import { type PrintSettings, printAmount, printDate, printTarget } from './print.js';
import type { LeafShape, RecordShape, Shape } from './shape.js';

/**
 * The tree is as complete as the shape: where the data is null or missing there are blank leaves with the path of the
 * place, so a template never meets a hole.
 */
export function branchOf(value: unknown, shape: Shape, path: JsonPath, settings: PrintSettings): Branch {
  switch (shape.kind) {
    case 'leaf':
      return leafOf(value as LeafValue | undefined, shape, [path], settings);
    case 'list': {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const make = () =>
        given.map((item, index) => branchOf(item, shape.item, `${path}[${index}]`, settings));
      return new SourcedList({ length: given.length, make }, shape.item, path);
    }
    case 'record':
      return recordOf(value, shape, path, settings);
  }
}

export function recordOf(
  value: unknown,
  shape: RecordShape,
  path: JsonPath,
  settings: PrintSettings,
): SourcedRecord {
  const given = (typeof value === 'object' && value !== null ? value : null) as Readonly<
    Record<string, unknown>
  > | null;
  const record = emptyRecord();
  for (const [name, part] of shape.fields) {
    const own = given !== null && Object.hasOwn(given, name) ? given[name] : null;
    record[name] = branchOf(own, part, join(path, name), settings);
  }
  return record;
}

function join(path: JsonPath, name: string): JsonPath {
  return path === '' ? name : `${path}.${name}`;
}

/** A blank of the form's own, which comes from nowhere in the data. */
export function blankOf(shape: Shape): Branch {
  switch (shape.kind) {
    case 'leaf':
      return new Leaf(shape, null, [], '');
    case 'list':
      return new SourcedList([], shape.item, '');
    case 'record': {
      const record = emptyRecord();
      for (const [name, part] of shape.fields) record[name] = blankOf(part);
      return record;
    }
  }
}

/** A record to be filled in; without a prototype. */
export function emptyRecord(): Record<string, Branch> {
  return Object.create(null) as Record<string, Branch>;
}

export function leafOf(
  value: LeafValue | undefined,
  shape: LeafShape,
  sources: readonly JsonPath[],
  settings: PrintSettings,
): Leaf {
  const known = value ?? null;
  return new Leaf(shape, known, sources, known === null ? '' : printLeaf(known, shape, settings));
}

function printLeaf(value: NonNullable<LeafValue>, shape: LeafShape, settings: PrintSettings): string {
  switch (shape.leaf) {
    case 'amount':
      return typeof value === 'bigint' ? printAmount(value as Amount, settings.amountUnit) : String(value);
    case 'date':
    case 'period':
      return printDate(String(value), settings.dateStyle);
    case 'target':
      return printTarget(value);
    case 'texts':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'text':
    case 'decimal':
    case 'year':
    case 'number':
    case 'boolean':
      return String(value);
  }
}
