/** Finds the items of a list in a later state of it, where items were changed, added, removed or moved meanwhile. */
import type { JoinValue } from './join-value.js';

/** Longer lists are followed by their places alone: comparing all with all would take too long. */
const mostCompared = 4_000_000;

/** Where an item is in the other list; null: it is gone. */
export interface ItemPlace {
  readonly place: number | null;
  /** Out of the order of the rest. */
  readonly isMoved: boolean;
}

/** Follows each item by what it says, by its name, and by its neighbours. */
export function followItems(items: readonly JoinValue[], others: readonly JoinValue[]): readonly ItemPlace[] {
  const places = alignItems(items, others);
  const free = new Set(others.keys());
  for (const place of places) if (place !== null) free.delete(place);
  return items.map((item, index) => {
    const place = places[index] ?? null;
    if (place !== null) return { place, isMoved: false };
    const found = movedTo(item, others, free);
    if (found !== null) free.delete(found);
    return { place: found, isMoved: found !== null };
  });
}

/** Only what says the same, or has the same name, is known to be the same in another place. */
function movedTo(item: JoinValue, others: readonly JoinValue[], free: ReadonlySet<number>): number | null {
  for (const least of [saysTheSame, hasTheName])
    for (const at of free) if (alike(item, others[at]) >= least) return at;
  return null;
}

const saysTheSame = 3;
const hasTheName = 2;

/** For each item its place in the other list; null where it is gone. Places rise. */
function alignItems(items: readonly JoinValue[], others: readonly JoinValue[]): readonly (number | null)[] {
  if (items.length * others.length > mostCompared)
    return items.map((_, index) => (index < others.length ? index : null));
  const places = commonItems(items, others);
  // Between two that were found again, as many as there were: these have changed.
  let [from, to] = [0, 0];
  for (let index = 0; index <= items.length; index += 1) {
    const place = index === items.length ? others.length : (places[index] ?? null);
    if (place === null) continue;
    if (index - from === place - to) for (let at = from; at < index; at += 1) places[at] = to + at - from;
    [from, to] = [index + 1, place + 1];
  }
  return places;
}

/** The longest common sequence; what says the same counts more than what has the same name, or is the same for the most part. */
function commonItems(items: readonly JoinValue[], others: readonly JoinValue[]): (number | null)[] {
  const width = others.length + 1;
  const best = new Uint32Array((items.length + 1) * width);
  const bestAt = (index: number, other: number): number => best[index * width + other] ?? 0;
  const likeness = (index: number, other: number): number => alike(items[index], others[other]);
  for (let index = items.length - 1; index >= 0; index -= 1) {
    for (let other = others.length - 1; other >= 0; other -= 1) {
      const gain = likeness(index, other);
      const without = Math.max(bestAt(index + 1, other), bestAt(index, other + 1));
      best[index * width + other] = Math.max(without, gain === 0 ? 0 : gain + bestAt(index + 1, other + 1));
    }
  }
  const places: (number | null)[] = items.map(() => null);
  let [index, other] = [0, 0];
  while (index < items.length && other < others.length) {
    const gain = likeness(index, other);
    if (gain > 0 && bestAt(index, other) === gain + bestAt(index + 1, other + 1)) {
      places[index] = other;
      index += 1;
      other += 1;
    } else if (bestAt(index + 1, other) >= bestAt(index, other + 1)) index += 1;
    else other += 1;
  }
  return places;
}

function alike(one: JoinValue | undefined, other: JoinValue | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (one.written === other.written) return saysTheSame;
  if (one.name !== '' && one.name === other.name) return hasTheName;
  const members = [...(one.members ?? [])];
  const same = members.filter(([key, { written }]) => other.members?.get(key)?.written === written).length;
  return same * 2 > Math.max(members.length, other.members?.size ?? 0) ? 1 : 0;
}
