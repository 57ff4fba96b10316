/** Says what a filing holds at a path, as its file gives it. */
import type { JsonPath } from '../diagnostics/index.js';
import { amountOf, type Filing, formatYuan } from '../filing/index.js';
import { valueAlong } from '../json/index.js';

/** Null where the filing leaves it blank. Amounts are in 元, whatever the form counts in. */
export function valueAt(filing: Filing, path: JsonPath): string | null {
  return written(valueAlong(filing, path));
}

function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return `${formatYuan(amountOf(value))} 元`;
  if (Array.isArray(value)) return value.map(written).filter(Boolean).join('、');
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .map((part) => written(part) ?? '')
    .join('');
}
