/** Converts a cell's content to Excel: amounts and numbers to numbers, days to dates, all else to text. */
import type { JsonPath } from '../../diagnostics/index.js';
import { type PlaceKinds, understandDate } from '../../filing/index.js';
import type { Paragraph, TextSpan } from '../../model/index.js';
import type { CellInput } from '../../spreadsheet/index.js';

interface TypedInput {
  readonly input: CellInput;
  /** Excel's number format; undefined: none of its own. */
  readonly format?: string;
}

/** Excel keeps 15 digits of a number; a longer one is a text. */
const mostDigits = 15;

/** `isAmount`: the form sets the cell as one, whatever the core knows of its place. */
export function cellInput(
  paragraphs: readonly Paragraph[],
  isAmount: boolean,
  places: PlaceKinds,
): TypedInput {
  const text = cellText(paragraphs);
  if (text === '') return { input: { kind: 'empty' } };
  const only = onlySource(paragraphs);
  return (only && typedInput(only.text, only.sources, isAmount, places)) ?? { input: { kind: 'text', text } };
}

/** Returns the text, one line per paragraph, without page numbers. */
export function cellText(paragraphs: readonly Paragraph[]): string {
  const lines = paragraphs.map(({ spans }) =>
    spans.map((span) => (span.kind === 'text' ? span.text : '')).join(''),
  );
  return lines.join('\n');
}

/** Returns the cell's only span if it is data. */
function onlySource(paragraphs: readonly Paragraph[]): TextSpan | null {
  const spans = paragraphs
    .flatMap(({ spans: all }) => all)
    .filter((span) => span.kind !== 'text' || span.text !== '');
  const [first] = spans;
  return spans.length === 1 && first?.kind === 'text' && first.sources.length > 0 ? first : null;
}

function typedInput(
  text: string,
  sources: readonly JsonPath[],
  isAmount: boolean,
  places: PlaceKinds,
): TypedInput | null {
  const kinds = new Set(sources.map((path) => places.kindAt(path)));
  const [kind] = kinds;
  if (isAmount) return numberInput(text, '#,##0');
  if (kinds.size !== 1) return null;
  switch (kind) {
    case 'amount':
      return numberInput(text, '#,##0');
    case 'decimal':
    case 'list':
      return numberInput(text, '0');
    case 'date':
      return dateInput(text);
    default:
      return null;
  }
}

function numberInput(text: string, whole: string): TypedInput | null {
  const [, digits = '', decimals = ''] = /^-?([\d,]+)(?:\.(\d+))?$/u.exec(text) ?? [];
  const count = `${digits}${decimals}`.replace(/[,.]/gu, '').replace(/^0+/u, '').length;
  if (digits === '' || count > mostDigits || /^0\d/u.test(digits)) return null;
  const format = decimals === '' ? whole : `${whole}.${'0'.repeat(decimals.length)}`;
  return { input: { kind: 'number', value: Number(text.replaceAll(',', '')) }, format };
}

/** A day as a day; a month or a year alone is a text. */
function dateInput(text: string): TypedInput | null {
  const day = understandDate(text) ?? text;
  const format = dateFormat(text);
  return /^\d{4}-\d\d-\d\d$/u.test(day) && format !== null
    ? { input: { kind: 'date', date: day }, format }
    : null;
}

function dateFormat(text: string): string | null {
  if (text.includes('年')) return 'yyyy"年"m"月"d"日"';
  if (text.includes('/')) return 'yyyy/m/d';
  if (text.includes('-')) return 'yyyy-mm-dd';
  if (!text.includes('.')) return null;
  return /\.0\d|\.\d\d\./u.test(text) ? 'yyyy.mm.dd' : 'yyyy.m.d';
}
