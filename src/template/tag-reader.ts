/** Reads a template's tags, once: what stands between its mustaches, piece by piece, becomes steps that build the form. */
import type { ProblemList, TemplatePlace } from '../model/index.js';
import { foldTexts } from './fold-texts.js';
import { OpenElements } from './open-elements.js';
import { decode } from './references.js';
import { type PendingTag, startTag } from './start-tag.js';
import type { Steps, TemplateStep } from './steps.js';
import { type TemplateFault, tagFaults } from './tag-faults.js';
import { TextCursor } from './text-cursor.js';

/** State of the reader: between tags, in a start tag, in an attribute's quotes, in a comment. */
export type Mode = 'content' | 'tag' | 'attribute' | 'comment';

/** An attribute whose closing quote has not been read yet. */
interface PendingAttribute {
  readonly name: string;
  readonly quote: string;
  readonly at: TemplatePlace;
  /** Steps of the tag before it. */
  readonly outer: TemplateStep[];
}

const blanks = /[ \t\r\n]+/y;
const tagBegin = /<([a-zA-Z][\w-]*)/y;
const endTag = /<\/([a-zA-Z][\w-]*)[ \t\r\n]*>/y;
const tagEnd = /(\/?)>/y;
const attributeBegin = /([a-zA-Z][\w:-]*)[ \t\r\n]*=[ \t\r\n]*(["'])/y;
const anyToken = /[^ \t\r\n>/]+|\//y;
/** Line ends and tabs in attributes, which XML reads as blanks. */
const attributeBlank = /\r\n|[\t\r\n]/g;

export class TagReader {
  readonly #problems: ProblemList;
  readonly #elements: OpenElements;
  /** Steps of what is being read: content, a tag's attributes, or an attribute's text. */
  #out: TemplateStep[] = [];
  #tag: PendingTag | null = null;
  #attribute: PendingAttribute | null = null;
  #inComment = false;
  /** Number of forms so far on any one way through the blocks. */
  #forms = 0;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#elements = new OpenElements(problems);
  }

  get mode(): Mode {
    if (this.#inComment) return 'comment';
    if (this.#attribute !== null) return 'attribute';
    return this.#tag === null ? 'content' : 'tag';
  }

  /** Static text that begins at the place. */
  text(content: string, at: TemplatePlace): void {
    const cursor = new TextCursor(content, at);
    while (!cursor.isAtEnd) this.#next(cursor);
  }

  /** Adds a value or a block here. */
  add(step: TemplateStep): void {
    if (step.kind === 'print' && this.mode === 'content') {
      this.#elements.endVoid();
      if (!this.#elements.holdsText) this.#textOutside('{{…}}', step.at);
    }
    if (!this.#inComment) this.#out.push(step);
  }

  /** Reads a part of a block, which must close what it opens, and returns its steps. */
  part(read: () => void): Steps {
    const { mode } = this;
    const [out, tag, attribute, inComment] = [this.#out, this.#tag, this.#attribute, this.#inComment];
    const steps: TemplateStep[] = [];
    this.#out = steps;
    const outer = this.#elements.beginPart();
    read();
    if (this.mode !== mode || this.#tag !== tag || this.#attribute !== attribute)
      this.#fault(tagFaults.splitTag, (this.#attribute ?? this.#tag ?? tag)?.at);
    this.#elements.endPart(outer);
    [this.#out, this.#tag, this.#attribute, this.#inComment] = [out, tag, attribute, inComment];
    return mode === 'content' ? foldTexts(steps) : steps;
  }

  /** Adds the steps of a part that always runs. */
  splice(steps: Steps): void {
    if (!this.#inComment) this.#out.push(...steps);
  }

  /** Reads two parts of which only one runs, so that each may have the form's tag. */
  eitherPart<Part>(one: () => Part, other: () => Part): readonly [Part, Part] {
    const before = this.#forms;
    const first = one();
    const [afterFirst, second] = [this.#forms, this.#otherPart(before, other)];
    this.#forms = Math.max(afterFirst, this.#forms);
    return [first, second];
  }

  #otherPart<Part>(forms: number, read: () => Part): Part {
    this.#forms = forms;
    return read();
  }

  /** Ends the template and returns its steps. */
  end(): Steps {
    const pending = this.#attribute ?? this.#tag;
    if (pending !== null) this.#unfinished(pending.at);
    else if (this.#inComment) this.#fault(tagFaults.openComment);
    else {
      this.#elements.endTemplate();
      if (this.#forms === 0) this.#fault(tagFaults.noForm);
    }
    return foldTexts(this.#out);
  }

  #next(cursor: TextCursor): void {
    switch (this.mode) {
      case 'content':
        if (cursor.startsWith('<')) this.#markup(cursor);
        else this.#words(cursor);
        return;
      case 'tag':
        if (cursor.match(blanks) === null) this.#insideTag(cursor);
        return;
      case 'attribute':
        this.#attributeText(cursor);
        return;
      case 'comment':
        if (cursor.skipPast('-->')) this.#inComment = false;
    }
  }

  #words(cursor: TextCursor): void {
    const { at } = cursor;
    const raw = cursor.until('<');
    const isBlank = raw.trim() === '';
    if (!isBlank) this.#elements.endVoid();
    if (this.#elements.holdsText) this.#pushWords(decode(raw, at, this.#problems));
    else if (!isBlank) this.#textOutside(raw.trim().slice(0, 20), at);
  }

  #pushWords(words: string): void {
    if (words !== '') this.#out.push({ kind: 'words', words });
  }

  /** Reads a tag or comment. */
  #markup(cursor: TextCursor): void {
    const { at } = cursor;
    if (cursor.startsWith('<!--')) {
      this.#inComment = true;
      cursor.skipPast('<!--');
      return;
    }
    if (cursor.startsWith('<!') || cursor.startsWith('<?')) {
      const mark = cursor.startsWith('<![CDATA[') ? ']]>' : '>';
      this.#fault(tagFaults.declaration, at);
      cursor.skipPast(mark);
      return;
    }
    const [, closed] = cursor.match(endTag) ?? [];
    if (closed !== undefined) {
      this.#close(closed, at);
      return;
    }
    const [, name] = cursor.match(tagBegin) ?? [];
    if (name !== undefined) {
      this.#tag = { name, at, outer: this.#out, isFaulty: false };
      this.#out = [];
      return;
    }
    this.#fault(tagFaults.bareBracket, at);
    cursor.index += 1;
  }

  #close(written: string, at: TemplatePlace): void {
    const name = this.#elements.close(written, at);
    const hasStep = name === 'td' || name === 'p' || name === 'h1' || name === 'cover';
    if (hasStep) this.#out.push({ kind: 'close', name });
  }

  #insideTag(cursor: TextCursor): void {
    const { at } = cursor;
    const end = cursor.match(tagEnd);
    if (end !== null) {
      this.#finishTag(end[1] === '/');
      return;
    }
    const [, name, quote] = cursor.match(attributeBegin) ?? [];
    if (name !== undefined && quote !== undefined) {
      this.#attribute = { name, quote, at, outer: this.#out };
      this.#out = [];
      return;
    }
    const token = cursor.startsWith('<') ? null : cursor.match(anyToken);
    if (token === null) this.#abandonTag(this.#tag?.at ?? at);
    else if (this.#tag !== null) {
      this.#tag.isFaulty = true;
      this.#fault(tagFaults.badAttribute(this.#tag.name, token[0].slice(0, 20)), at);
    }
  }

  #attributeText(cursor: TextCursor): void {
    const attribute = this.#attribute;
    if (attribute === null) return;
    const { at } = cursor;
    const raw = cursor.until(attribute.quote, '<');
    this.#pushWords(decode(raw, at, this.#problems).replace(attributeBlank, ' '));
    if (cursor.startsWith('<')) {
      this.#abandonTag(attribute.at);
      return;
    }
    if (cursor.isAtEnd) return;
    cursor.index += 1;
    const { name, outer } = attribute;
    outer.push({ kind: 'attribute', name, inside: this.#out, at: attribute.at });
    this.#out = outer;
    this.#attribute = null;
  }

  #finishTag(isEmpty: boolean): void {
    const tag = this.#tag;
    if (tag === null) return;
    const attributes = this.#out;
    this.#out = tag.outer;
    this.#tag = null;
    const name = this.#elements.open(tag.name, tag.at);
    if (name === 'form') this.#countForm(tag.at);
    if (name !== null) this.#out.push(startTag(name, attributes, tag, this.#problems));
    if (isEmpty) this.#close(tag.name, tag.at);
  }

  /** Goes on as if the tag had been finished. */
  #abandonTag(at: TemplatePlace): void {
    const tag = this.#tag;
    this.#unfinished(at);
    this.#attribute = null;
    if (tag === null) return;
    this.#out = tag.outer;
    this.#tag = null;
    this.#elements.open(tag.name, tag.at, { isUnfinished: true });
  }

  #countForm(at: TemplatePlace): void {
    this.#forms += 1;
    if (this.#forms > 1) this.#fault(tagFaults.severalForms, at);
  }

  #unfinished(at: TemplatePlace): void {
    this.#fault(tagFaults.unfinished(this.#tag?.name ?? null, this.#attribute?.name ?? null), at);
  }

  #textOutside(shown: string, at: TemplatePlace): void {
    this.#fault(tagFaults.textOutside(shown, this.#elements.innermost), at);
  }

  #fault([code, ...said]: TemplateFault, at: TemplatePlace = { line: 1, column: 1 }): void {
    this.#problems.report(code, at, ...said);
  }
}
