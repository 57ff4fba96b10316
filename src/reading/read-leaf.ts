/** Reads a cell as a value of the kind that its place in the filing wants. */
import type { DiagnosticParameters } from '../diagnostics/index.js';
import {
  formatMillionths,
  millionthsOf,
  readDate,
  understandAmount,
  understandDate,
  understandNumber,
  understandPeriod,
} from '../filing/index.js';
import { type CellContent, plainNumber } from '../spreadsheet/index.js';

/** A cell, or a part of its text, as a source of a value. */
export interface LeafSource {
  readonly text: string;
  /** null if only a part of the cell's text is meant. */
  readonly content: CellContent | null;
}

/** A remark in Chinese and English, and what it names; see `Diagnostic`. */
export type Remark = readonly [string, string, DiagnosticParameters];

export interface LeafReading {
  /** null: blank, or not understood, with a remark. */
  readonly value: string | number | null;
  /** A doubt to look at. */
  readonly doubt?: Remark;
  /** A note on a value that was read differently than written. */
  readonly note?: Remark;
}

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
      `公式没有结果：${clipped(content.text)}；请用 Excel 或 WPS 打开另存`,
      `a formula without a result: ${clipped(content.text)}; open the file in Excel or WPS and save it`,
      content.text,
    );
  switch (kind) {
    case 'text':
    case 'target':
      return readWords(source);
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
  if (content?.kind === 'number' && isFloatError(content.value))
    return { value, note: floatNote(content.value, value) };
  return { value };
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
    const hidden = scaledBy(content.format, text) ?? hiddenDigits(content, text, plain);
    if (hidden !== null) return { value, doubt: hidden };
    const isRepaired = exact === null || isFloatError(content.value);
    return isRepaired ? { value, note: floatNote(content.value, exact === null ? value : plain) } : { value };
  }
  const bare = text.normalize('NFKC').replace(/\s/gu, '');
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
  return refused(`不是金额：${clipped(text)}`, `not an amount: ${clipped(text)}`, text);
}

/** A number format that shows another unit than the cell holds: `0!.0,"万元"`, `#,##0,`. */
function scaledBy(format: string, text: string): Remark | null {
  if (!/[百千万亿]|[0#?!],+(?:[^0#?,]|$)/u.test(format)) return null;
  return [
    `数字格式 ${format} 换了单位显示（${text}），按格内存的数读，请核对`,
    `the number format ${format} shows another unit (${text}); the number that the cell holds was read`,
    { format, shown: text },
  ];
}

/** Digits behind those that the cell shows. */
function hiddenDigits(content: CellContent & { kind: 'number' }, text: string, plain: string): Remark | null {
  const shown = text.replace(/[,\s¥￥]/gu, '');
  if (millionthsOf(shown) === null || millionthsOf(shown) === millionthsOf(plain)) return null;
  if (Math.abs(Number(shown) - content.value) < 1e-9 * Math.abs(content.value)) return null;
  return [
    `格内显示 ${text}，实际是 ${plain}，按实际的读`,
    `the cell shows ${text} but holds ${plain}, which was read`,
    { shown: text, found: plain },
  ];
}

function readNumber({ text, content }: LeafSource, suffix: RegExp): LeafReading {
  if (content?.kind === 'date')
    return refused(`数字处是日期 ${text}`, `a date where a number belongs: ${text}`, text);
  const bare = text.trim();
  if (bare === '') return { value: null };
  const understood = understandNumber(bare, suffix);
  const value = understood === undefined ? bare : understood;
  if (value === null) return { value: null };
  if (millionthsOf(value) === null)
    return refused(`不是数字：${clipped(text)}`, `not a number: ${clipped(text)}`, text);
  if (content?.kind !== 'number') return { value };
  const hidden = hiddenDigits(content, value.replace(/[%分]$/u, ''), plainNumber(content.value));
  const isPercent = /%/u.test(content.format);
  if (hidden !== null && !isPercent) return { value: plainNumber(content.value), doubt: hidden };
  return isFloatError(content.value) ? { value, note: floatNote(content.value, value) } : { value };
}

/** A number or words. */
function readValue(source: LeafSource): LeafReading {
  const read = readNumber(source, /$^/u);
  return read.value === null && read.doubt !== undefined ? readWords(source) : read;
}

function readDay({ text, content }: LeafSource): LeafReading {
  if (content?.kind === 'date')
    return content.hasTime
      ? {
          value: content.date,
          note: [`去掉了时刻：${text}`, `the time of day was left out: ${text}`, { found: text }],
        }
      : { value: content.date };
  const serial = content?.kind === 'number' ? serialDate(content.value) : null;
  if (serial !== null)
    return {
      value: serial,
      note: [
        `把数 ${text} 读作日期 ${serial}`,
        `the number ${text} was read as ${serial}`,
        { found: text, readAs: serial },
      ],
    };
  const bare = text.trim();
  if (bare === '') return { value: null };
  const understood = understandDate(bare);
  const value = understood === undefined ? bare : understood;
  if (value === null) return { value: null };
  if ('fault' in readDate(value) || value.length === 4)
    return refused(`不是日期：${clipped(text)}`, `not a date: ${clipped(text)}`, text);
  return { value };
}

/** Excel counts days from 1899-12-30 (its 1900 has a 29 February); only days of these times are taken for dates. */
function serialDate(value: number): string | null {
  if (!Number.isInteger(value) || value < 36_526 || value > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toISOString().slice(0, 10);
}

function readPeriod({ text, content }: LeafSource, kind: 'period' | 'year'): LeafReading {
  if (content?.kind === 'date')
    return { value: kind === 'year' ? Number(content.date.slice(0, 4)) : content.date };
  const bare = text.trim();
  if (bare === '') return { value: null };
  const value = understandPeriod(bare) ?? bare;
  if ('fault' in readDate(value))
    return refused(`不是年份或日期：${clipped(text)}`, `not a year or date: ${clipped(text)}`, text);
  return { value: kind === 'year' ? Number(value.slice(0, 4)) : value };
}

function refused(zh: string, en: string, found: string): LeafReading {
  return { value: null, doubt: [`${zh}，没有读`, `${en}; it was not read`, { found }] };
}

/** The exact decimal times a power of ten, plain and with two decimals at least; null if no filing may hold it. */
function shiftedDecimal(text: string, power: number): string | null {
  const [, minus = '', whole = '', decimals = ''] = /^(-?)([\d,]+)(?:\.(\d+))?$/u.exec(text) ?? [];
  if (whole === '') return null;
  const padded = decimals.padEnd(power, '0');
  const shifted = `${minus}${whole.replaceAll(',', '')}${padded.slice(0, power)}`.replace(
    /^(-?)0+(?=\d)/u,
    '$1',
  );
  const rest = padded.slice(power).replace(/0+$/u, '');
  const millionths = millionthsOf(rest === '' ? shifted : `${shifted}.${rest}`);
  return millionths === null ? null : formatMillionths(millionths, 2);
}

function isFloatError(value: number): boolean {
  return Number.isFinite(value) && String(value) !== String(Number(plainNumber(value)));
}

/** Sums of floats are off by more than the last digit: 64400.0000000002. Null if no whole 分 is as near. */
function withoutFloatError(value: number, power: number): string | null {
  const rounded = Number(value.toPrecision(12));
  if (Math.abs(rounded - value) > 1e-11 * Math.abs(value)) return null;
  const amount = shiftedDecimal(plainNumber(rounded), power);
  return amount !== null && /^-?\d+\.\d\d$/u.test(amount) ? amount : null;
}

function floatNote(value: number, readAs: string): Remark {
  return [
    `格内存的是浮点数 ${value}，读作 ${readAs}`,
    `the cell holds the float ${value}, read as ${readAs}`,
    { found: value, readAs },
  ];
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
