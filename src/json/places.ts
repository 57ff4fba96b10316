/** Finds where values stand in a JSON text: only the objects and lists on the way to them are looked through, once each. */
import type { PathStep } from './json-path.js';
import { endOfString, skipBlanks, skipValue } from './skip.js';

/** A value's place; `whole`: the path was there to its end, else this is the last thing on the way that is there. */
interface FoundPlace {
  readonly offset: number;
  /** Offset of its key; null for the root and for elements of lists. */
  readonly keyOffset: number | null;
  readonly whole: boolean;
}

type ValuePlace = Omit<FoundPlace, 'whole'>;

export interface JsonPlaces {
  /** Finds a value; of a repeated key the last counts. */
  locate(path: readonly PathStep[]): FoundPlace;
  /** The text of the value that begins at the offset. */
  sourceAt(offset: number): string;
  /** Places in a text that differs within the value at the path only; what lies around it is not looked through again. */
  changedWithin(path: readonly PathStep[], text: string): JsonPlaces;
}

type Members = ReadonlyMap<PathStep, ValuePlace>;

/** The text may have comments and faults: what follows a fault is found as far as brackets and quotes agree. */
export function jsonPlaces(text: string): JsonPlaces {
  return placesIn(text, new Map());
}

/** `members`: by the offset of the object or list that they are of. */
function placesIn(text: string, members: Map<number, Members>): JsonPlaces {
  const membersAt = (offset: number): Members => {
    const known = members.get(offset);
    if (known !== undefined) return known;
    const found = readMembers(text, offset);
    members.set(offset, found);
    return found;
  };
  return {
    locate(path) {
      let place: ValuePlace = { offset: skipBlanks(text, 0), keyOffset: null };
      for (const step of path) {
        const next = membersAt(place.offset).get(step);
        if (next === undefined) return { ...place, whole: false };
        place = next;
      }
      return { ...place, whole: true };
    },
    sourceAt: (offset) => text.slice(offset, skipValue(text, offset)),
    changedWithin(path, changed) {
      const kept = new Map<number, Members>();
      const delta = changed.length - text.length;
      const { offset: at } = this.locate(path);
      let offset = skipBlanks(text, 0);
      for (const step of path) {
        const around = membersAt(offset);
        kept.set(offset, moved(around, at, delta));
        offset = around.get(step)?.offset ?? at;
      }
      return placesIn(changed, kept);
    },
  };
}

/** The members with those behind the offset moved. */
function moved(members: Members, behind: number, delta: number): Members {
  const shift = (offset: number): number => (offset > behind ? offset + delta : offset);
  return new Map(
    [...members].map(([step, { offset, keyOffset }]) => [
      step,
      { offset: shift(offset), keyOffset: keyOffset === null ? null : shift(keyOffset) },
    ]),
  );
}

/** Reads the members of the object or list at the offset, by key or index; none for other values. */
function readMembers(text: string, offset: number): Members {
  switch (text[offset]) {
    case '{':
      return readObject(text, offset + 1);
    case '[':
      return readList(text, offset + 1);
    default:
      return new Map();
  }
}

function readObject(text: string, start: number): Members {
  const members = new Map<PathStep, ValuePlace>();
  for (let at = skipBlanks(text, start); at < text.length && text[at] !== '}'; at = skipBlanks(text, at)) {
    const keyOffset = at;
    if (text[at] !== '"') {
      at += 1;
      continue;
    }
    const end = endOfString(text, at);
    at = skipBlanks(text, end + 1);
    if (text[at] !== ':') continue;
    const offset = skipBlanks(text, at + 1);
    members.set(keyOf(text.slice(keyOffset, end + 1)), { offset, keyOffset });
    at = skipValue(text, offset);
  }
  return members;
}

function readList(text: string, start: number): Members {
  const elements = new Map<PathStep, ValuePlace>();
  for (let at = skipBlanks(text, start); at < text.length && text[at] !== ']'; at = skipBlanks(text, at)) {
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    elements.set(elements.size, { offset: at, keyOffset: null });
    at = Math.max(skipValue(text, at), at + 1);
  }
  return elements;
}

/** Decodes a key; a broken one is returned as it is. */
function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
