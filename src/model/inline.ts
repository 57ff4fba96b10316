/** Builds paragraphs from the content of a cell, paragraph or heading: collapses blanks in words, keeps data verbatim. */
import type { JsonPath } from '../diagnostics/index.js';
import type { PageTarget, Paragraph, Span } from './form.js';
import { noSources } from './tag.js';

/** Line ends in data end a paragraph. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;
const blanks = /[\t\n\r ]+/;
/** Characters that take no blank when a template breaks its line between two of them. */
const wide =
  '[\\u2010-\\u2027\\u2190-\\u27bf\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}]';
const endsWide = new RegExp(`${wide}$`, 'u');
const startsWide = new RegExp(`^${wide}`, 'u');

/** Builds the paragraphs of one text at a time. */
export class InlineBuilder {
  /** Finished paragraphs of the text; null: none. */
  #ended: Paragraph[] | null = null;
  #spans: Span[] | null = null;
  /** Pending paragraph ends: a line end at the very end begins no paragraph. */
  #ends = 0;
  /** Pending blank between two words; `line` if it holds a line end. */
  #blank: 'none' | 'space' | 'line' = 'none';
  /** The text before the blank, which decides whether it is kept; '' at a paragraph's start. */
  #before = '';

  addWords(words: string): void {
    let rest = words;
    while (rest !== '') {
      const blank = blanks.exec(rest);
      const word = blank === null ? rest : rest.slice(0, blank.index);
      if (word !== '') {
        this.#begin(word);
        this.#append(word);
      }
      if (blank === null) return;
      if (blank[0].includes('\n') || blank[0].includes('\r')) this.#blank = 'line';
      else if (this.#blank === 'none') this.#blank = 'space';
      rest = rest.slice(blank.index + blank[0].length);
    }
  }

  addData(text: string, sources: readonly JsonPath[]): void {
    if (!lineEnd.test(text)) {
      this.#addLine(text, sources);
      return;
    }
    text.split(lineEnd).forEach((line, index) => {
      if (index > 0) this.endParagraph();
      if (line !== '') this.#addLine(line, sources);
    });
  }

  /** Adds data without line ends. Keeps an empty value for its path; it does not affect blanks. */
  #addLine(text: string, sources: readonly JsonPath[]): void {
    if (text !== '') this.#begin(text);
    this.#add({ kind: 'text', text, sources });
    if (text !== '') this.#before = text;
  }

  addPage(target: PageTarget): void {
    this.#begin('0');
    this.#add({ kind: 'pageReference', ...target });
    this.#before = '0';
  }

  endParagraph(): void {
    this.#ends += 1;
    this.#blank = 'none';
  }

  /** Finishes the text and resets for the next one. */
  finish(): readonly Paragraph[] {
    const last: Paragraph = { spans: this.#spans ?? [] };
    const paragraphs = this.#ended ?? [last];
    if (this.#ended !== null) this.#ended.push(last);
    this.#ended = null;
    this.#spans = null;
    this.#ends = 0;
    this.#blank = 'none';
    this.#before = '';
    return paragraphs;
  }

  /** Creates the array with the first span, so that it has no spare capacity: most paragraphs have one span. */
  #add(span: Span): void {
    if (this.#spans === null) this.#spans = [span];
    else this.#spans.push(span);
  }

  /** Adds the pending paragraph ends and blanks before `next`. */
  #begin(next: string): void {
    for (; this.#ends > 0; this.#ends -= 1) {
      this.#ended ??= [];
      this.#ended.push({ spans: this.#spans ?? [] });
      this.#spans = null;
      this.#before = '';
    }
    if (this.#blank === 'none') return;
    const joins = this.#blank === 'line' && endsWide.test(this.#before) && startsWide.test(next);
    if (this.#before !== '' && !joins) this.#append(' ');
    this.#blank = 'none';
  }

  #append(text: string): void {
    const last = this.#spans?.at(-1);
    if (last?.kind === 'text' && last.sources.length === 0) {
      this.#spans?.splice(-1, 1, { kind: 'text', text: last.text + text, sources: noSources });
    } else {
      this.#add({ kind: 'text', text, sources: noSources });
    }
    this.#before = text;
  }
}
