/** Looks for a filing's value in a document's text, in the spellings that forms print. */
import { millionthsOf, writeScaled } from '../filing/index.js';

/** Shorter texts occur everywhere by chance. */
const leastLength = 4;

/** `text`: without blanks. */
export function isSaid(value: string, text: string): boolean {
  if (text.includes(value)) return true;
  const [, year, month = '', day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/u.exec(value) ?? [];
  if (year !== undefined) return dayPattern(year, month, day).test(text);
  if (/^-?\d+(?:\.\d+)?$/u.test(value)) return amounts(value).some((amount) => text.includes(amount));
  return value.length < leastLength;
}

/** 2024.1.1, 2024年01月01日, 2024-01. */
function dayPattern(year: string, month: string, day: string | undefined): RegExp {
  const rest = day === undefined ? '' : `\\D{0,2}0?${Number(day)}`;
  return new RegExp(`${year}\\D{0,2}0?${Number(month)}${rest}`, 'u');
}

/** Writes the number as it is and in 万元, with and without commas and zeros. */
function amounts(value: string): readonly string[] {
  const millionths = millionthsOf(value);
  if (millionths === null) return [];
  return [6, 10].flatMap((scale) =>
    ['', ','].flatMap((comma) => [0, 2].map((decimals) => writeScaled(millionths, scale, decimals, comma))),
  );
}
