/** Joins two texts that have gone on from one: what one side changed is taken from it, what both changed is chosen. */
import type { JsonPath } from '../diagnostics/index.js';
import { type PathStep, writePath } from '../json/index.js';
import { alignItems } from './align-items.js';
import { editAll } from './edit-all.js';
import type { Edit } from './edit-text.js';
import { blank, type JoinValue, readJoinValue } from './join-value.js';

export type JoinSide = 'mine' | 'theirs';

/** A value in which the sides differ; as JSON, null where it is not there. */
export interface JoinDifference {
  /** In the text that both have gone on from, or in the one that the value is new in. */
  readonly path: JsonPath;
  readonly by: JoinSide | 'both';
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
type Path = readonly PathStep[];

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
  readonly differences: JoinDifference[] = [];
  readonly #choose: (path: JsonPath) => JoinSide;

  constructor(choose: (path: JsonPath) => JoinSide) {
    this.#choose = choose;
  }

  /** `at`: where it stands in their text. */
  value(path: Path, at: Path, sides: Sides): void {
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
  #isMine(steps: Path, { before, mine, theirs }: Sides): boolean {
    const by = isSame(before, mine) ? 'theirs' : isSame(before, theirs) ? 'mine' : 'both';
    const path = writePath(steps);
    const json = (value: JoinValue | null) => value?.json ?? null;
    this.differences.push({ path, by, before: json(before), mine: json(mine), theirs: json(theirs) });
    return by === 'both' ? this.#choose(path) === 'mine' : by === 'mine';
  }

  #items(
    path: Path,
    at: Path,
    before: readonly JoinValue[],
    mine: readonly JoinValue[],
    theirs: readonly JoinValue[],
  ): void {
    const [toMine, toTheirs] = [alignItems(before, mine), alignItems(before, theirs)];
    const removed = new Set<number>();
    const inserted = new Set<number>();
    for (const [index, item] of before.entries()) {
      const [here, there] = [toMine[index] ?? null, toTheirs[index] ?? null];
      const sides = { before: item, mine: itemAt(mine, here), theirs: itemAt(theirs, there) };
      if (there !== null && here !== null) this.value([...path, index], [...at, there], sides);
      else if ((here !== null || there !== null) && this.#isMine([...path, index], sides)) {
        if (there !== null) removed.add(there);
        if (here !== null) inserted.add(here);
      }
    }
    const fresh = this.#freshItems(path, { mine, theirs }, { toMine, toTheirs });
    for (const index of fresh) inserted.add(index);
    const places = new Map(toMine.map((here, index) => [here, toTheirs[index] ?? null]));
    this.#editList(at, mine, theirs.length, {
      removed,
      inserted,
      placeOf: (index) => places.get(index) ?? null,
    });
  }

  /** My new items that they do not have as well. */
  #freshItems(
    path: Path,
    { mine, theirs }: Readonly<Record<JoinSide, readonly JoinValue[]>>,
    { toMine, toTheirs }: Readonly<Record<'toMine' | 'toTheirs', readonly (number | null)[]>>,
  ): readonly number[] {
    const unmatched = (items: readonly JoinValue[], known: readonly (number | null)[]) =>
      items.map((_, index) => index).filter((index) => !known.includes(index));
    const theirFresh = unmatched(theirs, toTheirs);
    const twins = theirFresh.map((index) => theirs[index]?.written);
    const fresh: number[] = [];
    for (const index of unmatched(mine, toMine)) {
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
    path: Path,
    mine: readonly JoinValue[],
    length: number,
    {
      removed,
      inserted,
      placeOf,
    }: {
      readonly removed: ReadonlySet<number>;
      readonly inserted: ReadonlySet<number>;
      readonly placeOf: (index: number) => number | null;
    },
  ): void {
    const behind = new Map<number, number[]>();
    let place = -1;
    for (const index of mine.keys()) {
      place = placeOf(index) ?? place;
      if (inserted.has(index)) behind.set(place, [...(behind.get(place) ?? []), index]);
    }
    for (let at = length - 1; at >= -1; at -= 1) {
      for (const index of [...(behind.get(at) ?? [])].reverse())
        this.edits.push({ kind: 'insert', path, index: at + 1, json: mine[index]?.json ?? blank });
      if (removed.has(at)) this.edits.push({ kind: 'remove', path, index: at });
    }
  }
}

function isSame(one: JoinValue | null, other: JoinValue | null): boolean {
  return (one?.written ?? blank) === (other?.written ?? blank);
}

function itemAt(items: readonly JoinValue[], index: number | null): JoinValue | null {
  return index === null ? null : (items[index] ?? null);
}
