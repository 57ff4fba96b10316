/** The fonts that Word has for each role. */
import type { FontRole } from '../../text/index.js';

/** Latin letters and digits, in every role. */
export const westernFont = 'Times New Roman';
/** Has the ticked and crossed boxes, which no Chinese system font has. */
export const tickFont = 'Segoe UI Symbol';

const eastAsianFonts: Readonly<Record<FontRole, string>> = {
  宋体: '宋体',
  黑体: '黑体',
  仿宋: '仿宋',
  楷体: '楷体',
  小标宋: '方正小标宋简体',
  西文: '宋体',
};

export function eastAsianFont(role: FontRole): string {
  return eastAsianFonts[role];
}

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
