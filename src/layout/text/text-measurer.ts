/** Measures texts for all documents of a process, caching those that come again. */
import { Memo } from '../../memo/index.js';
import type { Paragraph } from '../../model/index.js';
import type { TextSetter } from '../../text/index.js';
import { measureText } from './measure-text.js';
import type { MeasuredText, PageReferences, TextBoxSpec } from './measured-text.js';

/** `short`: labels, groups' names and short answers, which are in every form; `all`: of documents that are edited, every cell. */
type CachedTexts = 'short' | 'all';

/** Longest text, in UTF-16 units, that is cached, and how many of each box are. */
const bounds = {
  short: { longest: 12, capacity: 150 },
  all: { longest: 1000, capacity: 2000 },
} as const;
const boxes = { capacity: 300 };

/** Texts in boxes of one kind. */
export class TextBox {
  readonly #texts: Memo<string, MeasuredText>;
  readonly #longest: number;
  readonly #setter: TextSetter;

  constructor(
    readonly spec: TextBoxSpec,
    setter: TextSetter,
    cached: CachedTexts = 'short',
  ) {
    this.#setter = setter;
    this.#longest = bounds[cached].longest;
    this.#texts = new Memo({ capacity: bounds[cached].capacity });
  }

  /** Equal texts that are cached are the same object. */
  measure(paragraphs: readonly Paragraph[], references: PageReferences): MeasuredText {
    const words = wordsUpTo(this.#longest, paragraphs);
    const known = words === null ? undefined : this.#texts.get(words);
    if (known !== undefined) return known;
    const measured = measureText(paragraphs, this.spec, this.#setter, references);
    if (words !== null) this.#texts.set(words, measured);
    return measured;
  }
}

export class TextMeasurer {
  readonly #boxes = new Memo<string, TextBox>(boxes);

  readonly #cached: CachedTexts;

  constructor(
    readonly setter: TextSetter,
    cached: CachedTexts = 'short',
  ) {
    this.#cached = cached;
  }

  measure(paragraphs: readonly Paragraph[], spec: TextBoxSpec, references: PageReferences): MeasuredText {
    return this.boxOf(spec).measure(paragraphs, references);
  }

  boxOf(spec: TextBoxSpec): TextBox {
    const { style, linePitch, width, align, lastLine, hangs = false } = spec;
    const key = `${style.role} ${style.weight ?? ''} ${style.size} ${linePitch} ${width} ${align} ${lastLine} ${hangs}`;
    return this.#boxes.getOrCompute(key, () => new TextBox(spec, this.setter, this.#cached));
  }
}

/** The words of a paragraph that stands alone, is no longer than this, and shows no page number; null for all else. */
function wordsUpTo(longest: number, paragraphs: readonly Paragraph[]): string | null {
  const spans = paragraphs[0]?.spans;
  if (spans === undefined || paragraphs.length > 1) return null;
  let words = '';
  // Called for every cell: an iterator would be allocated for each.
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span?.kind !== 'text') return null;
    words += span.text;
    if (words.length > longest) return null;
  }
  return words;
}
