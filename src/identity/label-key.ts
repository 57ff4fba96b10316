/** Keys by which labels of forms are compared: without blanks, line ends and the width of brackets. */

/** ①项目名称 is numbered as 1、项目名称 is. */
const circledNumber = /^\s*[①-⑳](?=\s*\p{L})/u;

/** `项目\n资金（元）（续）` → `项目资金(元)`. A run at the end is looked for from its beginning only: cells may hold 32,767 marks. */
export function labelKey(text: string): string {
  const key = text
    .replace(circledNumber, (mark) => `${mark.normalize('NFKC')}、`)
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, '');
  // Most texts have none of what follows, and every cell of a workbook is keyed.
  if (!/[)】“”„"*※:;,。它A-Z]/u.test(key)) return key.toLowerCase();
  return key
    .replace(/\(续(?:表)?\)$/u, '')
    .replace(/【([^【】]*)】/gu, '($1)')
    .replaceAll('其它', '其他')
    .replace(/[“”„"]/gu, '"')
    .replace(/^[*※]+|(?<![*※])[*※]+$/gu, '')
    .replace(/(?<![:;,。])[:;,。]+$/u, '')
    .toLowerCase();
}
