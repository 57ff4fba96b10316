/** A bounded cache that drops what has not been used for longest (LRU): the only kind of cache here, so that all are found by its name. */

interface MemoOptions<Key, Value> {
  /** Largest total weight of the entries. */
  readonly capacity: number;
  /** Weight of an entry, above 0; by default each weighs 1, so that `capacity` is a number of entries. */
  readonly weigh?: (value: Value, key: Key) => number;
}

/** An entry, linked to its neighbours in order of use. */
interface MemoEntry<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  readonly weight: number;
  newer: MemoEntry<Key, Value> | null;
  older: MemoEntry<Key, Value> | null;
}

/**
 * Keys are compared as in a `Map`. A cache may change how long work takes, never its result. Hits only relink
 * neighbours and leave the map alone, because caches of layout are asked for every cell.
 */
export class Memo<Key, Value> {
  readonly #capacity: number;
  readonly #weigh: (value: Value, key: Key) => number;
  readonly #entries = new Map<Key, MemoEntry<Key, Value>>();
  #newest: MemoEntry<Key, Value> | null = null;
  #oldest: MemoEntry<Key, Value> | null = null;
  #weight = 0;

  constructor({ capacity, weigh = () => 1 }: MemoOptions<Key, Value>) {
    this.#capacity = capacity;
    this.#weigh = weigh;
  }

  /** Number of entries. */
  get size(): number {
    return this.#entries.size;
  }

  /** Marks the entry as used; undefined where there is none. */
  get(key: Key): Value | undefined {
    return this.#used(key)?.value;
  }

  /** Adds or replaces an entry, and drops the least recently used ones over the capacity: itself too, if it alone is too heavy. */
  set(key: Key, value: Value): void {
    this.delete(key);
    const weight = this.#weigh(value, key);
    const entry = { key, value, weight, newer: null, older: null };
    this.#entries.set(key, entry);
    this.#weight += weight;
    this.#link(entry);
    while (this.#weight > this.#capacity && this.#oldest !== null) this.delete(this.#oldest.key);
  }

  /** The value of the key; computed and added where there is none. What `compute` throws passes through, and nothing is added. */
  getOrCompute(key: Key, compute: (key: Key) => Value): Value {
    const found = this.#used(key);
    if (found !== undefined) return found.value;
    const value = compute(key);
    this.set(key, value);
    return value;
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
    this.#unlink(entry);
  }

  clear(): void {
    this.#entries.clear();
    this.#newest = null;
    this.#oldest = null;
    this.#weight = 0;
  }

  #used(key: Key): MemoEntry<Key, Value> | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry === this.#newest) return entry;
    this.#unlink(entry);
    this.#link(entry);
    return entry;
  }

  /** Makes the entry the newest. */
  #link(entry: MemoEntry<Key, Value>): void {
    entry.newer = null;
    entry.older = this.#newest;
    if (this.#newest !== null) this.#newest.newer = entry;
    this.#newest = entry;
    this.#oldest ??= entry;
  }

  #unlink({ newer, older }: MemoEntry<Key, Value>): void {
    if (newer === null) this.#newest = older;
    else newer.older = older;
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
  }
}
