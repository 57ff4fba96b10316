/** Rules of debris that programs leave in texts and that cannot be repaired safely: error values, codes, characters of symbol fonts. */

import { excelError, excelErrorIn, numberBefore } from '../../filing/index.js';
import { codePoint } from '../../json/index.js';
import type { Found } from '../fault.js';
import { asExpected } from '../mendings.js';
import { published, type Rule, seen, tableRule, textRule } from '../rule.js';

const markupLeft =
  /&(?:nbsp|lt|gt|amp|quot|apos|#\d{2,6}|#x[0-9a-f]{2,5});|<\/?(?:br|p|span|div|font|td|tr|strong|em)\b[^<>]*>/i;
/** What is left of characters that a conversion lost, of objects that a program printed, of line ends that it escaped twice. */
const lostInConversion =
  /\ufffd|\[object [A-Z]\w*\]|(?<![A-Za-z:\\])\\[rn](?![A-Za-z])|(?:锟斤拷)+|烫{3,}|屯{3,}|(?:[à-ï][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2}){2,}/u;
const privateUse = /[\ue000-\uf8ff]/;
/** Matches only where no digit precedes, so that a long run of digits is scanned once. */
const floatTail = /(?<![\d.])\d{1,15}\.\d{0,12}?(?:0{6,20}|9{6,20})\d{1,3}(?!\d)/;
const formNumber = /^指标\s*\d+\s*[：:、.．]\s*(?=\S)/u;
/** 1、 1. （1） ① before a name; 一、二级公路 and 1、2号楼 are names. */
const nameNumber = /^(?:\d{1,2}[、．.)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*(?=\S)/u;

const lostTexts = textRule(
  {
    code: 'check/lost-in-conversion',
    severity: 'warning',
    title: '文字没有在转换中损坏（� [object Object] \\n）',
    source: published('程序转换和转码的常见差错'),
  },
  { pattern: lostInConversion },
  (text) => {
    // What a web page has left is one cause: the codes are named there.
    if (markupLeft.test(text.value)) return null;
    const found = lostInConversion.exec(text.value)?.[0] ?? '';
    const what =
      found === '\ufffd'
        ? '转码时丢失的字'
        : found.startsWith('[')
          ? '程序没有写出的内容'
          : found.startsWith('\\')
            ? '没有转换的换行'
            : '转码转错的文字';
    return {
      path: text.path(),
      message: `${placeIn(text.value, found)}的“${found}”是${what}，会原样印出，请改为原来的文字`,
      english: `${found} is what a conversion has left; write what stood there`,
      actual: found,
    };
  },
);

/** From so many texts on the whole file was saved in a wrong encoding. */
const wholeFile = 6;

/** One cause, one finding: of a whole file it is said at the first of its texts. */
function saidOnce(found: Found): Found {
  if (!Array.isArray(found) || found.length < wholeFile) return found;
  const [first]: readonly Found[] = found;
  if (first === null || first === undefined || !('path' in first)) return found;
  return {
    ...first,
    message: `${first.message}；这样的乱码共 ${found.length} 处，像是整份数据按错误的编码另存过，请取原来的文件`,
    english: `${first.english}; ${found.length} texts are so: the file was probably saved in a wrong encoding`,
  };
}

export const debrisRules: readonly Rule[] = [
  textRule(
    {
      code: 'check/excel-error',
      severity: 'error',
      title: '没有 Excel 的错误值（#N/A、#DIV/0!）',
      source: published('表格转换的常见差错'),
    },
    { pattern: excelError, hint: /#/ },
    (text) => {
      const error = excelErrorIn(text.value);
      return {
        path: text.path(),
        message: `这是 Excel 的错误值 ${error}，不是内容；请在表格里改正公式，再填写它的结果`,
        english: `${error} is an error of Excel's, not content; mend the formula and give its result`,
        actual: text.value,
      };
    },
  ),
  textRule(
    {
      code: 'check/markup-in-text',
      severity: 'warning',
      title: '文字里没有网页代码（&nbsp; <br>）',
      source: published('从网页复制的常见差错'),
    },
    { pattern: markupLeft, hint: /[&<]/ },
    (text) => {
      const code = markupLeft.exec(text.value)?.[0] ?? '';
      return {
        path: text.path(),
        message: `文字里有网页代码“${code}”（${placeIn(text.value, code)}），会原样印出，请删去或换成所指的字`,
        english: `there is markup in the text, ${code}; it prints as it stands`,
        actual: code,
      };
    },
  ),
  { ...lostTexts, find: (subject) => saidOnce(lostTexts.find(subject)) },
  textRule(
    {
      code: 'check/private-character',
      severity: 'warning',
      title: '没有符号字体、自造字的专用字符',
      source: published('Unicode 私用区：Word 的 Wingdings、Symbol 符号和自造字，别的字体印不出'),
    },
    { pattern: privateUse },
    (text) => {
      const character = privateUse.exec(text.value)?.[0] ?? '';
      const code = character.codePointAt(0) ?? 0;
      const isSymbol = code >= 0xf000 && code <= 0xf0ff;
      return {
        path: text.path(),
        message: `${placeIn(text.value, character)}是${isSymbol ? ' Word 符号字体（Wingdings、Symbol）的字符' : '自造字区的字符'} ${codePoint(code)}，印不出来；请改为通用的字或符号${isSymbol ? '（● ☑ □ → 等）' : ''}`,
        english: `${codePoint(code)} is a character of ${isSymbol ? "Word's symbol fonts" : 'a private area'}; write a common one`,
        actual: codePoint(code),
      };
    },
  ),
  textRule(
    {
      code: 'check/float-tail',
      severity: 'warning',
      title: '数值没有程序计算留下的尾数（95.00000000000001）',
      source: published('表格转换的常见差错'),
    },
    { pattern: floatTail, hint: /0{6}|9{6}/ },
    (text) => {
      const tail = floatTail.exec(text.value)?.[0] ?? '';
      return {
        path: text.path(),
        message: `${tail} 带着程序计算留下的尾数，请改为 ${Number(Number(tail).toPrecision(12))}`,
        english: 'a number with the tail of a computation',
        expected: String(Number(Number(tail).toPrecision(12))),
        actual: tail,
      };
    },
  ),
  tableRule(
    {
      code: 'check/name-numbered',
      severity: 'warning',
      title: '三级指标名称不带“指标1：”“1、”的编号，不重写二级指标（“数量指标：”）',
      source: seen('目标表印“指标1：”；名称再带一个，就印两遍'),
      mend: asExpected,
    },
    ({ rows }) =>
      rows.map(({ path, level1, level2, name }) => {
        const number = formNumber.exec(name)?.[0];
        const before = number ?? nameNumber.exec(name)?.[0] ?? levelBefore(name, [level1, level2]);
        if (before === null) return null;
        return {
          path: `${path}.name`,
          message: `名称前带着“${before.trim()}”，${number === undefined ? '三级指标写名称即可' : '表上自有编号，会印两遍'}；请删去`,
          english: 'a number or a level stands before the name',
          expected: name.slice(before.length),
          actual: name,
        };
      }),
  ),
  {
    code: 'check/duty-numbered',
    severity: 'warning',
    title: '单位职责不自带编号（表上自有编号）',
    source: seen('单位整体支出绩效目标申报表逐条编号'),
    find: ({ filing: { unitTarget } }) =>
      (unitTarget?.duties ?? []).map((duty, index) => {
        const number = numberBefore(duty)?.written;
        if (number === undefined) return null;
        return {
          path: `unitTarget.duties[${index}]`,
          message: `表上编为第 ${index + 1} 条，文字又带着“${number.trim()}”，会印两个编号；请删去`,
          english: 'the form numbers it itself',
          expected: duty.slice(number.length),
          actual: duty,
        };
      }),
  },
];

/** The level that a name repeats before itself: 数量指标：巡查次数. */
function levelBefore(name: string, levels: readonly string[]): string | null {
  const [before, word] = /^([^：:]{2,10})[：:]\s*(?=\S)/u.exec(name) ?? [];
  return before !== undefined && word !== undefined && levels.includes(word) ? before : null;
}

/** Describes the position: 第 2 行第 5 字; the first line is not named. */
function placeIn(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  const character = `第 ${[...(before.at(-1) ?? '')].length + 1} 字`;
  return before.length === 1 ? character : `第 ${before.length} 行${character}`;
}
