/** Turns what stands in a cell, paragraph or heading into paragraphs: own words with blanks collapsed, data verbatim. */
import type { JsonPath } from '../diagnostics/index.js';
import type { PageTarget, Paragraph, Span } from './form.js';
import { type MarkupElement, numberOf } from './markup-element.js';

/** Line ends in data end a paragraph. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;
const blanks = /[\t\n\r ]+/;
/** Characters that take no blank when a template breaks its line between two of them. */
const wide =
  '[\\u2010-\\u2027\\u2190-\\u27bf\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}]';
const endsWide = new RegExp(`${wide}$`, 'u');
const startsWide = new RegExp(`^${wide}`, 'u');

/** The form's own words come from nowhere in the data. */
const none: readonly JsonPath[] = [];

export function paragraphsOf(block: MarkupElement): readonly Paragraph[] {
  const builder = new ParagraphBuilder();
  for (const child of block.children) {
    if (typeof child === 'string') builder.addWords(child);
    else if (child.name === 'v') builder.addData(textOf(child), pathsOf(child));
    else if (child.name === 'br') builder.endParagraph();
    else if (child.name === 'page') builder.addPage(targetOf(child));
  }
  return builder.finish();
}

/** The dialect lets nothing but text stand in a `v`. */
function textOf(value: MarkupElement): string {
  let text = '';
  for (const child of value.children) if (typeof child === 'string') text += child;
  return text;
}

function pathsOf(value: MarkupElement): readonly JsonPath[] {
  const paths = value.attributes.s ?? '';
  if (paths === '') return none;
  return paths.includes(' ') ? paths.split(' ').filter((path) => path !== '') : [paths];
}

function targetOf(page: MarkupElement): PageTarget {
  const project = page.attributes.project === undefined ? null : numberOf(page, 'project', 0);
  return page.attributes.filing === undefined
    ? { project }
    : { project, filing: numberOf(page, 'filing', 0) };
}

class ParagraphBuilder {
  private readonly paragraphs: Span[][] = [];
  private spans: Span[] = [];
  /** Paragraph ends that wait for something to follow: a line end at the very end begins no paragraph. */
  private ends = 0;
  /** A blank between words that waits for the word after it; `line` if it holds a line end. */
  private blank: 'none' | 'space' | 'line' = 'none';
  /** The text before, to judge a blank by; '' at a paragraph's start. */
  private before = '';

  addWords(words: string): void {
    let rest = words;
    while (rest !== '') {
      const blank = blanks.exec(rest);
      const word = blank === null ? rest : rest.slice(0, blank.index);
      if (word !== '') {
        this.begin(word);
        this.append(word);
      }
      if (blank === null) return;
      if (blank[0].includes('\n') || blank[0].includes('\r')) this.blank = 'line';
      else if (this.blank === 'none') this.blank = 'space';
      rest = rest.slice(blank.index + blank[0].length);
    }
  }

  addData(text: string, sources: readonly JsonPath[]): void {
    if (text === '') {
      // An empty value is kept for its path, where it stands, and moves nothing.
      this.spans.push({ kind: 'text', text, sources });
    } else if (lineEnd.test(text)) {
      text.split(lineEnd).forEach((line, index) => {
        if (index > 0) this.endParagraph();
        if (line !== '') this.addLine(line, sources);
      });
    } else {
      this.addLine(text, sources);
    }
  }

  private addLine(text: string, sources: readonly JsonPath[]): void {
    this.begin(text);
    this.spans.push({ kind: 'text', text, sources });
    this.before = text;
  }

  addPage(target: PageTarget): void {
    this.begin('0');
    this.spans.push({ kind: 'pageReference', ...target });
    this.before = '0';
  }

  endParagraph(): void {
    this.ends += 1;
    this.blank = 'none';
  }

  finish(): readonly Paragraph[] {
    this.paragraphs.push(this.spans);
    return this.paragraphs.map((spans) => ({ spans }));
  }

  /** Makes good the paragraph ends and blanks that waited for `next`. */
  private begin(next: string): void {
    for (; this.ends > 0; this.ends -= 1) {
      this.paragraphs.push(this.spans);
      this.spans = [];
      this.before = '';
    }
    const joins = this.blank === 'line' && endsWide.test(this.before) && startsWide.test(next);
    if (this.blank !== 'none' && this.before !== '' && !joins) this.append(' ');
    this.blank = 'none';
  }

  private append(text: string): void {
    const last = this.spans.at(-1);
    if (last?.kind === 'text' && last.sources.length === 0) {
      this.spans[this.spans.length - 1] = { kind: 'text', text: last.text + text, sources: none };
    } else {
      this.spans.push({ kind: 'text', text, sources: none });
    }
    this.before = text;
  }
}
