/** Measures texts for all documents of a process, caching short ones: labels, groups' names and short answers are in every form. */
import { Memo } from '../../memo/index.js';
import type { Paragraph } from '../../model/index.js';
import type { TextSetter } from '../../text/index.js';
import { measureText } from './measure-text.js';
import type { MeasuredText, PageReferences, TextBoxSpec } from './measured-text.js';

/** Longest text, in UTF-16 units, that is cached: sentences seldom repeat. */
const longestCached = 12;
/** Capacity of each box's cache of texts. */
const textsOfBox = { capacity: 150 };
const boxes = { capacity: 300 };

/** Texts in boxes of one kind. */
export class TextBox {
  readonly #texts = new Memo<string, MeasuredText>(textsOfBox);
  readonly #setter: TextSetter;

  constructor(
    readonly spec: TextBoxSpec,
    setter: TextSetter,
  ) {
    this.#setter = setter;
  }

  /** Equal short texts are the same object. */
  measure(paragraphs: readonly Paragraph[], references: PageReferences): MeasuredText {
    const words = shortWords(paragraphs);
    const known = words === null ? undefined : this.#texts.get(words);
    if (known !== undefined) return known;
    const measured = measureText(paragraphs, this.spec, this.#setter, references);
    if (words !== null) this.#texts.set(words, measured);
    return measured;
  }
}

export class TextMeasurer {
  readonly #boxes = new Memo<string, TextBox>(boxes);

  constructor(readonly setter: TextSetter) {}

  measure(paragraphs: readonly Paragraph[], spec: TextBoxSpec, references: PageReferences): MeasuredText {
    return this.boxOf(spec).measure(paragraphs, references);
  }

  boxOf(spec: TextBoxSpec): TextBox {
    const { style, linePitch, width, align, lastLine, hangs = false } = spec;
    const key = `${style.role} ${style.weight ?? ''} ${style.size} ${linePitch} ${width} ${align} ${lastLine} ${hangs}`;
    return this.#boxes.getOrCompute(key, () => new TextBox(spec, this.setter));
  }
}

/** The words of a short paragraph that stands alone and shows no page number; null for all else. */
function shortWords(paragraphs: readonly Paragraph[]): string | null {
  const spans = paragraphs[0]?.spans;
  if (spans === undefined || paragraphs.length > 1) return null;
  let words = '';
  // Called for every cell: an iterator would be allocated for each.
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span?.kind !== 'text') return null;
    words += span.text;
    if (words.length > longestCached) return null;
  }
  return words;
}
