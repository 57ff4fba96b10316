/** Reads lines of cells (CSV, or tabs between the cells) as the texts that they are: no number is guessed, no 0 lost. */
import type { Workbook } from 'hucre/xlsx';

/** Name of the sheet in places: `文本!C5`. */
const sheetName = '文本';

/** A text of more is no form, and would take seconds. */
const mostCharacters = 16_000_000;

/** `="00123"`, or a tab before: a text that a system has kept Excel from taking for a number. */
const keptText = /^(?:="([^"]*)"|\t(.*))$/su;

/** Finds out itself what stands between the cells. */
export type ParseLines = (text: string) => readonly (readonly unknown[])[];

export function readLines(text: string, parse: ParseLines): Workbook | 'too-large' {
  if (text.length > mostCharacters) return 'too-large';
  return { sheets: [{ name: sheetName, rows: parse(text).map((row) => row.map(cellValue)) }] };
}

function cellValue(value: unknown): string {
  const text = String(value ?? '');
  const [, quoted, behindTab] = keptText.exec(text) ?? [];
  return (quoted ?? behindTab ?? text).trim();
}
