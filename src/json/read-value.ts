/** Builds the plain value of a JSON text while it is parsed, and stops where more is wrong with it than anyone reads. */
import { visit } from 'jsonc-parser';
import type { PathStep } from './json-path.js';
import type { SyntaxFault } from './syntax-error.js';

/** Rules of a schema that are applied while reading; `Place` identifies a place. */
export interface PlaceRules<Place> {
  readonly root: Place;
  /** The place one step further down; null if there is none. */
  child(place: Place, step: PathStep): Place | null;
  /** Whether keys that have no place are faults there. */
  isClosed(place: Place): boolean;
  /** Largest number of elements of a list; Infinity for other values. */
  most(place: Place): number;
  /** A number as the place wants it: of an amount every digit counts. */
  number(literal: number, digits: string, place: Place | null): unknown;
}

/** Rules that allow any JSON. */
export const anyPlace: PlaceRules<null> = {
  root: null,
  child: () => null,
  isClosed: () => false,
  most: () => Number.POSITIVE_INFINITY,
  number: (literal) => literal,
};

/** A fault of syntax, and the way to the place in the data that it stands in. */
export interface PlacedError extends SyntaxFault {
  readonly steps: readonly PathStep[];
}

/** A key that its object has given before; the offsets are those of the keys. */
export interface RepeatedKey {
  readonly steps: readonly PathStep[];
  readonly first: number;
  readonly again: number;
}

interface ValueReading {
  /** Undefined where the text holds none. Of a key given twice the last value counts. */
  readonly value: unknown;
  readonly repeats: readonly RepeatedKey[];
  readonly errors: readonly PlacedError[];
  /** A list of more elements than its place allows by far: reading stopped there. */
  readonly overlong: OverlongList | null;
  /** Where reading stopped before the text's end; null if it did not. */
  readonly stoppedAt: number | null;
}

export interface OverlongList {
  readonly steps: readonly PathStep[];
  readonly most: number;
}

/** An object or list that is being filled, and what the schema says of the place. */
type OpenContainer<Place> =
  | {
      readonly kind: 'object';
      readonly object: Record<string, unknown>;
      readonly keys: Map<string, number>;
      readonly place: Place | null;
      key: string;
    }
  | {
      readonly kind: 'list';
      readonly list: unknown[];
      readonly place: Place | null;
      readonly element: Place | null;
    };

/** Reads at most `mostFaults` errors, repeated and unknown keys; `__proto__` is a key like any other. */
export function readValue<Place>(text: string, rules: PlaceRules<Place>, mostFaults: number): ValueReading {
  const reader = new ValueReader(text, rules, mostFaults);
  reader.run();
  const { value, repeats, errors, overlong, stoppedAt } = reader;
  return { value, repeats, errors, overlong, stoppedAt };
}

/** Leaves the parser, which cannot be told to stop. */
const stop = new Error('more faults than are reported');

/** Number of excess elements that are still read, so that the message can give the count. */
const slack = 1000;

class ValueReader<Place> {
  value: unknown;
  readonly repeats: RepeatedKey[] = [];
  readonly errors: PlacedError[] = [];
  overlong: OverlongList | null = null;
  stoppedAt: number | null = null;
  /** Offset behind what was read last. */
  #at = 0;
  readonly #open: OpenContainer<Place>[] = [];
  readonly #text: string;
  readonly #rules: PlaceRules<Place>;
  #faultsLeft: number;

  constructor(text: string, rules: PlaceRules<Place>, mostFaults: number) {
    this.#text = text;
    this.#rules = rules;
    this.#faultsLeft = mostFaults;
  }

  run(): void {
    try {
      visit(
        this.#text,
        {
          onObjectBegin: () =>
            this.#begin({ kind: 'object', object: {}, keys: new Map(), place: this.#here(), key: '' }),
          onObjectProperty: (key, offset, length) => {
            this.#at = offset + length;
            this.#property(key, offset);
          },
          onArrayBegin: () => {
            const place = this.#here();
            const element = place === null ? null : this.#rules.child(place, 0);
            this.#begin({ kind: 'list', list: [], place, element });
          },
          onObjectEnd: () => void this.#open.pop(),
          onArrayEnd: () => void this.#open.pop(),
          onLiteralValue: (literal: unknown, offset, length) => {
            this.#at = offset + length;
            const isNumber = typeof literal === 'number';
            const digits = isNumber ? this.#text.slice(offset, offset + length) : '';
            this.#put(isNumber ? this.#rules.number(literal, digits, this.#here()) : literal);
          },
          onError: (error, offset, length) => {
            this.#at = offset + length;
            this.errors.push({ error, offset, length, steps: this.#steps() });
            this.#fault();
          },
        },
        { allowTrailingComma: true, allowEmptyContent: true },
      );
    } catch (error) {
      if (error !== stop) throw error;
      this.stoppedAt = this.#at;
    }
  }

  #begin(container: OpenContainer<Place>): void {
    this.#put(container.kind === 'list' ? container.list : container.object);
    this.#open.push(container);
  }

  #property(key: string, offset: number): void {
    const container = this.#open.at(-1);
    if (container?.kind !== 'object') return;
    const { keys, place } = container;
    container.key = key;
    const first = keys.get(key);
    if (first === undefined) keys.set(key, offset);
    else this.repeats.push({ steps: this.#steps(), first, again: offset });
    const isUnknown = place !== null && this.#rules.isClosed(place) && this.#rules.child(place, key) === null;
    if (first !== undefined || isUnknown) this.#fault();
  }

  #fault(): void {
    this.#faultsLeft -= 1;
    if (this.#faultsLeft === 0) throw stop;
  }

  #put(child: unknown): void {
    const container = this.#open.at(-1);
    if (container === undefined) this.value = child;
    else if (container.kind === 'object') give(container.object, container.key, child);
    else {
      container.list.push(child);
      const most = container.place === null ? Number.POSITIVE_INFINITY : this.#rules.most(container.place);
      if (container.list.length <= most + slack) return;
      this.overlong = { steps: this.#steps(), most };
      throw stop;
    }
  }

  /** The place of the value that comes next. */
  #here(): Place | null {
    const container = this.#open.at(-1);
    if (container === undefined) return this.#rules.root;
    if (container.kind === 'list') return container.element;
    return container.place === null ? null : this.#rules.child(container.place, container.key);
  }

  /** To the value that is being read; to the list itself between its elements. */
  #steps(): readonly PathStep[] {
    return this.#open.flatMap((container, depth): readonly PathStep[] => {
      if (container.kind === 'object') return container.key === '' ? [] : [container.key];
      return depth === this.#open.length - 1 ? [] : [container.list.length - 1];
    });
  }
}

/** Sets an own property, also where a plain assignment would set the prototype. */
function give(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
