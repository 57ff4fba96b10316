/** Prints values by the pack's unit of amounts and style of dates (see the table in docs/adding-a-form.md). */
import {
  type Amount,
  type AmountUnit,
  amountOf,
  formatAmount,
  readDate,
  writeScaled,
} from '../filing/index.js';
import type { LeafValue } from './leaf.js';
import type { LeafShape } from './shape.js';

/** A style is named by how it writes the first of January 2024. */
export const dateStyles = ['2024-01-01', '2024.01.01', '2024.1.1', '2024/1/1', '2024年1月1日'] as const;
type DateStyle = (typeof dateStyles)[number];

export interface PrintSettings {
  readonly amountUnit: AmountUnit;
  readonly dateStyle: DateStyle;
}

/** Rounds half away from zero to this many decimals. */
export function printRounded(amount: Amount, unit: AmountUnit, places: number): string {
  const scale = 10n ** BigInt((unit === '元' ? 6 : 10) - places);
  const half = amount < 0n ? -scale / 2n : scale / 2n;
  const rounded = (amount + half) / scale;
  return places === 0 ? writeScaled(rounded * 10n, 1, 0, ',') : writeScaled(rounded, places, places, ',');
}

/** Formats a day, a month or a year in the style; returns a text that is no date unchanged. */
export function printDate(date: string, style: DateStyle): string {
  const read = readDate(date);
  if ('fault' in read) return date;
  const padded = style === '2024-01-01' || style === '2024.01.01';
  const parts = [read.year, read.month, read.day].filter((part) => part !== null);
  const written = parts.map((part) => (padded ? String(part).padStart(2, '0') : String(part)));
  switch (style) {
    case '2024-01-01':
      return written.join('-');
    case '2024.01.01':
    case '2024.1.1':
      return written.join('.');
    case '2024/1/1':
      return written.join('/');
    case '2024年1月1日':
      return written.map((part, index) => part + ('年月日'[index] ?? '')).join('');
  }
}

/** `(2024年-2024年)`, with months `(2024年1月-2024年12月)`; '' if neither end is given. */
export function printPeriod(start: string | null, end: string | null): string {
  if (start === null && end === null) return '';
  const ends = [start, end].map((date) => (date === null ? '' : printDate(date, '2024年1月1日')));
  return `(${ends.join('-')})`;
}

/** `≥85.00(%)`; a target that is given as a text stands as it is. */
function printTarget(target: LeafValue): string {
  if (typeof target !== 'object' || target === null || !('operator' in target)) return String(target ?? '');
  const unit = target.unit === null || target.unit === '' ? '' : `(${target.unit})`;
  return `${target.operator ?? ''}${target.value ?? ''}${unit}`;
}

/** Formats a value by the pack's settings. */
export function printLeaf(value: NonNullable<LeafValue>, shape: LeafShape, settings: PrintSettings): string {
  switch (shape.leaf) {
    case 'text':
    case 'decimal':
    case 'year':
    case 'number':
    case 'boolean':
      return String(value);
    case 'target':
      return printTarget(value);
    case 'texts':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'amount':
      return typeof value === 'bigint' ? formatAmount(amountOf(value), settings.amountUnit) : String(value);
    case 'date':
    case 'period':
      return printDate(String(value), settings.dateStyle);
  }
}
