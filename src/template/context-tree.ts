/** Turns a part of the filing into the tree of sourced leaves that a template walks. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Amount } from '../filing/index.js';
import { type Branch, Leaf, type LeafValue, SourcedList, SourcedRecord, type Sources } from './leaf.js';
import { type PrintSettings, printAmount, printDate, printTarget } from './print.js';
import type { LeafShape, RecordShape, Shape } from './shape.js';

/**
 * The tree is as complete as the shape: where the data is null or missing there are blank leaves with the path of the
 * place, so a template never meets a hole. Null for a path: not in the filing.
 */
export function branchOf(
  value: unknown,
  shape: Shape,
  path: JsonPath | null,
  settings: PrintSettings,
): Branch {
  switch (shape.kind) {
    case 'leaf':
      return leafOf(value as LeafValue | undefined, shape, path ?? [], settings);
    case 'list': {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const make = () =>
        given.map((item, index) => branchOf(item, shape.item, path && `${path}[${index}]`, settings));
      return new SourcedList({ length: given.length, make }, shape.item, path ?? '');
    }
    case 'record':
      return new DataRecord(value, shape, path, settings);
  }
}

/** An object of the filing, or what is missing in its place. */
export class DataRecord extends SourcedRecord {
  readonly #data: Readonly<Record<string, unknown>> | null;
  readonly #shape: RecordShape;
  readonly #path: JsonPath | null;
  readonly #settings: PrintSettings;

  constructor(value: unknown, shape: RecordShape, path: JsonPath | null, settings: PrintSettings) {
    super();
    this.#data = typeof value === 'object' ? (value as Readonly<Record<string, unknown>> | null) : null;
    this.#shape = shape;
    this.#path = path;
    this.#settings = settings;
  }

  override get(name: string): Branch | null {
    const part = this.#shape.fields.get(name);
    if (part === undefined) return null;
    const own = this.#data !== null && Object.hasOwn(this.#data, name) ? this.#data[name] : null;
    return branchOf(own, part, within(this.#path, name), this.#settings);
  }

  override names(): readonly string[] {
    return [...this.#shape.fields.keys()];
  }
}

function within(path: JsonPath | null, name: string): JsonPath | null {
  if (path === null) return null;
  return path === '' ? name : `${path}.${name}`;
}

/** A blank of the form's own, which comes from nowhere in the data. */
export function blankOf(shape: Shape): Branch {
  switch (shape.kind) {
    case 'leaf':
      return new Leaf(shape, null, [], '');
    case 'list':
      return new SourcedList([], shape.item, '');
    case 'record':
      return new BlankRecord(shape);
  }
}

export class BlankRecord extends SourcedRecord {
  readonly #shape: RecordShape;

  constructor(shape: RecordShape) {
    super();
    this.#shape = shape;
  }

  override get(name: string): Branch | null {
    const part = this.#shape.fields.get(name);
    return part === undefined ? null : blankOf(part);
  }

  override names(): readonly string[] {
    return [...this.#shape.fields.keys()];
  }
}

export function leafOf(
  value: LeafValue | undefined,
  shape: LeafShape,
  sources: Sources,
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
