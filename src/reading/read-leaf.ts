/** Reads a cell as a value of the kind that its place in the filing wants. */

import {
  formatMillionths,
  millionthsOf,
  movedPoint,
  plainCharacters,
  understandAmount,
  understandNumber,
} from '../filing/index.js';
import { clip } from '../json/index.js';
import { plainNumber } from '../spreadsheet/index.js';
import { type LeafReading, type LeafSource, refused } from './leaf-reading.js';
import { readDay, readPeriod } from './read-day.js';
import { floatNote, heldNumber, hiddenDigits, isFloatError, unitOfFormat } from './shown-number.js';
import { isBareSign } from './target-pieces.js';

export type ReadKind = 'text' | 'amount' | 'decimal' | 'value' | 'date' | 'period' | 'year' | 'target';

/** `power`: the unit of amounts as a power of ten of 元. */
export function readLeaf(kind: ReadKind, source: LeafSource, power: number): LeafReading {
  const { content } = source;
  if (content?.kind === 'error')
    return refused(
      `单元格是错误值 ${content.text}`,
      `the cell holds the error ${content.text}`,
      content.text,
    );
  if (content?.kind === 'formula' && isCalculation(content.text))
    return refused(
      `公式没有结果：${clip(content.text)}；请用 Excel 或 WPS 打开另存`,
      `a formula without a result: ${clip(content.text)}; open the file in Excel or WPS and save it`,
      content.text,
    );
  switch (kind) {
    case 'text':
      return readWords(source);
    case 'target':
      return readTarget(source);
    case 'amount':
      return readAmount(source, power);
    case 'decimal':
      return readNumber(source, /[%分]$/u);
    case 'value':
      return readValue(source);
    case 'date':
      return readDay(source);
    case 'period':
    case 'year':
      return readPeriod(source, kind);
  }
}

function readWords({ text, content }: LeafSource): LeafReading {
  const value = text.trim();
  if (value === '') return { value: null };
  if (content?.kind === 'boolean')
    return {
      value,
      doubt: [
        `单元格是逻辑值 ${value}，按文字读`,
        `the cell holds the logical value ${value}`,
        { found: value },
      ],
    };
  if (content?.kind === 'formula')
    return {
      value,
      note: ['存成了公式，按写的文字读', 'stored as a formula; read as the text that is written', {}],
    };
  if (content?.kind !== 'number') return { value };
  if (!/[\p{L}\p{N}]/u.test(value)) return { value: heldNumber(content) };
  const hidden = hiddenDigits(content, value, value);
  if (hidden !== null) return { value, doubt: hidden };
  return isFloatError(content.value) ? { value, note: floatNote(content.value, value) } : { value };
}

function readTarget(source: LeafSource): LeafReading {
  const read = readWords(source);
  if (read.doubt !== undefined || !isBareSign(source.text)) return read;
  const found = source.text.trim();
  return {
    ...read,
    doubt: [`指标值只有“${found}”，没有数`, `the target is "${found}" alone, without a number`, { found }],
  };
}

/** `=B1+C2`, `=SUM(…)`; a target such as =100.00(%) that a program took for a formula is none. */
function isCalculation(formula: string): boolean {
  return /\$?[A-Za-z]{1,3}\$?\d+|[A-Za-z]+\s*\(/u.test(formula) || /^=[\d.+*/()\s-]+$/u.test(formula);
}

function readAmount({ text, content }: LeafSource, power: number): LeafReading {
  if (content?.kind === 'date')
    return refused(`金额处是日期 ${text}`, `a date where an amount belongs: ${text}`, text);
  if (content?.kind === 'number') {
    const plain = plainNumber(content.value);
    const exact = shiftedDecimal(plain, power);
    const value = exact ?? withoutFloatError(content.value, power);
    if (value === null)
      return refused(`不是能填的金额：${text}`, `not an amount that a filing holds: ${text}`, text);
    const unsure = unitOfFormat(content.format, text, power) ?? hiddenDigits(content, text, plain);
    if (unsure !== null) return { value, doubt: unsure };
    const isRepaired = exact === null || isFloatError(content.value);
    return isRepaired ? { value, note: floatNote(content.value, exact === null ? value : plain) } : { value };
  }
  const bare = plainCharacters(text).replace(/[(（]([万亿]?元)[)）]$/u, '$1');
  if (bare === '') return { value: null };
  const understood = understandAmount(bare);
  const plain = understood === undefined ? bare : understood;
  if (plain === null) return { value: null };
  const saysMore = /[万亿]/u.test(bare);
  const saysYuan = !saysMore && bare.includes('元');
  const value = shiftedDecimal(plain, saysMore || saysYuan ? 0 : power);
  if (value === null) return notAmount(text);
  if (!saysYuan || power === 0) return { value };
  return {
    value,
    doubt: [
      '标签写的单位不是元，按格内写的“元”读',
      'the label names another unit; read in 元 as the cell says',
      {},
    ],
  };
}

function notAmount(text: string): LeafReading {
  return refused(`不是金额：${clip(text)}`, `not an amount: ${clip(text)}`, text);
}

function readNumber({ text, content }: LeafSource, suffix: RegExp): LeafReading {
  if (content?.kind === 'date')
    return refused(`数字处是日期 ${text}`, `a date where a number belongs: ${text}`, text);
  const bare = text.trim();
  if (bare === '') return { value: null };
  const understood = understandNumber(bare, suffix);
  const value = understood === undefined ? bare : understood;
  // An accounting format shows 0 as a dash.
  if (value === null) return { value: content?.kind === 'number' ? heldNumber(content) : null };
  if (millionthsOf(value) === null)
    return refused(`不是数字：${clip(text)}`, `not a number: ${clip(text)}`, text);
  if (content?.kind !== 'number') return { value };
  const held = heldNumber(content);
  const hidden = hiddenDigits(content, text, held);
  if (hidden !== null) return { value: held, doubt: hidden };
  return isFloatError(content.value) ? { value, note: floatNote(content.value, value) } : { value };
}

/** A number or words. */
function readValue(source: LeafSource): LeafReading {
  const read = readNumber(source, /$^/u);
  return read.value === null && read.doubt !== undefined ? readWords(source) : read;
}

/** The exact decimal times a power of ten, plain and with two decimals at least; null if no filing may hold it. */
function shiftedDecimal(text: string, power: number): string | null {
  if (!/^-?[\d,]+(?:\.\d+)?$/u.test(text)) return null;
  const moved = movedPoint(text, power).replace(/\.?(?<=\.\d*)0+$/u, '');
  const millionths = millionthsOf(moved);
  return millionths === null ? null : formatMillionths(millionths, 2);
}

/** Sums of floats are off by more than the last digit: 64400.0000000002. Null if no whole 分 is as near. */
function withoutFloatError(value: number, power: number): string | null {
  const rounded = Number(value.toPrecision(12));
  if (Math.abs(rounded - value) > 1e-11 * Math.abs(value)) return null;
  const amount = shiftedDecimal(plainNumber(rounded), power);
  return amount !== null && /^-?\d+\.\d\d$/u.test(amount) ? amount : null;
}
