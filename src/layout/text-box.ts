/** Sets texts into boxes of one kind, and keeps the short ones: labels, groups' names and plain answers stand in every form. */
import type { Paragraph } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import { type MeasuredText, measureText, type PageReferences, type TextWish } from './measure-text.js';

/**
 * UTF-16 units of the longest text that is kept: sentences never come twice. Of a part as short as this V8 makes a copy,
 * so that no text keeps the whole that it was taken from.
 */
const longestKept = 12;

export class TextBox {
  private readonly texts = new Map<string, MeasuredText>();

  constructor(
    readonly wish: TextWish,
    private readonly setter: TextSetter,
    /** Told of each text before it is kept; false: first let all go. */
    private readonly hasRoom: () => boolean,
  ) {}

  /** Equal short texts are the same object. */
  measure(paragraphs: readonly Paragraph[], references: PageReferences): MeasuredText {
    const words = shortWords(paragraphs);
    const known = words === null ? undefined : this.texts.get(words);
    if (known !== undefined) return known;
    const measured = measureText(paragraphs, this.wish, this.setter, references);
    if (words !== null) {
      if (!this.hasRoom()) this.texts.clear();
      this.texts.set(words, measured);
    }
    return measured;
  }
}

/** The words of a short paragraph that stands alone and shows no page number; null for all else. */
function shortWords(paragraphs: readonly Paragraph[]): string | null {
  const spans = paragraphs[0]?.spans;
  if (spans === undefined || paragraphs.length > 1) return null;
  let words = '';
  // Asked of every cell: an iterator would be made for each.
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span?.kind !== 'text') return null;
    words += span.text;
    if (words.length > longestKept) return null;
  }
  return words;
}
