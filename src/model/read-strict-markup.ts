/** Reads markup as strict XML and checks every element and attribute against the dialect. */
import { SaxesParser } from 'saxes';
import type { DraftForm } from './draft.js';
import { FormBuilder } from './form-builder.js';
import {
  type AttributeRule,
  dialect,
  type ElementName,
  elementNames,
  isElementName,
  isRight,
} from './markup-dialect.js';
import type { ProblemList } from './problems.js';
import { type Tag, tagOf } from './tag.js';

interface OpenElement {
  readonly tag: Tag;
  /** Line in the template; an inline element has that of the block it stands in. */
  readonly line: number;
  /** Of a value, what it holds. */
  text: string;
}

/** All that is XML; null, and the problem, where it is none. Of what breaks the dialect the rest is given. */
export function readStrictMarkup(markup: string, problems: ProblemList): DraftForm | null {
  return new MarkupReader(problems).read(markup);
}

class MarkupReader {
  readonly #problems: ProblemList;
  readonly #parser = new SaxesParser();
  readonly #builder = new FormBuilder();
  /** null stands for an element that the dialect does not know: what it holds is passed over. */
  readonly #open: (OpenElement | null)[] = [];
  #hasRoot = false;
  #lastLine = 1;
  #broken = false;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  read(markup: string): DraftForm | null {
    const parser = this.#parser;
    parser.on('error', (error) => this.#syntaxError(error.message));
    parser.on('doctype', () => this.#syntaxError('DOCTYPE'));
    parser.on('processinginstruction', () => this.#syntaxError('processing instruction'));
    parser.on('opentag', (tag) => this.#openTag(tag.name, tag.attributes));
    parser.on('closetag', () => this.#closeTag());
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.write(markup).close();
    return this.#hasRoot && !this.#broken ? this.#builder.form : null;
  }

  /** The first fault only: what follows it is mostly its consequence. */
  #syntaxError(detail: string): void {
    if (this.#broken) return;
    this.#broken = true;
    const { line, column } = this.#parser;
    this.#problems.add({
      code: 'not-xml',
      line: this.#lastLine,
      message: `模板生成的标记不是合格的 XML（标记第 ${line} 行第 ${column} 列，${detail}）；请检查此行附近的标签是否成对、属性是否加引号`,
      english: `The template's markup is not well-formed XML (markup ${line}:${column}, ${detail}); check that tags near this line are closed and attributes quoted`,
    });
  }

  #openTag(name: string, given: Record<string, string>): void {
    const parent = this.#open.at(-1);
    const outer = parent === undefined ? null : (parent?.tag.name ?? 'unknown');
    const ownLine = given.line === undefined ? Number.NaN : Number(given.line);
    const line = Number.isInteger(ownLine) ? ownLine : this.#parentLine();
    this.#lastLine = line;
    if (this.#broken || outer === 'unknown' || !isElementName(name) || !this.#mayStand(name, outer, line)) {
      if (!isElementName(name)) this.#unknownElement(name, line);
      this.#open.push(null);
      return;
    }
    this.#checkAttributes(name, given, line);
    const tag = tagOf(name, given, line);
    if (outer === null) this.#hasRoot = true;
    this.#builder.open(tag);
    this.#open.push({ tag, line, text: '' });
  }

  #closeTag(): void {
    const element = this.#open.pop();
    if (this.#broken || element === undefined || element === null) return;
    const { tag, text } = element;
    if (tag.name === 'v') this.#builder.value(text, tag.sources);
    else this.#builder.close(tag.name);
  }

  #text(text: string): void {
    const element = this.#open.at(-1);
    if (this.#broken || element === undefined || element === null) return;
    const { name } = element.tag;
    if (name === 'v') {
      element.text += text;
    } else if (dialect[name].holdsText) {
      this.#builder.words(text);
    } else if (text.trim() !== '') {
      const shown = text.trim().slice(0, 20);
      this.#problems.add({
        code: 'text-outside-cell',
        line: element.line,
        message: `文字“${shown}”不在单元格、段落或标题里；请放进 <td>、<p> 或 <h1>`,
        english: `The text "${shown}" stands in <${name}>; put it into a <td>, <p> or <h1>`,
      });
    }
  }

  #parentLine(): number {
    return this.#open.findLast((element) => element !== null)?.line ?? this.#parser.line;
  }

  #mayStand(name: ElementName, outer: ElementName | null, line: number): boolean {
    const { parents } = dialect[name];
    if (parents.includes(outer)) return true;
    const places = parents.map((parent) => (parent === null ? '文件最外层' : `<${parent}>`)).join('、');
    this.#problems.add({
      code: 'misplaced-element',
      line,
      message: `<${name}> 不能放在${outer === null ? '文件最外层' : ` <${outer}> 里`}；应放在：${places}`,
      english: `<${name}> cannot stand ${outer === null ? 'at the root' : `in <${outer}>`}; it belongs in ${parents.join(', ')}`,
    });
    return false;
  }

  #unknownElement(name: string, line: number): void {
    this.#problems.add({
      code: 'unknown-element',
      line,
      message: `没有 <${name}> 这种标签；可用的标签：${elementNames.join('、')}`,
      english: `There is no <${name}>; the elements are ${elementNames.join(', ')}`,
    });
  }

  /** Reports what is missing or wrong, and takes what is wrong out. */
  #checkAttributes(name: ElementName, given: Record<string, string>, line: number): void {
    const { attributes: rules, required } = dialect[name];
    for (const [attribute, rule] of required) {
      if (given[attribute] === undefined) this.#missingAttribute(name, attribute, rule, line);
    }
    for (const attribute in given) {
      const value = given[attribute] ?? '';
      const rule = rules.get(attribute);
      if (rule !== undefined && isRight(value, rule)) continue;
      if (rule === undefined) this.#unknownAttribute(name, attribute, line);
      else this.#wrongValue(name, attribute, value, rule, line);
      delete given[attribute];
    }
  }

  #unknownAttribute(name: ElementName, attribute: string, line: number): void {
    const known = [...dialect[name].attributes.keys()].filter((each) => each !== 'line');
    this.#problems.add({
      code: 'unknown-attribute',
      line,
      message: `<${name}> 没有属性 ${attribute}；可用的属性：${known.join('、') || '无'}`,
      english: `<${name}> has no attribute ${attribute}; it has ${known.join(', ') || 'none'}`,
    });
  }

  #wrongValue(name: ElementName, attribute: string, value: string, rule: AttributeRule, line: number): void {
    const shown = value.slice(0, 40);
    this.#problems.add({
      code: 'wrong-attribute',
      line,
      message: `<${name}> 的属性 ${attribute} 不能是“${shown}”，应为${wanted(rule).chinese}`,
      english: `The attribute ${attribute} of <${name}> cannot be "${shown}"; it takes ${wanted(rule).english}`,
    });
  }

  #missingAttribute(name: ElementName, attribute: string, rule: AttributeRule, line: number): void {
    const { chinese, english } = wanted(rule);
    this.#problems.add({
      code: 'missing-attribute',
      line,
      message: `<${name}> 缺少属性 ${attribute}（${chinese}）`,
      english: `<${name}> lacks the attribute ${attribute} (${english})`,
    });
  }
}

function wanted(rule: AttributeRule): { readonly chinese: string; readonly english: string } {
  switch (rule.kind) {
    case 'text':
      return { chinese: '文字', english: 'a text' };
    case 'choice':
      return { chinese: rule.values.join('、'), english: rule.values.join(', ') };
    case 'count':
      return { chinese: '从 1 起的整数', english: 'a whole number from 1' };
    case 'index':
      return { chinese: '从 0 起的整数', english: 'a whole number from 0' };
    case 'share':
      return { chinese: '大于 0 的数', english: 'a number above 0' };
  }
}
