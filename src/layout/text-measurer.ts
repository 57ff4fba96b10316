/** Measures texts, and keeps the short ones: labels, groups' names and plain answers stand in every form. */
import type { Paragraph } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import { type MeasuredText, measureText, type PageReferences, type TextWish } from './measure-text.js';

/**
 * UTF-16 units of the longest text that is kept: sentences never come twice. Of a part as short as this V8 makes a copy,
 * so that no text keeps the whole that it was taken from.
 */
const longestKept = 12;
/** So many texts are kept at most; then all are let go. */
const mostKept = 4000;

/** The texts met in boxes of one kind. */
interface BoxTexts {
  readonly wish: TextWish;
  readonly texts: Map<string, MeasuredText>;
}

/** Should serve all documents of a process; what it has measured before changes nothing but the time that it takes. */
export class TextMeasurer {
  private readonly boxes = new Map<number, BoxTexts[]>();
  private kept = 0;

  constructor(private readonly setter: TextSetter) {}

  /** Equal short texts in equal boxes are the same object. */
  measure(paragraphs: readonly Paragraph[], wish: TextWish, references: PageReferences): MeasuredText {
    const words = shortWords(paragraphs);
    if (words === null) return measureText(paragraphs, wish, this.setter, references);
    const box = this.boxFor(wish);
    const known = box.texts.get(words);
    if (known !== undefined) return known;
    const measured = measureText(paragraphs, box.wish, this.setter, references);
    this.keep(box, words, measured);
    return measured;
  }

  private boxFor(wish: TextWish): BoxTexts {
    const ofWidth = this.boxes.get(wish.width);
    const known = ofWidth?.find((box) => isSameBox(box.wish, wish));
    if (known !== undefined) return known;
    const box = { wish, texts: new Map<string, MeasuredText>() };
    if (ofWidth === undefined) this.boxes.set(wish.width, [box]);
    else ofWidth.push(box);
    return box;
  }

  private keep({ texts }: BoxTexts, words: string, measured: MeasuredText): void {
    if (this.kept === mostKept) {
      this.boxes.clear();
      this.kept = 0;
    }
    texts.set(words, measured);
    this.kept += 1;
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

/** Of boxes of the same width. */
function isSameBox(one: TextWish, other: TextWish): boolean {
  return (
    one.align === other.align &&
    one.lastLine === other.lastLine &&
    one.linePitch === other.linePitch &&
    one.style.role === other.style.role &&
    one.style.size === other.style.size
  );
}
