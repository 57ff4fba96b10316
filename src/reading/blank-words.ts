/** Finds the words that a form prints where nothing is filled in (—), so that they are not read as values. */
import { generalPath, type PlaceKinds } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import type { Form } from '../model/index.js';
import type { PatternCell } from './pattern.js';
import { patternCells } from './pattern-cells.js';

/** `empty`: the form of a filing in which nothing is filled in. Words that may be a value, too (0, a choice), are none. */
export function withBlankWords(
  cells: readonly PatternCell[],
  empty: Form | null,
  kinds: PlaceKinds,
): readonly PatternCell[] {
  const words = new Map<string, string>();
  for (const cell of empty === null ? [] : patternCells(empty)) {
    const [part, ...others] = cell.parts;
    if (part?.kind !== 'value' || others.length > 0) continue;
    const key = labelKey(part.sample);
    const isChoice = cell.paths.some((path) => kinds.placeAt(path)?.choices.includes(part.sample) === true);
    if (key !== '' && !/\d/u.test(key) && !isChoice) words.set(placesOf(cell), key);
  }
  return cells.map((cell) => {
    const blankWords = words.get(placesOf(cell));
    return blankWords === undefined ? cell : { ...cell, blankWords };
  });
}

/** The places that a cell shows, whatever the entry of a list. */
function placesOf({ paths }: PatternCell): string {
  return paths.map(generalPath).join(' ');
}
