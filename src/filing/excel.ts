/** Knows what Excel writes where no value is: its error values, and days counted as numbers. */

export const excelError = /#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#{3,})/;

/** The first of Excel's error values in a text: `#N/A`, `#DIV/0!`, the hashes of a column too narrow; null if there is none. */
export function excelErrorIn(text: string): string | null {
  return excelError.exec(text)?.[0] ?? null;
}

/** Days from 1954 to 2064: other whole numbers are no dates that anyone files. */
const firstDay = 20_000;
const lastDay = 60_000;
const milliseconds = 86_400_000;

/** The day that Excel counts as this number, 45292 as `2024-01-01`; null of all else. */
export function excelDay(given: unknown): string | null {
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  const days = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(days >= firstDay && days <= lastDay)) return null;
  return dayOfSerial(days);
}

/** Excel's date system of 1900 counts days from 1899-12-30: its 1900 has a 29 February. */
export function dayOfSerial(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + days * milliseconds).toISOString().slice(0, 10);
}
