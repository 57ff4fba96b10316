/** What may be wrong with the tags of a template, in words. */
import type { DiagnosticParameters } from '../diagnostics/index.js';

/** Code, what to say in Chinese and in English, and what the message names. */
export type TemplateFault = readonly [
  code: string,
  message: string,
  english: string,
  parameters: DiagnosticParameters,
];

const faults = {
  splitTag: [
    'template/split-tag',
    '标签或属性的开头和结尾要在同一段 {{#…}}…{{/…}} 里',
    'A tag or attribute must begin and end within the same part of a block',
    {},
  ],
  openComment: ['template/open-tag', '注释没有写完：缺 -->', 'A comment lacks its -->', {}],
  declaration: [
    'template/forbidden',
    '不能用 <!…>、<?…>；请直接写标签和文字，“<”写作 &lt;',
    'Declarations and CDATA cannot be used',
    {},
  ],
  bareBracket: [
    'template/bare-bracket',
    '“<”要写作 &lt;；标签的名称要紧接在“<”或“</”后面',
    'Write &lt; for <; a tag has its name right behind < or </',
    {},
  ],
  severalForms: [
    'template/several-forms',
    '一个模板只有一个 <form>；请删去这一个',
    'A template has one <form>; remove this one',
    {},
  ],
  noForm: [
    'template/no-form',
    '模板里没有表：最外层要有一个 <form title="…">…</form>',
    'The template has no <form>',
    {},
  ],
} satisfies Readonly<Record<string, TemplateFault>>;

export const tagFaults = {
  ...faults,
  unfinished: (element: string | null, attribute: string | null): TemplateFault => [
    'template/open-tag',
    attribute === null ? `<${element ?? ''} 没有写完：缺“>”` : `属性 ${attribute} 没有写完：缺引号`,
    'A tag or an attribute is not finished here',
    { element, attribute },
  ],
  badAttribute: (element: string, found: string): TemplateFault => [
    'template/bad-attribute',
    `<${element}> 里的“${found}”写法有误；属性要写作 名称="值"`,
    'Write attributes as name="value"',
    { element, found },
  ],
  /** `innermost`: the element that the text stands in; null at the root. */
  textOutside: (text: string, innermost: string | null): TemplateFault => [
    'model/text-outside-cell',
    `文字“${text}”直接放在${innermost === null ? '最外层' : ` <${innermost}> 里`}；请放进 <td>、<p> 或 <h1>`,
    `The text "${text}" stands ${innermost === null ? 'at the root' : `in <${innermost}>`}; put it into a <td>, <p> or <h1>`,
    { text, in: innermost },
  ],
};
