/** The paragraph styles of one document, one for each face, size and pitch; the fonts that Word has for each role; Word's units. */
import { type FooterStyle, type OutlineLevel, spacerHeight } from '../../layout/index.js';
import type { FontRole, TextStyle } from '../../text/index.js';
import { officeFonts } from '../office-fonts.js';

/** The paragraph of 1 pt between two tables, and after the last one. */
export const spacerStyleId = 'Spacer';

const sizeNames: Readonly<Record<number, string>> = {
  22000: '二号',
  18000: '小二',
  16000: '三号',
  15000: '小三',
  14000: '四号',
  12000: '小四',
  10500: '五号',
  9000: '小五',
};

interface StyleEntry {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
}

/** Adds a style when a paragraph first asks for it; the same requests in the same order give the same styles. */
export class StyleSheet {
  readonly #entries = new Map<string, StyleEntry>();
  /** Ids of text styles, by role, and by size and pitch in one number, negative where bold: asked for at every paragraph. */
  readonly #textIds = new Map<FontRole, Map<number, string>>();
  readonly #names = new Set<string>();

  /** The style's id for text in a cell or outside. */
  textStyleId(style: TextStyle, linePitch: number): string {
    const ids = this.#textIds.get(style.role) ?? new Map<number, string>();
    const key = (style.size * 1e6 + linePitch) * (style.weight === 'bold' ? -1 : 1);
    const id = ids.get(key) ?? this.#addText(style, linePitch);
    ids.set(key, id);
    this.#textIds.set(style.role, ids);
    return id;
  }

  /**
   * Heading 1 or 2 (built-in, found by Word's navigation pane and 目录). The first title of a level makes the style; one
   * that looks otherwise gets a style based on it.
   */
  headingStyleId(level: 1 | 2, style: TextStyle, linePitch: number): string {
    const key = `heading ${level} ${style.role} ${style.size} ${linePitch}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known.id;
    const builtIn = `Heading${level}`;
    const isFirst = !this.#names.has(`heading ${level}`);
    const id = isFirst ? builtIn : `${builtIn}-${this.#entries.size + 1}`;
    const name = isFirst ? `heading ${level}` : `标题${level} ${style.role}${sizeName(style.size)} ${id}`;
    const outline = `<w:outlineLvl w:val="${level - 1}"/>`;
    return this.#add(
      key,
      id,
      name,
      styleXml(id, name, isFirst ? 'Normal' : builtIn, outline, style, linePitch),
    );
  }

  /** The built-in style of headings of a level, whatever it looks like: what else is needed stands in the paragraph. */
  plainHeadingStyleId(level: OutlineLevel): string {
    const id = `Heading${level}`;
    const name = `heading ${level}`;
    return this.#names.has(name) ? id : this.#add(id, id, name, plainHeadingStyle(id, name, level));
  }

  xml(footer: FooterStyle, footerPitch: number): string {
    const texts = [...this.#entries.values()].map((entry) => entry.xml).join('');
    return texts + spacerStyle() + footerStyles(footer, footerPitch);
  }

  #addText(style: TextStyle, linePitch: number): string {
    const id = `Text${this.#entries.size + 1}`;
    const wanted = `${style.role}${style.weight === 'bold' ? '加粗' : ''}${sizeName(style.size)}`;
    const name = this.#names.has(wanted) ? `${wanted} 行距${linePitch / 1000}磅` : wanted;
    return this.#add(id, id, name, styleXml(id, name, 'Normal', '', style, linePitch));
  }

  #add(key: string, id: string, name: string, xml: string): string {
    this.#entries.set(key, { id, name, xml });
    this.#names.add(name);
    return id;
  }
}

function sizeName(size: number): string {
  return sizeNames[size] ?? `${size / 1000}磅`;
}

/** Ids of styles that Word knows itself. */
const builtIn = /^(Heading[123]|Footer)$/;

/** w:style (ECMA-376 Part 1, 17.7.4.17), its children in the order of CT_Style: name, basedOn, next, …, qFormat, …, pPr, rPr. */
function styleXml(
  id: string,
  name: string,
  base: string,
  outline: string,
  style: TextStyle,
  linePitch: number,
): string {
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${twips(linePitch)}" w:lineRule="exact"/>`;
  return `<w:style w:type="paragraph"${builtIn.test(id) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/><w:qFormat/><w:pPr>${spacing}${outline}</w:pPr>${runProperties(style)}</w:style>`;
}

/**
 * CT_RPr (ECMA-376 Part 1, 17.3.2.28): rFonts, b, …, sz, szCs. 小标宋 is bold, as in the PDF: most computers lack 方正小标宋
 * and set its text in 宋体, and the Latin letters beside it are bold anyway.
 */
function runProperties(style: TextStyle): string {
  const size = halfPoints(style.size);
  const weight = style.role === '小标宋' || style.weight === 'bold' ? '<w:b/>' : '';
  return `<w:rPr><w:rFonts w:ascii="${westernFont}" w:hAnsi="${westernFont}" w:eastAsia="${officeFonts[style.role]}" w:cs="${westernFont}"/>${weight}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}

/** A heading (w:outlineLvl, 17.3.1.20) without a look of its own. */
function plainHeadingStyle(id: string, name: string, level: OutlineLevel): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`;
}

function spacerStyle(): string {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${spacerStyleId}"><w:name w:val="表间"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="${twips(spacerHeight)}" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>`;
}

function footerStyles(footer: FooterStyle, linePitch: number): string {
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${twips(linePitch)}" w:lineRule="exact"/>`;
  const open = (id: string, name: string, base: string): string =>
    `<w:style w:type="paragraph"${builtIn.test(id) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/>`;
  const inset = twips(footer.style.size);
  switch (footer.kind) {
    case 'pageOfPages':
      return `${open('Footer', 'footer', 'Normal')}<w:pPr>${spacing}<w:jc w:val="center"/></w:pPr>${runProperties(footer.style)}</w:style>`;
    case 'dashes':
      return (
        `${open('Footer', 'footer', 'Normal')}<w:pPr>${spacing}<w:ind w:right="${inset}"/><w:jc w:val="right"/></w:pPr>${runProperties(footer.style)}</w:style>` +
        `${open('FooterEven', '双页页脚', 'Footer')}<w:pPr><w:ind w:left="${inset}" w:right="0"/><w:jc w:val="left"/></w:pPr></w:style>`
      );
  }
}

/** Latin letters and digits, in every role. */
const westernFont = 'Times New Roman';
/** Has the ticked and crossed boxes, which no Chinese system font has. */
export const tickFont = 'Segoe UI Symbol';

interface FontEntry {
  readonly name: string;
  /** Names that it has on other systems, or fonts that may take its place. */
  readonly alternatives: string;
  /** Windows character set, hexadecimal: 86 is GB 2312. */
  readonly charset: '00' | '86';
}

const entries: readonly FontEntry[] = [
  { name: '宋体', alternatives: 'SimSun', charset: '86' },
  { name: '黑体', alternatives: 'SimHei', charset: '86' },
  { name: '仿宋', alternatives: '仿宋_GB2312', charset: '86' },
  { name: '楷体', alternatives: '楷体_GB2312', charset: '86' },
  { name: '方正小标宋简体', alternatives: '方正小标宋_GBK,华文中宋,STZhongsong', charset: '86' },
  { name: westernFont, alternatives: 'Liberation Serif', charset: '00' },
  { name: tickFont, alternatives: 'MS Gothic', charset: '00' },
];

/** The children of w:fonts (ECMA-376 Part 1, 17.8.3.10; order of CT_Font: altName, panose1, charset, family, …, pitch). */
export const fontEntries: string = entries
  .map(
    ({ name, alternatives, charset }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="${charset}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('');

const twip = 50;
const halfPoint = 500;

export function twips(millipoints: number): number {
  return Math.round(millipoints / twip);
}

/** w:sz (ECMA-376 Part 1, 17.3.2.38). */
function halfPoints(millipoints: number): number {
  return Math.round(millipoints / halfPoint);
}

/** Distances between edges; each edge is rounded down by itself, so that the sum never exceeds the whole. */
export function twipSteps(edges: readonly number[]): readonly number[] {
  const origin = edges[0] ?? 0;
  const steps: number[] = [];
  let before = 0;
  for (let index = 1; index < edges.length; index += 1) {
    const edge = Math.floor(((edges[index] ?? 0) - origin) / twip);
    steps.push(edge - before);
    before = edge;
  }
  return steps;
}
