/** Finds the indicators that fit what is being typed: by a part of the name, or by the first letters of its pinyin. */
import { identityOf, levelIdentity } from '../identity/index.js';
import { initialsOf } from './initials.js';
import type { IndicatorLibrary, LibraryIndicator } from './library-file.js';

interface Entry {
  readonly indicator: LibraryIndicator;
  readonly name: string;
  /** Of each character the letters that it may begin with. */
  readonly initials: readonly string[];
  readonly group: string;
}

export class LibrarySearch {
  readonly #entries: readonly Entry[];

  constructor(library: IndicatorLibrary) {
    this.#entries = library.map((indicator) => {
      const name = identityOf(indicator.name).toLowerCase();
      const group = levelIdentity(indicator.level2 ?? indicator.level1 ?? '');
      return { indicator, name, initials: [...name].map(initialsOf), group };
    });
  }

  /** `place`: the row that is being filled in. Those of the row's group first, then those whose name begins so, then the more frequent. */
  find(
    typed: string,
    place: Pick<LibraryIndicator, 'level1' | 'level2'>,
    most: number,
  ): readonly LibraryIndicator[] {
    const text = identityOf(typed).toLowerCase();
    const group = levelIdentity(place.level2 ?? place.level1 ?? '');
    const letters = /^[a-z]+$/.test(text) ? [...text] : null;
    const found: { readonly entry: Entry; readonly rank: number }[] = [];
    for (const entry of this.#entries) {
      const at = text === '' ? 0 : positionOf(entry, text, letters);
      if (at < 0 || entry.name === text) continue;
      // With nothing typed only the row's own group is worth showing.
      if (text === '' && group !== '' && entry.group !== group) continue;
      found.push({ entry, rank: (entry.group === group ? 0 : 2) + (at === 0 ? 0 : 1) });
    }
    return found
      .sort((one, other) => one.rank - other.rank)
      .slice(0, most)
      .map(({ entry }) => entry.indicator);
  }
}

/** Returns the position in the name of the text, or of its letters; -1 if there is none. */
function positionOf({ name, initials }: Entry, text: string, letters: readonly string[] | null): number {
  const at = name.indexOf(text);
  if (at >= 0 || letters === null) return at;
  for (let start = 0; start + letters.length <= initials.length; start += 1) {
    if (letters.every((letter, index) => initials[start + index]?.includes(letter) === true)) return start;
  }
  return -1;
}
