/** Says what is wrong with the tags of a template. */
import type { ProblemList, TemplatePlace } from '../model/index.js';

/** A tag or an attribute that has begun. */
interface Begun {
  readonly name: string;
  readonly at: TemplatePlace;
}

const start: TemplatePlace = { line: 1, column: 1 };

export class TagFaults {
  readonly #problems: ProblemList;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  unfinished(at: TemplatePlace, tag: Begun | null, attribute: Begun | null): void {
    const what =
      attribute === null ? `<${tag?.name ?? ''} 没有写完：缺“>”` : `属性 ${attribute.name} 没有写完：缺引号`;
    this.#problems.report('template/open-tag', at, what, 'A tag or an attribute is not finished here', {
      element: tag?.name ?? null,
      attribute: attribute?.name ?? null,
    });
  }

  splitTag(begun: Begun | null): void {
    this.#problems.report(
      'template/split-tag',
      begun?.at ?? start,
      '标签或属性的开头和结尾要在同一段 {{#…}}…{{/…}} 里',
      'A tag or attribute must begin and end within the same part of a block',
    );
  }

  openComment(): void {
    this.#problems.report('template/open-tag', start, '注释没有写完：缺 -->', 'A comment lacks its -->');
  }

  declaration(at: TemplatePlace): void {
    this.#problems.report(
      'template/forbidden',
      at,
      '不能用 <!…>、<?…>；请直接写标签和文字，“<”写作 &lt;',
      'Declarations and CDATA cannot be used',
    );
  }

  bareBracket(at: TemplatePlace): void {
    this.#problems.report(
      'template/bare-bracket',
      at,
      '“<”要写作 &lt;；标签的名称要紧接在“<”或“</”后面',
      'Write &lt; for <; a tag has its name right behind < or </',
    );
  }

  badAttribute(at: TemplatePlace, tag: string, token: string): void {
    this.#problems.report(
      'template/bad-attribute',
      at,
      `<${tag}> 里的“${token.slice(0, 20)}”写法有误；属性要写作 名称="值"`,
      'Write attributes as name="value"',
      { element: tag, found: token.slice(0, 20) },
    );
  }

  severalForms(at: TemplatePlace): void {
    this.#problems.report(
      'template/several-forms',
      at,
      '一个模板只有一个 <form>；请删去这一个',
      'A template has one <form>; remove this one',
    );
  }

  noForm(): void {
    this.#problems.report(
      'template/no-form',
      start,
      '模板里没有表：最外层要有一个 <form title="…">…</form>',
      'The template has no <form>',
    );
  }

  /** `innermost`: the element that it stands in; null at the root. */
  textOutside(shown: string, innermost: string | null, at: TemplatePlace): void {
    this.#problems.add({
      code: 'model/text-outside-cell',
      at,
      message: `文字“${shown}”直接放在${innermost === null ? '最外层' : ` <${innermost}> 里`}；请放进 <td>、<p> 或 <h1>`,
      english: `The text "${shown}" stands ${innermost === null ? 'at the root' : `in <${innermost}>`}; put it into a <td>, <p> or <h1>`,
      parameters: { text: shown, in: innermost },
    });
  }
}
