/**
 * Reads markup in the plain writing that the engine emits, from value to value. What is written otherwise or is wrong in
 * any way is left to the XML parser, which takes many times as long and knows how to complain.
 */
import type { DraftForm } from './draft.js';
import { FormBuilder } from './form-builder.js';
import type { Markup } from './markup.js';
import type { MarkupCache, Place, Step, Stretch } from './markup-cache.js';
import { readTag } from './plain-tag.js';
import { hasUsualCharacters, isBlank } from './plain-text.js';
import { readStretch } from './read-stretch.js';

/** null where the markup is not plain or not right. */
export function readPlainMarkup(markup: Markup, cache: MarkupCache): DraftForm | null {
  return new PlainReader(cache).read(markup);
}

class PlainReader {
  private readonly builder = new FormBuilder();
  private hasBegun = false;
  /** null before the form begins and after it has ended. */
  private place: Place | null = null;

  constructor(private readonly cache: MarkupCache) {}

  read(markup: Markup): DraftForm | null {
    let stretch = '';
    // Without an iterator, here and below: all of every form passes, mostly before V8 has compiled this well.
    for (let index = 0; index < markup.length; index += 1) {
      const part = markup[index] ?? '';
      if (typeof part === 'string') {
        stretch += part;
      } else {
        if (!this.add(stretch) || !this.place?.holdsValues) return null;
        this.builder.value(part.text, part.sources);
        stretch = '';
      }
    }
    return this.add(stretch) && this.place === null ? this.builder.form : null;
  }

  /** Adds what stands between two values; whether it is plain and right. */
  private add(markup: string): boolean {
    const stretch =
      this.place === null ? this.beginning(markup) : readStretch(markup, this.place, this.cache);
    if (stretch === null) return false;
    this.build(stretch.steps);
    this.place = stretch.end;
    return true;
  }

  /** Begins the form. Its tag is not kept with what follows: most forms have a title of their own. */
  private beginning(markup: string): Stretch | null {
    const start = markup.indexOf('<');
    const end = markup.indexOf('>', start);
    if (this.hasBegun || start < 0 || end < 0 || !isBlank(markup.slice(0, start))) return null;
    const raw = markup.slice(start + 1, end);
    const tag = hasUsualCharacters(raw) ? readTag(raw) : null;
    if (tag?.name !== 'form') return null;
    this.hasBegun = true;
    this.builder.open(tag);
    return readStretch(markup.slice(end + 1), this.cache.beginForm(), this.cache);
  }

  private build(steps: readonly Step[]): void {
    const { builder } = this;
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
}
