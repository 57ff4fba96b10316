/** The values that templates hold: each knows the JSON paths that it comes from and takes them along into the markup. */
import type { JsonPath } from '../diagnostics/index.js';
import {
  type Amount,
  formatMillionths,
  identityOf,
  isBlankText,
  millionthsOf,
  type Target,
} from '../filing/index.js';
import { escapeMarkup, possibleText } from './escape.js';
import type { LeafShape, Shape } from './shape.js';

export type LeafValue = string | number | boolean | Amount | readonly string[] | Target | null;

/** A part of a template's context. A template that its check has passed asks only lists and records for what is in them. */
export type Branch = Leaf | SourcedList | SourcedRecord;

/** What a filled template consists of: markup, and the values in it that come from the data. */
export type MarkupPart = string | Leaf;

/** A single value, with the words that it prints. */
export class Leaf {
  readonly shape: LeafShape;
  readonly value: LeafValue;
  /** As printed by the pack; '' for a blank. */
  readonly text: string;
  private readonly from: JsonPath | readonly JsonPath[];
  private readonly name: string;

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
    this.from = from;
    this.name = name;
  }

  get sources(): readonly JsonPath[] {
    if (typeof this.from !== 'string') return this.from;
    const path = `${this.from}${this.name}`;
    return path === '' ? [] : [path];
  }

  get(): null {
    return null;
  }

  /**
   * What has a source goes into the markup as it is, for the next stage to take without reading it; a blank too, so that an
   * empty cell knows its own path. The form's own line ends are marked, since blanks of markup collapse.
   */
  write(written: MarkupPart[]): void {
    const { text, from, name } = this;
    if (typeof from !== 'string' && from.length === 0) {
      written.push(escapeMarkup(text).replaceAll('\n', '<br/>'));
      return;
    }
    const possible = possibleText(text);
    written.push(possible === text ? this : new Leaf(this.shape, this.value, from, possible, name));
  }

  /** As markup. */
  get markup(): string {
    return `<v s="${escapeMarkup(this.sources.join(' '))}">${escapeMarkup(this.text)}</v>`;
  }
}

/** Markup of the engine's own making; what it holds of data it escapes. */
export interface Markup {
  write(written: MarkupPart[]): void;
}

/** Items that are made when the first is asked for: a summary's template looks into few of its lists. */
export interface ItemsToMake {
  readonly length: number;
  readonly make: () => readonly Branch[];
}

/** A list, which knows its path and, even when it is empty, what its items are. */
export class SourcedList {
  readonly length: number;
  readonly item: Shape;
  readonly source: JsonPath;
  private made: readonly Branch[] | ItemsToMake;

  constructor(items: readonly Branch[] | ItemsToMake, item: Shape, source: JsonPath) {
    this.length = items.length;
    this.item = item;
    this.source = source;
    this.made = items;
  }

  get items(): readonly Branch[] {
    if ('make' in this.made) this.made = this.made.make();
    return this.made;
  }

  get(): null {
    return null;
  }
}

/** Branches by name. Those that come from data are made when they are asked for: a template prints few of them. */
export abstract class SourcedRecord {
  /** Null for a name that there is not. */
  abstract get(name: string): Branch | null;
  abstract names(): readonly string[];
}

/** Branches that are given, before those of another record. */
export class MadeRecord extends SourcedRecord {
  constructor(
    private readonly own: Readonly<Record<string, Branch>>,
    private readonly base: SourcedRecord | null = null,
  ) {
    super();
  }

  override get(name: string): Branch | null {
    const own = Object.hasOwn(this.own, name) ? this.own[name] : undefined;
    return own ?? this.base?.get(name) ?? null;
  }

  override names(): readonly string[] {
    return [...new Set([...Object.keys(this.own), ...(this.base?.names() ?? [])])];
  }
}

/** What two values have in common where they are the same: numbers by their value (60 is 60.00), all else as it looks. */
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
  return value instanceof Leaf
    ? value.value !== false && !isBlank(value)
    : value !== false && !isBlank(value);
}
