/** Understands what converters leave in texts: Excel's escapes, blanks as words, radicals for characters, Word's bullets, numbers twice. */
import type { Text } from '../diagnostics/index.js';
import { numberInHanzi } from './hanzi-number.js';

/** The intended text, null if it is blank, and what was changed. */
interface UnderstoodText extends Text {
  readonly value: string | null;
}

interface Mended extends Text {
  readonly text: string;
}

/** Matches every text that may hold debris; a quick pre-filter. */
const perhaps = /[\u0300-\u036f\u1100-\u11ff\u2e80-\u2fdf\u3099\u309a\uf000-\ufaff]|\ud87e|_x[0-9A-Fa-f]{4}_/;
/** A blank word is no longer, with spaces around it. */
const longestBlankWord = 20;
const blankWord = /^\s*(nan|nat|none|null|undefined|<na>)\s*$/i;
/** A number before a paragraph: 1、 1. （一） 一、 ①. */
const numberAtStart =
  /^\s*(?:(\d{1,2})\s*(?:[、．)）]|\.(?!\d))|[(（](\d{1,2})[)）]|([一二三四五六七八九十]{1,3})、|[(（]([一二三四五六七八九十]{1,3})[)）]|([①-⑳]))\s*(?=\S)/u;

/** `index`: from 0, of an element of a numbered list; null elsewhere. undefined where there is nothing to mend. */
export function understandText(text: string, index: number | null): UnderstoodText | undefined {
  const word = text.length > longestBlankWord ? undefined : blankWord.exec(text)?.[1];
  if (word === undefined && index === null && !perhaps.test(text)) return undefined;
  if (word !== undefined)
    return { value: null, zh: `“${word}”是程序导出的空值，读作空白`, en: `${word} is a program's blank` };
  const done: Mended[] = [];
  let mended = text;
  for (const mend of [unescaped, composed, unifiedRadicals, plainBullets, withoutNumber]) {
    const step = mend(mended, index);
    if (step === null || step.text === mended) continue;
    mended = step.text;
    done.push(step);
  }
  if (done.length === 0) return undefined;
  return {
    value: mended,
    zh: done.map(({ zh }) => zh).join('；'),
    en: done.map(({ en }) => en).join('; '),
  };
}

/** OOXML's ST_Xstring: `_x000D_` is a carriage return, `_x005F_` an underscore before what only looks like an escape. */
function unescaped(text: string): Mended | null {
  const found = /_x[0-9A-Fa-f]{4}_/.exec(text)?.[0];
  if (found === undefined) return null;
  const decoded = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const lines = decoded.replace(/\r\n?/g, '\n');
  const clean = lines.replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
  if (/\p{Surrogate}/u.test(clean)) return null;
  return {
    text: clean,
    zh: `“${found}”是 Excel 的转义字符，已还原${/x000[da]/i.test(found) ? '为换行' : ''}`,
    en: `${found} is an escape of Excel's and was resolved`,
  };
}

/** Accents that stand apart from their letters, as macOS writes them, and compatibility ideographs. */
function composed(text: string): Mended | null {
  const whole = text.normalize('NFC');
  if (whole === text) return null;
  return {
    text: whole,
    zh: '分开存放的附加符号（或兼容汉字）已合成通常的字符',
    en: 'decomposed characters were composed',
  };
}

/** The radicals supplement by pairs, as EquivalentUnifiedIdeograph.txt of Unicode gives it; NFKC knows the Kangxi radicals. */
const supplement = pairsOf([
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示',
  '⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞',
  '⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
]);

function pairsOf(rows: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    Array.from(rows.join('').matchAll(/(.)(.)/gsu), ([, radical = '', whole = '']) => [radical, whole]),
  );
}

/** Texts copied from a PDF have ⽼ (U+2F7C) for 老. */
function unifiedRadicals(text: string): Mended | null {
  const pairs = new Map<string, string>();
  const unified = text.replace(/[\u2e80-\u2fdf]/g, (radical) => {
    const whole = supplement.get(radical) ?? radical.normalize('NFKC');
    if (whole !== radical) pairs.set(radical, whole);
    return whole;
  });
  if (pairs.size === 0) return null;
  const shown = Array.from(pairs, ([radical, whole]) => `${radical}→${whole}`)
    .slice(0, 5)
    .join('、');
  return {
    text: unified,
    zh: `部首字符读作同形的汉字：${shown}${pairs.size > 5 ? '……' : ''}`,
    en: `radicals were read as the characters that look the same: ${shown}`,
  };
}

/** Bullets of Word's lists, in the private codes of the faces Symbol and Wingdings, at the beginning of a line. */
const bullet = /^([^\S\n]*)[\uf0b7\uf06c\uf06e\uf0a7\uf075\uf076\uf0d8\uf0fc\uf071\uf0b2\uf077]/gm;

function plainBullets(text: string): Mended | null {
  const plain = text.replace(bullet, '$1•');
  if (plain === text) return null;
  return { text: plain, zh: '行首的 Word 项目符号读作“•”', en: 'bullets of Word were read as •' };
}

/** The form numbers the list itself: a number that says the same would be printed twice. */
function withoutNumber(text: string, index: number | null): Mended | null {
  const number = ownNumber(text, index);
  if (number === undefined) return null;
  return {
    text: text.slice(number.length),
    zh: `表上自有编号，略去文字自带的“${number.trim()}”`,
    en: `the form numbers it itself; ${number.trim()} was left out`,
  };
}

/** The number before an element of a list, where it is the element's own. */
function ownNumber(text: string, index: number | null): string | undefined {
  const before = index === null ? null : numberBefore(text);
  return before !== null && before.number === (index ?? 0) + 1 ? before.written : undefined;
}

interface NumberBefore {
  /** With its marks and the blanks behind it. */
  readonly written: string;
  readonly number: number | null;
}

/** The number before an entry of a list; null where none is. */
export function numberBefore(text: string): NumberBefore | null {
  const [written = '', ...forms] = numberAtStart.exec(text) ?? [];
  const figures = forms.find((form) => form !== undefined);
  return figures === undefined ? null : { written, number: listNumber(figures) };
}

/** The number that 3, 十二 or ③ before an entry of a list stands for; null if it is none. */
export function listNumber(written: string): number | null {
  if (/^\d/.test(written)) return Number(written);
  if (/^[①-⑳]$/u.test(written)) return written.charCodeAt(0) - 0x2460 + 1;
  return numberInHanzi(written);
}
