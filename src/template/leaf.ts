/** The values that templates hold: each knows the JSON paths that it comes from and takes them along into the form. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, formatMillionths, millionthsOf, type Target } from '../filing/index.js';
import { identityOf, isBlankText } from '../identity/index.js';
import type { PrintedLeaves } from './printed-leaves.js';
import type { LeafShape, RecordShape, Shape } from './shape.js';

export type LeafValue = string | number | boolean | Amount | readonly string[] | Target | null;

/** A part of a template's context. A template that has passed its check looks names up in lists and records only. */
export type Branch = Leaf | SourcedList | SourcedRecord;

/** A single value, with the words that it prints. */
export class Leaf {
  readonly shape: LeafShape;
  readonly value: LeafValue;
  /** Text as the pack prints it; '' for a blank. */
  readonly text: string;
  readonly #from: JsonPath | readonly JsonPath[];
  readonly #name: string;

  /**
   * `from`: empty for what the form itself says; one path by the schema's own names as a text, which nothing need be
   * escaped in. With a `name` it is all before the last name of the path (`projects[0].funding.`), the same text for
   * all leaves of a record: most leaves never say their path, so it is not put together.
   */
  constructor(
    shape: LeafShape,
    value: LeafValue,
    from: JsonPath | readonly JsonPath[],
    text: string,
    name = '',
  ) {
    this.shape = shape;
    this.value = value;
    this.text = text;
    this.#from = from;
    this.#name = name;
  }

  get sources(): readonly JsonPath[] {
    if (typeof this.#from !== 'string') return this.#from;
    const path = `${this.#from}${this.#name}`;
    return path === '' ? [] : [path];
  }

  /** Whether it comes from the data; false for what the form itself says. */
  get hasSources(): boolean {
    return typeof this.#from === 'string' || this.#from.length > 0;
  }

  /** Takes note that it is printed. */
  noteIn(printed: PrintedLeaves): void {
    if (typeof this.#from !== 'string') for (const path of this.#from) printed.addPath(path);
    else if (this.#name === '') printed.addPath(this.#from);
    else printed.add(this.#from, this.#name);
  }

  /** Returns a part of a target by name; null for an unknown name. */
  get(name: string): Leaf | null {
    return this.shape.leaf === 'target' ? targetPart(this, name) : null;
  }
}

/** A leaf of the form's own words, without a source; null: blank. */
export function ownLeaf(shape: LeafShape, value: string | number | boolean | null): Leaf {
  return new Leaf(shape, value, [], value === null ? '' : String(value));
}

export const targetParts = ['operator', 'value', 'unit'] as const;

const textShape: LeafShape = { kind: 'leaf', leaf: 'text', label: null };
/** A target written as a text: an operator, a number, and what it counts. */
const writtenTarget = /^\s*([≥≤＞＜><=＝]?)\s*(-?\d[\d,]*(?:\.\d+)?)\s*(.*?)\s*$/su;

/** Splits a target that is given as a text; where it does not match the pattern, the whole text is its value. */
function targetPart(leaf: Leaf, name: string): Leaf | null {
  const wanted = targetParts.find((known) => known === name);
  if (wanted === undefined) return null;
  const { value, sources } = leaf;
  if (typeof value === 'object' && value !== null && 'operator' in value) {
    const part = value[wanted] ?? null;
    const paths = sources.map((path) => `${path}.${name}`);
    return new Leaf(textShape, part, paths, String(part ?? ''));
  }
  const [, operator = '', number = leaf.text, unit = ''] = writtenTarget.exec(leaf.text) ?? [];
  const text = { operator, value: number, unit }[wanted];
  return new Leaf(textShape, text === '' ? null : text, sources, text);
}

/** XML 1.0 §2.2, which Word's files obey: no controls but tab and line ends, no halves of surrogate pairs, no U+FFFE and U+FFFF. */
const impossible = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** A cheap test that nothing is to be done, which is nearly always so. */
const doubtful = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]/;

/** The text as documents can hold it: an impossible character is shown as U+FFFD, never dropped. */
export function possibleText(text: string): string {
  return doubtful.test(text) ? text.replace(impossible, '\ufffd') : text;
}

/** Items that are made when the first is asked for: a summary's template looks into few of its lists. */
interface ItemsToMake {
  readonly length: number;
  readonly make: () => readonly Branch[];
}

/** A list with its path and, even when it is empty, the shape of its items. */
export class SourcedList {
  readonly length: number;
  readonly item: Shape;
  readonly source: JsonPath;
  #made: readonly Branch[] | ItemsToMake;

  constructor(items: readonly Branch[] | ItemsToMake, item: Shape, source: JsonPath) {
    this.length = items.length;
    this.item = item;
    this.source = source;
    this.#made = items;
  }

  get items(): readonly Branch[] {
    if ('make' in this.#made) this.#made = this.#made.make();
    return this.#made;
  }

  get(): null {
    return null;
  }
}

/** Branches by name, made lazily where they come from data: a template prints few of them. */
export abstract class SourcedRecord {
  /** Returns null if there is no such name. */
  abstract get(name: string): Branch | null;
  abstract names(): readonly string[];
}

/** A record whose branches are made from its shape, so that only names of the schema are looked up. */
export class ShapedRecord extends SourcedRecord {
  readonly #fields: RecordShape['fields'];
  readonly #make: (part: Shape, name: string) => Branch;
  /** Lists and records in it, which are walked through for each of their leaves; null: none was asked for. */
  #inner: Map<string, Branch> | null = null;

  constructor({ fields }: RecordShape, make: (part: Shape, name: string) => Branch) {
    super();
    this.#fields = fields;
    this.#make = make;
  }

  override get(name: string): Branch | null {
    const part = this.#fields.get(name);
    if (part === undefined) return null;
    return part.kind === 'leaf' ? this.#make(part, name) : this.#innerBranch(part, name);
  }

  #innerBranch(part: Shape, name: string): Branch {
    this.#inner ??= new Map();
    const known = this.#inner.get(name);
    if (known !== undefined) return known;
    const made = this.#make(part, name);
    this.#inner.set(name, made);
    return made;
  }

  override names(): readonly string[] {
    return [...this.#fields.keys()];
  }
}

/** Given branches laid over those of another record. */
export class MadeRecord extends SourcedRecord {
  readonly #own: Readonly<Record<string, Branch>>;
  readonly #base: SourcedRecord | null;

  constructor(own: Readonly<Record<string, Branch>>, base: SourcedRecord | null = null) {
    super();
    this.#own = own;
    this.#base = base;
  }

  override get(name: string): Branch | null {
    const own = Object.hasOwn(this.#own, name) ? this.#own[name] : undefined;
    return own ?? this.#base?.get(name) ?? null;
  }

  override names(): readonly string[] {
    return [...new Set([...Object.keys(this.#own), ...(this.#base?.names() ?? [])])];
  }
}

/** Key that is equal for equal values: numbers compare by value (60 is 60.00), all else as it looks. */
export function leafIdentity({ shape, text }: Leaf): string {
  const number = shape.leaf === 'decimal' ? millionthsOf(text) : null;
  return number === null ? identityOf(text) : formatMillionths(number);
}

/** Whether nothing is filled in: a blank or empty text, an empty list, a record of blanks. */
export function isBlank(value: unknown): boolean {
  if (value instanceof Leaf) return isBlankValue(value.value);
  if (value instanceof SourcedList) return value.length === 0;
  if (value instanceof SourcedRecord) return value.names().every((name) => isBlank(value.get(name)));
  return isBlankValue(value);
}

function isBlankValue(value: unknown): boolean {
  if (typeof value === 'string') return isBlankText(value);
  if (Array.isArray(value)) return value.every(isBlankValue);
  return value === null || value === undefined;
}

/** Whether a condition holds: filled in, and not `false`. The number 0 is something filled in. */
export function isTrue(value: unknown): boolean {
  return (value instanceof Leaf ? value.value : value) !== false && !isBlank(value);
}
