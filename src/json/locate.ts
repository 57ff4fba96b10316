/** Finds many places of a text in one pass, without a tree of all of it. */
import { visit } from 'jsonc-parser';
import type { PathStep } from './json-path.js';
import { JSON_OPTIONS } from './parse-json.js';

/** Offsets of the value at a path and of its key; `whole`: the path was there to its end. */
export interface FoundPlace {
  readonly offset: number;
  readonly keyOffset: number | null;
  readonly whole: boolean;
}

interface Wanted {
  readonly children: Map<PathStep, Wanted>;
  found: { readonly offset: number; readonly keyOffset: number | null } | null;
}

interface Open {
  readonly wanted: Wanted | null;
  /** The key or index of the value that comes next, and where the key stands. */
  step: PathStep;
  keyOffset: number | null;
}

/** For each path its place, or that of the last thing on the way to it that is there; of a key given twice the last. */
export function locate(text: string, paths: readonly (readonly PathStep[])[]): readonly FoundPlace[] {
  const root = wantedOf(paths);
  const open: Open[] = [];
  /** Notes the value that begins here; the wanted places below it. */
  const begin = (offset: number): Wanted | null => {
    const parent = open.at(-1);
    const wanted = parent === undefined ? root : (parent.wanted?.children.get(parent.step) ?? null);
    if (wanted !== null) {
      forget(wanted);
      wanted.found = { offset, keyOffset: parent?.keyOffset ?? null };
    }
    if (typeof parent?.step === 'number') parent.step += 1;
    return wanted;
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => void open.push({ wanted: begin(offset), step: '', keyOffset: null }),
      onArrayBegin: (offset) => void open.push({ wanted: begin(offset), step: 0, keyOffset: null }),
      onObjectProperty(key, offset) {
        const parent = open.at(-1);
        if (parent === undefined) return;
        parent.step = key;
        parent.keyOffset = offset;
      },
      onLiteralValue: (_value, offset) => void begin(offset),
      onObjectEnd: () => void open.pop(),
      onArrayEnd: () => void open.pop(),
    },
    JSON_OPTIONS,
  );
  return paths.map((path) => foundAlong(root, path));
}

function wantedOf(paths: readonly (readonly PathStep[])[]): Wanted {
  const root: Wanted = { children: new Map(), found: null };
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      const child: Wanted = node.children.get(step) ?? { children: new Map(), found: null };
      node.children.set(step, child);
      node = child;
    }
  }
  return root;
}

/** What a key has given before no longer counts. */
function forget(wanted: Wanted): void {
  if (wanted.found === null) return;
  wanted.found = null;
  for (const child of wanted.children.values()) forget(child);
}

function foundAlong(root: Wanted, path: readonly PathStep[]): FoundPlace {
  let place: FoundPlace = { offset: 0, keyOffset: null, ...root.found, whole: path.length === 0 };
  let node = root;
  for (const [index, step] of path.entries()) {
    const child = node.children.get(step);
    if (child?.found == null) return { ...place, whole: false };
    place = { ...child.found, whole: index === path.length - 1 };
    node = child;
  }
  return place;
}
