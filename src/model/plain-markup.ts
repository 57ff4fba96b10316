/**
 * Reads markup in the plain writing that the engine emits, from tag to tag. What is written otherwise or is wrong in any
 * way is left to the XML parser, which takes five times as long and knows how to complain.
 */
import { ownText } from '../diagnostics/index.js';
import { dialect, type ElementName, isElementName, isRight } from './markup-dialect.js';
import type { MarkupElement } from './markup-element.js';

/** A start tag as it is read once: the forms of one template repeat theirs. */
interface PlainTag {
  readonly name: ElementName;
  readonly attributes: Readonly<Record<string, string>>;
  /** null: that of the element around. */
  readonly line: number | null;
  readonly isEmpty: boolean;
}

/** Start tags by what stands between their brackets; null for those that are not plain. */
export type TagCache = Map<string, PlainTag | null>;

interface OpenElement extends MarkupElement {
  readonly children: (MarkupElement | string)[];
}

/** The cache is emptied at so many tags: names of merged runs come from data. */
const mostTags = 5000;

/** What XML 1.0 does not hold, and carriage returns, which a parser turns into line ends. */
const unusual = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const blank = /^[ \t\n]*$/;

/** The root element as `readMarkup` gives it; null where the markup is not plain or not right. */
export function readPlainMarkup(markup: string, tags: TagCache): MarkupElement | null {
  return unusual.test(markup) ? null : new PlainReader(tags).read(markup);
}

class PlainReader {
  readonly #tags: TagCache;
  readonly #open: OpenElement[] = [];
  #root: OpenElement | null = null;

  constructor(tags: TagCache) {
    this.#tags = tags;
  }

  read(markup: string): MarkupElement | null {
    for (let at = 0; at < markup.length; ) {
      const start = markup.indexOf('<', at);
      const end = start < 0 ? -1 : markup.indexOf('>', start);
      if (!this.#text(start < 0 ? markup.slice(at) : markup.slice(at, start))) return null;
      if (start < 0) break;
      if (end < 0 || !this.#tag(markup.slice(start + 1, end))) return null;
      at = end + 1;
    }
    return this.#open.length === 0 ? this.#root : null;
  }

  /** Whether the text is plain and may stand here. */
  #text(raw: string): boolean {
    if (raw === '') return true;
    const element = this.#open.at(-1);
    if (element === undefined || !dialect[element.name].holdsText) return blank.test(raw);
    const text = decoded(raw);
    if (text === null || text.includes(']]>')) return false;
    element.children.push(text);
    return true;
  }

  #tag(raw: string): boolean {
    if (raw.startsWith('/')) return this.#open.pop()?.name === raw.slice(1);
    const tag = this.#startTag(raw);
    return tag !== null && this.#begin(tag);
  }

  #begin({ name, attributes, line, isEmpty }: PlainTag): boolean {
    const parent = this.#open.at(-1);
    const ownLine = line ?? parent?.line;
    if (ownLine === undefined || !dialect[name].parents.includes(parent?.name ?? null)) return false;
    const element: OpenElement = { name, attributes, children: [], line: ownLine };
    if (parent !== undefined) parent.children.push(element);
    else if (this.#root === null) this.#root = element;
    else return false;
    if (!isEmpty) this.#open.push(element);
    return true;
  }

  #startTag(raw: string): PlainTag | null {
    // Each value has a path of its own: hardly one comes twice.
    if (raw.startsWith('v ')) return readTag(raw);
    const known = this.#tags.get(raw);
    if (known !== undefined) return known;
    const own = ownText(raw);
    const tag = readTag(own);
    if (this.#tags.size >= mostTags) this.#tags.clear();
    this.#tags.set(own, tag);
    return tag;
  }
}

const tagText = /^([a-z][a-z0-9-]*)((?:[ \t\n]+[a-z]+="[^"<\t\n]*")*)[ \t\n]*(\/?)$/;
const attributeText = /([a-z]+)="([^"]*)"/g;

/** null where the tag is not plain, or not right by the dialect. */
function readTag(raw: string): PlainTag | null {
  const [, name = '', given = '', slash] = tagText.exec(raw) ?? [];
  if (!isElementName(name)) return null;
  const attributes: Record<string, string> = Object.create(null);
  for (const [, attribute = '', written = ''] of given.matchAll(attributeText)) {
    const value = decoded(written);
    const rule = dialect[name].attributes.get(attribute);
    if (value === null || rule === undefined || !isRight(value, rule) || attribute in attributes) return null;
    attributes[attribute] = value;
  }
  for (const attribute of dialect[name].required.keys()) if (!(attribute in attributes)) return null;
  const line = attributes.line === undefined ? null : Number(attributes.line);
  return { name, attributes, line, isEmpty: slash === '/' };
}

const references = /&(?:(amp|lt|gt|quot);)?/g;
const meanings: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text with the references that the engine writes resolved; null where there are others. */
function decoded(raw: string): string | null {
  if (!raw.includes('&')) return raw;
  let isPlain = true;
  const text = raw.replace(references, (_, name: string | undefined) => {
    const meaning = meanings[name ?? ''];
    isPlain &&= meaning !== undefined;
    return meaning ?? '';
  });
  return isPlain ? text : null;
}
