/** Converts the library's cell to its content and its displayed text. */
import { formatNumber } from './number-format.js';
import { plainNumber } from './plain-number.js';
import type { CellContent } from './sheet.js';

// Own types, because the package's declarations must not refer to a bundled library.
type CellValue = string | number | boolean | Date | null | undefined;

interface LibraryCell {
  readonly type?: string;
  readonly formula?: string | undefined;
  readonly formulaResult?: CellValue;
  readonly style?: { readonly numFmt?: string | undefined } | undefined;
}

export type FormatValue = (value: unknown, format: string) => string;

interface GivenCell {
  readonly content: CellContent | null;
  readonly shown: string;
  readonly isFormula: boolean;
}

export function givenCell(
  value: CellValue,
  cell: LibraryCell | undefined,
  formatValue: FormatValue,
): GivenCell {
  const isFormula = cell?.formula !== undefined;
  const result = isFormula && value === null ? (cell.formulaResult ?? null) : value;
  const format = cell?.style?.numFmt ?? 'General';
  const content =
    cell?.type === 'error' ? errorContent(result) : (contentOf(result, format) ?? formulaContent(cell));
  return {
    content,
    shown: content === null ? '' : shownText(content, result, format, formatValue),
    isFormula,
  };
}

function errorContent(value: CellValue): CellContent {
  return { kind: 'error', text: String(value ?? '#VALUE!') };
}

function formulaContent(cell: LibraryCell | undefined): CellContent | null {
  const formula = cell?.formula ?? '';
  return formula === '' ? null : { kind: 'formula', text: formula.startsWith('=') ? formula : `=${formula}` };
}

/** Errors are texts in .ods, and where only values were pasted; ##### is what a column too narrow shows. */
const errorText = /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|#{3,}|Err:5\d\d)$/u;

function contentOf(value: CellValue, format: string): CellContent | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return { kind: 'number', value, format };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (value instanceof Date) return dateContent(value);
  return textContent(value.replace(/\r\n?/g, '\n'));
}

/** The content of a cell that says the text, or shows the error. */
export function textContent(text: string): CellContent | null {
  if (text === '') return null;
  return isErrorText(text) ? { kind: 'error', text } : { kind: 'text', text };
}

export const isErrorText = (text: string) => errorText.test(text);

function dateContent(value: Date): CellContent {
  const time = value.getTime();
  if (Number.isNaN(time)) return { kind: 'error', text: '#NUM!' };
  const [date = ''] = value.toISOString().split('T');
  return { kind: 'date', date, hasTime: time % 86_400_000 !== 0 };
}

function shownText(content: CellContent, value: CellValue, format: string, formatValue: FormatValue): string {
  switch (content.kind) {
    case 'text':
    case 'formula':
    case 'error':
      return content.text;
    case 'boolean':
      return content.value ? 'TRUE' : 'FALSE';
    case 'date':
      return format === 'General' ? content.date : tryFormat(value, format, content.date, formatValue);
    case 'number':
      return shownNumber(content.value, format);
  }
}

/** A number that its format hides is shown all the same, unless it is 0: forms leave that blank. */
function shownNumber(value: number, format: string): string {
  const plain = plainNumber(value);
  const shown = formatNumber(value, format)?.trim() ?? plain;
  return shown === '' && value !== 0 ? plain : shown;
}

/** Falls back to the plain date for formats that the library does not support. */
function tryFormat(value: unknown, format: string, plain: string, formatValue: FormatValue): string {
  try {
    return formatValue(value, format).trim();
  } catch {
    return plain;
  }
}
