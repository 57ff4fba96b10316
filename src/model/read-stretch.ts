/** Reads a stretch of plain markup, from one value to the next, into the steps that build it. */
import type { Paragraph } from './form.js';
import { InlineBuilder } from './inline.js';
import type { MarkupCache, Place, Step, Stretch, TextStep } from './markup-cache.js';
import { dialect } from './markup-dialect.js';
import { readTag } from './plain-tag.js';
import { decoded, hasUsualCharacters, isBlank } from './plain-text.js';
import type { PageTag, Tag, TextTag } from './tag.js';

/** null where it is not plain, or not right in that place. */
export function readStretch(raw: string, place: Place, cache: MarkupCache): Stretch | null {
  const known = place.stretches.get(raw);
  if (known !== undefined) return known;
  if (!hasUsualCharacters(raw)) return null;
  const stretch = new StretchReader(raw, place, cache).read();
  place.stretches.set(raw, stretch);
  cache.grow(raw);
  return stretch;
}

/** A text that begins in the stretch and has no page reference so far. */
interface OpenText {
  readonly tag: TextTag;
  /** Where it begins in the markup. */
  readonly at: number;
  /** How many steps there are before it. */
  readonly steps: number;
}

class StretchReader {
  readonly #markup: string;
  readonly #cache: MarkupCache;
  readonly #steps: Step[] = [];
  readonly #inline = new InlineBuilder();
  /** null: the form has ended. */
  #place: Place | null;
  #text: OpenText | null = null;

  constructor(markup: string, place: Place, cache: MarkupCache) {
    this.#markup = markup;
    this.#place = place;
    this.#cache = cache;
  }

  read(): Stretch | null {
    const markup = this.#markup;
    for (let at = 0; at < markup.length; ) {
      const start = markup.indexOf('<', at);
      const end = start < 0 ? -1 : markup.indexOf('>', start);
      if (!this.#words(start < 0 ? markup.slice(at) : markup.slice(at, start))) return null;
      if (start < 0) break;
      if (end < 0 || !this.#tag(start, end)) return null;
      at = end + 1;
    }
    return { steps: this.#steps, end: this.#place };
  }

  #words(raw: string): boolean {
    if (raw === '') return true;
    if (this.#place === null || !dialect[this.#place.name].holdsText) return isBlank(raw);
    const words = decoded(raw);
    if (words === null) return false;
    this.#inline.addWords(words);
    this.#steps.push({ kind: 'words', words });
    return true;
  }

  /** Whether the tag between these brackets may stand here. */
  #tag(start: number, end: number): boolean {
    const markup = this.#markup;
    if (markup[start + 1] === '/') return this.#close(markup.slice(start + 2, end), end + 1);
    const isEmpty = markup[end - 1] === '/';
    const tag = this.#startTag(markup.slice(start + 1, isEmpty ? end - 1 : end));
    if (tag === null || !this.#open(tag, start)) return false;
    return !isEmpty || this.#close(tag.name, end + 1);
  }

  #startTag(raw: string): Tag | null {
    const known = this.#cache.tags.get(raw);
    if (known !== undefined) return known;
    const tag = readTag(raw);
    if (tag === null) return null;
    this.#cache.tags.set(raw, tag);
    this.#cache.grow(raw);
    return tag;
  }

  #open(tag: Tag, at: number): boolean {
    // A value that is written so that it does not part stretches.
    if (tag.name === 'v') return false;
    this.#place = this.#place?.inside(tag.name) ?? null;
    if (this.#place === null) return false;
    if (tag.name === 'br') this.#inline.endParagraph();
    else if (tag.name === 'page') this.#addPage(tag);
    else if (tag.name === 'td' || tag.name === 'p' || tag.name === 'h1') {
      this.#text = { tag, at, steps: this.#steps.length };
    }
    this.#steps.push({ kind: 'open', tag });
    return true;
  }

  #close(name: string, end: number): boolean {
    const place = this.#place;
    if (place?.name !== name) return false;
    this.#place = place.outer;
    if (place.holdsValues) this.#closeText(place, end);
    else if (place.name === 'cover') this.#steps.push({ kind: 'close', name: place.name });
    return true;
  }

  #addPage(tag: PageTag): void {
    this.#inline.addPage(tag.target);
    // Not the same in all forms: which page it is depends on the document.
    this.#text = null;
  }

  /** A text that is all here becomes one step. */
  #closeText({ name }: Place, end: number): void {
    const paragraphs = this.#inline.finish();
    const text = this.#text;
    this.#text = null;
    if (text === null) {
      this.#steps.push({ kind: 'close', name });
      return;
    }
    const markup = this.#markup.slice(text.at, end);
    let step = this.#cache.texts.get(markup);
    if (step === undefined) {
      step = wholeText(text.tag, paragraphs);
      this.#cache.texts.set(markup, step);
      this.#cache.grow(markup);
    }
    this.#steps.splice(text.steps, Number.POSITIVE_INFINITY, step);
  }
}

function wholeText(tag: TextTag, paragraphs: readonly Paragraph[]): TextStep {
  return tag.name === 'td'
    ? { kind: 'cell', cell: { tag, paragraphs } }
    : { kind: 'line', line: { tag, paragraphs } };
}
