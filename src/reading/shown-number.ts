/** Tells where a cell shows its number otherwise than it holds it: in another unit, rounded, or as the float that it is. */
import { millionthsOf } from '../filing/index.js';
import { type CellContent, plainNumber } from '../spreadsheet/index.js';
import type { Remark } from './leaf-reading.js';
import { unitName, unitOf } from './words.js';

type NumberContent = CellContent & { readonly kind: 'number' };

/** A scaling comma behind the digits (`#,##0,`), or a point put between them as a word (`0\\.0,`). */
const scales = /[0#?],+(?:[^0#?,]|$)|[\\!]\./u;

/** Reports a number format that writes an amount in another unit than its label says. */
export function unitOfFormat(format: string, text: string, power: number): Remark | null {
  const [section = ''] = format.replace(/\[[^\]]*\]/gu, '').split(';');
  const [word = ''] = /[百千万亿]{1,2}元?|元/u.exec(section) ?? [];
  const unit = word === '' ? null : unitOf(`(${word.replace(/元?$/u, '元')})`);
  if (!scales.test(section) && (unit === null ? word === '' : unit === power)) return null;
  return [
    `数字格式 ${format} 的单位与标签的“${unitName(power)}”不同（显示 ${text}），按标签的单位读格内存的数，请核对`,
    `the number format ${format} shows another unit (${text}) than ${unitName(power)}; the number that the cell holds was read`,
    { format, shown: text },
  ];
}

/** The number as its cell means it: 99.27 of 0.9927 shown in per cent. */
export function heldNumber({ value, format }: NumberContent): string {
  return isPercent(format) ? plainNumber(value * 100) : plainNumber(value);
}

/** Whether the format shows per cent, rather than writing the sign behind the number. */
function isPercent(format: string): boolean {
  return format.replace(/"[^"]*"|[\\!]./gu, '').includes('%');
}

/** A quotient has more decimals than a filing may hold; it is meant as it is shown. */
const roundedQuotient = 0.005;
const floatError = 1e-9;

/** Reports digits that the cell holds and does not show. `readAs`: what was read. */
export function hiddenDigits(content: NumberContent, text: string, readAs: string): Remark | null {
  const shown = text.replace(/[^\d.]/gu, '');
  const held = heldNumber(content);
  const [seen, real] = [millionthsOf(shown), millionthsOf(held.replace('-', ''))];
  if (seen === null || seen === real) return null;
  const [size, difference] = [Math.abs(Number(held)), Math.abs(Number(shown) - Math.abs(Number(held)))];
  if (difference <= size * (real === null ? roundedQuotient : floatError)) return null;
  return [
    `格内显示 ${text}，实际是 ${held}，按 ${readAs} 读`,
    `the cell shows ${text} but holds ${held}; ${readAs} was read`,
    { shown: text, found: held, readAs },
  ];
}

export function isFloatError(value: number): boolean {
  return Number.isFinite(value) && String(value) !== String(Number(plainNumber(value)));
}

export function floatNote(value: number, readAs: string): Remark {
  return [
    `格内存的是浮点数 ${value}，读作 ${readAs}`,
    `the cell holds the float ${value}, read as ${readAs}`,
    { found: value, readAs },
  ];
}
