/**
 * Reads markup in the plain writing that the engine emits, from value to value. What is written otherwise or is wrong in
 * any way is left to the XML parser, which takes many times as long and knows how to complain.
 */
import type { DraftForm } from './draft.js';
import { FormBuilder } from './form-builder.js';
import type { MarkupCache, Step } from './markup-cache.js';
import { readTag } from './plain-tag.js';
import { decoded, hasUsualCharacters, isBlank } from './plain-text.js';
import { readStretch } from './read-stretch.js';
import { pathsOf } from './tag.js';

/** null where the markup is not plain or not right. */
export function readPlainMarkup(markup: string, cache: MarkupCache): DraftForm | null {
  return new PlainReader(markup, cache).read();
}

/** What a text or path cannot hold as it is: line ends, references, characters that are unusual. Most hold none. */
const special = /[^ !#-%'-;=?-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd]/;

class PlainReader {
  readonly #markup: string;
  readonly #cache: MarkupCache;
  readonly #builder = new FormBuilder();

  constructor(markup: string, cache: MarkupCache) {
    this.#markup = markup;
    this.#cache = cache;
  }

  read(): DraftForm | null {
    const markup = this.#markup;
    let place = this.#cache.beginForm();
    let at = this.#readRoot();
    while (at >= 0) {
      const value = markup.indexOf('<v ', at);
      const stretch = readStretch(markup.slice(at, value < 0 ? markup.length : value), place, this.#cache);
      if (stretch === null) return null;
      this.#build(stretch.steps);
      if (value < 0) return stretch.end === null ? this.#builder.form : null;
      if (!stretch.end?.holdsValues) return null;
      place = stretch.end;
      at = this.#readValue(value);
    }
    return null;
  }

  /** Where the root's content begins; -1 where the root is not plain. It is not kept: most forms have a title of their own. */
  #readRoot(): number {
    const start = this.#markup.indexOf('<');
    const end = this.#markup.indexOf('>', start);
    if (start < 0 || end < 0 || !isBlank(this.#markup.slice(0, start))) return -1;
    const raw = this.#markup.slice(start + 1, end);
    const tag = hasUsualCharacters(raw) ? readTag(raw) : null;
    if (tag?.name !== 'form') return -1;
    this.#builder.open(tag);
    return end + 1;
  }

  #build(steps: readonly Step[]): void {
    const builder = this.#builder;
    // Without an iterator: this is where most of a form passes through, before V8 has compiled it well.
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index];
      switch (step?.kind) {
        case 'cell':
          builder.addCell(step.cell);
          break;
        case 'open':
          builder.open(step.tag);
          break;
        case 'close':
          builder.close(step.name);
          break;
        case 'words':
          builder.words(step.words);
          break;
        case 'line':
          builder.addLine(step.line);
          break;
      }
    }
  }

  /** Reads `<v s="path path2">text</v>`, which begins there. Gives where it ends; -1 where it is not plain. */
  #readValue(at: number): number {
    const markup = this.#markup;
    const bracket = markup.indexOf('">', at);
    const end = markup.indexOf('<', bracket);
    if (bracket < 0 || !markup.startsWith('<v s="', at) || !markup.startsWith('</v>', end)) return -1;
    const paths = markup.slice(at + 6, bracket);
    const raw = markup.slice(bracket + 2, end);
    if (special.test(paths)) return -1;
    if (!special.test(raw)) {
      this.#builder.lineOfValue(raw, pathsOf(paths));
      return end + 4;
    }
    const text = hasUsualCharacters(raw) ? decoded(raw) : null;
    if (text === null) return -1;
    this.#builder.value(text, pathsOf(paths));
    return end + 4;
  }
}
