/** Joins two texts that have gone on from one: what one side changed is taken from it, what both changed is chosen. */
import type { JsonPath } from '../diagnostics/index.js';
import { type PathStep, writePath } from '../json/index.js';
import { followItems, type ItemPlace } from './align-items.js';
import { editAll } from './edit-all.js';
import type { Edit } from './edit-text.js';
import { blank, type JoinValue, readJoinValue } from './join-value.js';

export type JoinSide = 'mine' | 'theirs';

/** A value in which the sides differ; as JSON, null where it is not there. */
export interface JoinDifference {
  /** In the text that both have gone on from, or in the one that the value is new in. */
  readonly path: JsonPath;
  readonly by: JoinSide | 'both';
  /** An item of a list that has gone to another place in it, whatever has changed in it: that is said by itself. */
  readonly isMoved: boolean;
  readonly before: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
}

export interface JoinTexts {
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
}

type Sides = Readonly<Record<keyof JoinTexts, JoinValue | null>>;
type ValuePath = readonly PathStep[];

/**
 * Their text with my changes put in, comments and layout kept; `choose` decides a difference of both by its path. Items
 * of a list are followed by their names where rows were added, removed or moved. Null where a text is not sound JSON.
 */
export function joinTexts(
  texts: JoinTexts,
  choose: (path: JsonPath) => JoinSide,
): { readonly text: string; readonly differences: readonly JoinDifference[] } | null {
  const [before, mine, theirs] = [texts.before, texts.mine, texts.theirs].map(readJoinValue);
  if (before == null || mine == null || theirs == null) return null;
  const joiner = new Joiner(choose);
  joiner.value([], [], { before, mine, theirs });
  const edited = editAll(texts.theirs, joiner.edits);
  return 'problem' in edited ? null : { text: edited.text, differences: joiner.differences };
}

class Joiner {
  /** Of their text: values before the lists that they stand in are changed. */
  readonly edits: Edit[] = [];
  readonly differences: JoinDifference[];
  readonly #choose: (path: JsonPath) => JoinSide;

  constructor(choose: (path: JsonPath) => JoinSide, differences: JoinDifference[] = []) {
    this.#choose = choose;
    this.differences = differences;
  }

  /** `at`: where it stands in their text. */
  value(path: ValuePath, at: ValuePath, sides: Sides): void {
    const { before, mine, theirs } = sides;
    if (isSame(mine, theirs)) return;
    if (before?.members && mine?.members && theirs?.members) {
      const keys = new Set([...theirs.members.keys(), ...mine.members.keys()]);
      for (const key of keys) {
        const of = (whole: JoinValue) => whole.members?.get(key) ?? null;
        this.value([...path, key], [...at, key], { before: of(before), mine: of(mine), theirs: of(theirs) });
      }
    } else if (before?.items && mine?.items && theirs?.items) {
      this.#items(path, at, before.items, mine.items, theirs.items);
    } else if (this.#isMine(path, sides)) {
      this.edits.push({ kind: 'set', path: at, json: mine?.json ?? blank });
    }
  }

  /** Notes the difference; whether my side of it is taken. */
  #isMine(steps: ValuePath, sides: Sides): boolean {
    const { before, mine, theirs } = sides;
    const by = isSame(before, mine) ? 'theirs' : isSame(before, theirs) ? 'mine' : 'both';
    const path = this.#note(steps, sides, by, false);
    return by === 'both' ? this.#choose(path) === 'mine' : by === 'mine';
  }

  #note(
    steps: ValuePath,
    { before, mine, theirs }: Sides,
    by: JoinDifference['by'],
    isMoved: boolean,
  ): JsonPath {
    const path = writePath(steps);
    const json = (value: JoinValue | null) => value?.json ?? null;
    const sides = { before: json(before), mine: json(mine), theirs: json(theirs) };
    this.differences.push({ path, by, isMoved, ...sides });
    return path;
  }

  #items(
    path: ValuePath,
    at: ValuePath,
    before: readonly JoinValue[],
    mine: readonly JoinValue[],
    theirs: readonly JoinValue[],
  ): void {
    const [toMine, toTheirs] = [followItems(before, mine), followItems(before, theirs)];
    const removed = new Set<number>();
    const inserted = new Map<number, string>();
    const places = new Map<number, number>();
    for (const [index, item] of before.entries()) {
      const [{ place: here, isMoved }, { place: there, isMoved: isMovedThere }] = [
        toMine[index] ?? gone,
        toTheirs[index] ?? gone,
      ];
      const sides = { before: item, mine: itemAt(mine, here), theirs: itemAt(theirs, there) };
      const steps = [...path, index];
      if (there !== null && here !== null) {
        if (isMoved !== isMovedThere) this.#note(steps, sides, isMoved ? 'mine' : 'theirs', true);
        if (isMoved && !isMovedThere) {
          // It goes to where I have moved it, with what they have changed in it.
          removed.add(there);
          inserted.set(here, this.#joinedItem(steps, sides));
        } else {
          places.set(here, there);
          this.value(steps, [...at, there], sides);
        }
      } else if ((here !== null || there !== null) && this.#isMine(steps, sides)) {
        if (there !== null) removed.add(there);
        if (here !== null) inserted.set(here, mine[here]?.json ?? blank);
      }
    }
    const fresh = this.#freshItems(path, { mine, theirs }, { mine: toMine, theirs: toTheirs });
    for (const index of fresh) inserted.set(index, mine[index]?.json ?? blank);
    this.#editList(at, mine.length, theirs.length, {
      removed,
      inserted,
      placeOf: (index) => places.get(index) ?? null,
    });
  }

  /** Their item with my changes put in. */
  #joinedItem(path: ValuePath, sides: Sides): string {
    const joiner = new Joiner(this.#choose, this.differences);
    joiner.value(path, [], sides);
    const theirs = sides.theirs?.json ?? blank;
    const edited = editAll(theirs, joiner.edits);
    return 'problem' in edited ? theirs : edited.text;
  }

  /** My new items that they do not have as well. */
  #freshItems(
    path: ValuePath,
    { mine, theirs }: Readonly<Record<JoinSide, readonly JoinValue[]>>,
    known: Readonly<Record<JoinSide, readonly ItemPlace[]>>,
  ): readonly number[] {
    const unmatched = (items: readonly JoinValue[], places: readonly ItemPlace[]) => {
      const followed = new Set(places.map(({ place }) => place));
      return [...items.keys()].filter((index) => !followed.has(index));
    };
    const theirFresh = unmatched(theirs, known.theirs);
    const twins = theirFresh.map((index) => theirs[index]?.written);
    const fresh: number[] = [];
    for (const index of unmatched(mine, known.mine)) {
      const twin = twins.indexOf(mine[index]?.written);
      if (twin >= 0) twins.splice(twin, 1, undefined);
      else if (this.#isMine([...path, index], { before: null, mine: itemAt(mine, index), theirs: null }))
        fresh.push(index);
    }
    theirFresh.forEach((index, at) => {
      if (twins[at] !== undefined)
        this.#isMine([...path, index], { before: null, mine: null, theirs: itemAt(theirs, index) });
    });
    return fresh;
  }

  /** From the list's end, so that places before it stay what they are; a new item stands behind the one that it follows. */
  #editList(
    path: ValuePath,
    mine: number,
    theirs: number,
    {
      removed,
      inserted,
      placeOf,
    }: {
      readonly removed: ReadonlySet<number>;
      readonly inserted: ReadonlyMap<number, string>;
      readonly placeOf: (index: number) => number | null;
    },
  ): void {
    const behind = new Map<number, number[]>();
    let place = -1;
    for (let index = 0; index < mine; index += 1) {
      place = placeOf(index) ?? place;
      if (inserted.has(index)) behind.set(place, [...(behind.get(place) ?? []), index]);
    }
    for (let at = theirs - 1; at >= -1; at -= 1) {
      for (const index of [...(behind.get(at) ?? [])].reverse())
        this.edits.push({ kind: 'insert', path, index: at + 1, json: inserted.get(index) ?? blank });
      if (removed.has(at)) this.edits.push({ kind: 'remove', path, index: at });
    }
  }
}

const gone: ItemPlace = { place: null, isMoved: false };

function isSame(one: JoinValue | null, other: JoinValue | null): boolean {
  return (one?.written ?? blank) === (other?.written ?? blank);
}

function itemAt(items: readonly JoinValue[], index: number | null): JoinValue | null {
  return index === null ? null : (items[index] ?? null);
}
