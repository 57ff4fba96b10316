/** Chance that can be repeated: the same seed gives the same cases on every machine. */

/** Settled by default; JIBIAO_FUZZ_SEED and JIBIAO_FUZZ_CASES (a multiple of the usual number) search further. */
export const seed = Number(process.env.JIBIAO_FUZZ_SEED ?? 20240101);
export const effort = Number(process.env.JIBIAO_FUZZ_CASES ?? 1);

/** mulberry32. */
export class Random {
  private state: number;

  constructor(start: number) {
    this.state = start >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }
}

/** One generator a case, so that a case that fails can be run alone: its number is its name. */
export function caseRandom(suite: number, number: number): Random {
  const random = new Random((seed ^ Math.imul(suite + 1, 0x9e3779b1)) + Math.imul(number, 0x85ebca6b));
  random.next();
  return random;
}
