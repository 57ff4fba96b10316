/** What labels, titles and units say by their keys. */
import { labelKey } from '../identity/index.js';

const sums = '合计|总计|小计|共计';
const sumLabel = new RegExp(`^(?:${sums})(?:\\(.*\\))?$`, 'u');
const sumStart = new RegExp(`^(?:${sums}|总分|总得分|得分合计)`, 'u');

/** Whether the key of a cell says that its row is a sum, and no more: 合计, 小计(万元). */
export function isSumLabel(key: string): boolean {
  return sumLabel.test(key);
}

/** Whether the key of a cell in a list with a row of sums says that it is that row: 合计：, 总分100分. */
export function beginsAsSum(key: string): boolean {
  return sumStart.test(key);
}

/** Whether the key of a cell is a number or its like and no words: 1,234.50, 97.2%, 90分. */
export function isFigure(key: string): boolean {
  return /^[(]?[-+¥]?[\d,.]+(?:[%元分]|万元)?[)]?$/u.test(key);
}

/** Escapes words for a regular expression. */
export function forPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/** A title, or what may hold one, by its key: 《…》 are put around titles and left out. */
export function titleKey(key: string): string {
  return /[《》]/u.test(key) ? key.replace(/[《》]/gu, '') : key;
}

/** Keys of titles, each once, the blank ones left out. */
export function titleKeys(titles: readonly string[]): readonly string[] {
  return [...new Set(titles.map((title) => titleKey(labelKey(title))))].filter((key) => key !== '');
}

/** Units of money that labels name in brackets, as powers of ten of 元. */
const unitPowers: Readonly<Record<string, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
const unitPattern = /[([](?:金额)?:?(?:单位:?)?(?:人民币:?)?(元|百元|千元|万元|百万元|亿元)[)\]]/u;
const unitLine = /(?:金额)?单位:?\(?(?:人民币:?)?(元|百元|千元|万元|百万元|亿元)/u;
const unitAlone = /^\((?:金额:?)?(?:人民币:?)?(?:元|[百千万亿]{1,2}元)\)$/u;

/** The power of ten of the unit that a label says in brackets, or a line as 金额单位：万元; null if it says none. */
export function unitOf(key: string): number | null {
  const unit = unitPattern.exec(key)?.[1] ?? unitLine.exec(key)?.[1];
  return unit === undefined ? null : (unitPowers[unit] ?? null);
}

/** Whether a line says the unit of all amounts: 单位：万元, （万元）. */
export function isUnitLine(key: string): boolean {
  if (key.length > longestUnitLine || !key.includes('元')) return false;
  return (
    unitAlone.test(key) ||
    /^\(?(?:金额)?单位:?\(?(?:人民币:?)?(?:元|.{1,2}元)\)*$/u.test(key) ||
    /金额单位:/u.test(key)
  );
}

/** With the unit's name before it: 填报单位：××　金额单位：万元. */
const longestUnitLine = 80;

/** 万元 of 4. */
export function unitName(power: number): string {
  const [name = '元'] = Object.entries(unitPowers).find(([, own]) => own === power) ?? [];
  return name;
}

/** The label without what forms put around it: 其中：, a number, a unit or a remark in brackets. */
export function labelCore(key: string): string {
  const core = key
    .replace(/^其中:?/u, '')
    .replace(/^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.．]/u, '')
    .replace(/^其中:?/u, '')
    .replace(/\([^()]*\)/gu, '')
    .replace(/,?(?:金额)?单位:(?:人民币:?)?.{0,2}元$/u, '')
    .replace(/:$/u, '');
  return core === '' ? key : core;
}

/** Whether a line under a table is a note on it. */
export const isNote = (key: string) => /^(?:注|备注|说明|填[表报]说明)(?::|\d|$)/u.test(key);

const signed =
  /^(?:(?:填[报表]|制表|编制|审核|复核|经办|联系)人|联系(?:电话|方式)|(?:单位|部门|财务|科室|项目)?(?:负责人|领导)|(?:填[报表]|编制|打印)(?:日期|时间))(?:\([^()]*\))?:/u;
const annex = /^附(?:件|表)?\d*(?:-\d+)*:?$/u;

/** Whether a line around a table says nothing that a filing holds: a note, who signs it, 附件2. */
export const isAside = (key: string) => isNote(key) || signed.test(key) || annex.test(key);

/** Whether the key of a cell is a label of such a line, with what it says in the next cell: 联系人. */
export const isAsideLabel = (key: string) => signed.test(`${key}:`);

const filer = /^(?:填报|填表|编报|申报|上报)(?:单位|部门)(?:名称)?(?:\([^()]*\))?:/u;

/** Whether a line names who hands the form in by one of these names, and says no more than an aside does or the unit of amounts. */
export function isKnownFiler(key: string, names: readonly string[]): boolean {
  const label = filer.exec(key)?.[0];
  if (label === undefined) return false;
  const said = key.slice(label.length);
  return names.some((name) => {
    const rest = said.slice(name.length);
    return name !== '' && said.startsWith(name) && (rest === '' || signed.test(rest) || isUnitLine(rest));
  });
}

/** Whether a text can be a label at all: words, not a dash or a number. */
export function hasWords(key: string): boolean {
  return /[\p{Script=Han}\p{L}]/u.test(key);
}

/** Behind a label or a title that goes on from the page before. */
export const continuedMark = /[（(]续(?:表)?[)）]\s*$/u;

/** A label of the data (一级指标) as one line: blanks between hanzi are line ends of the form's. */
export function oneLine(text: string): string {
  return text
    .replace(continuedMark, '')
    .replace(/(?<=[\p{Script=Han}（）、])\s+|(?<!\s)\s+(?=[\p{Script=Han}（）、])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
