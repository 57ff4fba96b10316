/** A small seeded generator (mulberry32): the same data on every machine, in every run. */

/** Numbers in [0, 1), always the same ones for a seed. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled(items, random) {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

/** Deals the items out one by one, and shuffles them anew each time they are used up. */
export function dealer(items, random) {
  let pack = [];
  return () => {
    if (pack.length === 0) pack = shuffled(items, random);
    return pack.pop();
  };
}
