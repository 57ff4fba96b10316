/** Finds the indicators that fit what is being typed: by a part of the name, or by the first letters of the pinyin of its words. */
import { identityOf, levelIdentity } from '../identity/index.js';
import { initialsOf } from './initials.js';
import type { IndicatorLibrary, LibraryIndicator } from './library-file.js';

interface SearchEntry {
  readonly indicator: LibraryIndicator;
  readonly name: string;
  /** Of each character the letters that it may begin with. */
  readonly initials: readonly string[];
  /** Of each character whether a word begins with it. */
  readonly begins: readonly boolean[];
  readonly group: string;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

export class LibrarySearch {
  readonly #entries: readonly SearchEntry[];

  constructor(library: IndicatorLibrary) {
    this.#entries = library.map((indicator) => {
      const name = identityOf(indicator.name).toLowerCase();
      const group = levelIdentity(indicator.level2 ?? indicator.level1 ?? '');
      const begins = [...words.segment(name)].flatMap(({ segment }) => [...segment].map((_, at) => at === 0));
      return { indicator, name, initials: [...name].map(initialsOf), begins, group };
    });
  }

  /** `place`: the row that is being filled in. Those whose name begins so first, then those of the row's group, then the more frequent. */
  find(
    typed: string,
    place: Pick<LibraryIndicator, 'level1' | 'level2'>,
    most: number,
  ): readonly LibraryIndicator[] {
    const text = identityOf(typed).toLowerCase();
    const group = levelIdentity(place.level2 ?? place.level1 ?? '');
    const letters = /^[a-z]+$/.test(text) ? [...text] : null;
    const found: { readonly entry: SearchEntry; readonly rank: number }[] = [];
    for (const entry of this.#entries) {
      const at = text === '' ? 0 : positionOf(entry, text, letters);
      if (at < 0 || entry.name === text) continue;
      // With nothing typed only the row's own group is worth showing.
      if (text === '' && group !== '' && entry.group !== group) continue;
      found.push({ entry, rank: (at === 0 ? 0 : 2) + (entry.group === group ? 0 : 1) });
    }
    return found
      .sort((one, other) => one.rank - other.rank)
      .slice(0, most)
      .map(({ entry }) => entry.indicator);
  }
}

/** Returns the position in the name of the text, or of its letters; -1 if there is none. */
function positionOf(entry: SearchEntry, text: string, letters: readonly string[] | null): number {
  const at = entry.name.indexOf(text);
  return at >= 0 || letters === null ? at : positionOfInitials(entry, letters);
}

/** From the beginning of a word on: the letters wcl are meant for 完成率, and not for 推文数量. */
function positionOfInitials({ initials, begins }: SearchEntry, letters: readonly string[]): number {
  for (let start = 0; start + letters.length <= initials.length; start += 1) {
    if (begins[start] !== true) continue;
    if (letters.every((letter, index) => initials[start + index]?.includes(letter) === true)) return start;
  }
  return -1;
}
