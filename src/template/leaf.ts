/** The values that templates hold: each knows the JSON paths that it comes from and writes them into the markup. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Amount, Target } from '../filing/index.js';
import { escapeMarkup } from './escape.js';
import type { LeafShape, Shape } from './shape.js';

export type LeafValue = string | number | boolean | Amount | readonly string[] | Target | null;

/**
 * Where a value comes from; empty for what the form itself says. Nearly always it is one place of the filing, named by
 * the schema's own names, and then it stands as it is.
 */
export type Sources = JsonPath | readonly JsonPath[];

/** A single value, with the words that it prints. */
export class Leaf {
  readonly shape: LeafShape;
  readonly value: LeafValue;
  readonly sources: Sources;
  /** As printed by the pack; '' for a blank. */
  readonly text: string;

  constructor(shape: LeafShape, value: LeafValue, sources: Sources, text: string) {
    this.shape = shape;
    this.value = value;
    this.sources = sources;
    this.text = text;
  }

  /**
   * A blank keeps its paths, so that an empty cell knows its own. The form's own line ends are marked, since blanks of
   * markup collapse.
   */
  write(written: string[]): void {
    const { sources } = this;
    const words = escapeMarkup(this.text);
    if (sources.length === 0) written.push(words.replaceAll('\n', '<br/>'));
    else if (typeof sources === 'string') written.push('<v s="', sources, '">', words, '</v>');
    else written.push('<v s="', escapeMarkup(sources.join(' ')), '">', words, '</v>');
  }
}

/** A text that is markup already: of the engine's own making, and escaped where it holds data. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
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
  #items: readonly Branch[] | ItemsToMake;

  constructor(items: readonly Branch[] | ItemsToMake, item: Shape, source: JsonPath) {
    this.length = items.length;
    this.item = item;
    this.source = source;
    this.#items = items;
  }

  get items(): readonly Branch[] {
    if ('make' in this.#items) this.#items = this.#items.make();
    return this.#items;
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

/** A part of a template's context. */
export type Branch = Leaf | SourcedList | SourcedRecord;

/** Whether nothing is filled in: a blank or empty text, an empty list, a record of blanks. */
export function isBlank(value: unknown): boolean {
  if (value instanceof Leaf) return isBlankValue(value.value);
  if (value instanceof SourcedList) return value.length === 0;
  if (value instanceof SourcedRecord) return value.names().every((name) => isBlank(value.get(name)));
  return isBlankValue(value);
}

function isBlankValue(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlankValue);
  return value === null || value === undefined;
}

/** Whether a condition holds: filled in, and not `false`. The number 0 is something filled in. */
export function isTrue(value: unknown): boolean {
  return value instanceof Leaf
    ? value.value !== false && !isBlank(value)
    : value !== false && !isBlank(value);
}
