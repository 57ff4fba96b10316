/** Finds the items of a list in a later state of it, where items were changed, added, removed or moved meanwhile. */
import { commonItems } from '../json/index.js';
import type { JoinValue } from './join-value.js';

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
  const places = commonItems(items.length, others.length, (index, other) =>
    alike(items[index], others[other]),
  );
  // Lists that are too long to compare are followed by their places alone.
  if (places === null) return items.map((_, index) => (index < others.length ? index : null));
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

/** What says the same counts more than what has the same name, or is the same for the most part. */
function alike(one: JoinValue | undefined, other: JoinValue | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (one.written === other.written) return saysTheSame;
  if (one.name !== '' && one.name === other.name) return hasTheName;
  const members = [...(one.members ?? [])];
  const same = members.filter(([key, { written }]) => other.members?.get(key)?.written === written).length;
  return same * 2 > Math.max(members.length, other.members?.size ?? 0) ? 1 : 0;
}
