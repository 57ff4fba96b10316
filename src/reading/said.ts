/** Looks for a filing's value in a document's text, in the spellings that forms print. */

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

/** Writes amounts in 元 and 万元, with and without commas and zeros. */
function amounts(value: string): readonly string[] {
  return [0, 4].flatMap((power) => {
    const [whole = '', decimals = ''] = shifted(value, power);
    const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',');
    const ends = decimals === '' ? ['', '.00'] : [`.${decimals}`, `.${decimals.padEnd(2, '0')}`];
    return [whole, grouped].flatMap((head) => ends.map((end) => head + end));
  });
}

/** Digits before and behind the point of the number over a power of ten, without zeros at the ends. */
function shifted(value: string, power: number): readonly [string, string] {
  const minus = value.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = value.replace('-', '').split('.');
  const digits = whole.padStart(power + 1, '0');
  const cut = digits.length - power;
  return [
    minus + digits.slice(0, cut).replace(/^0+(?=\d)/u, ''),
    (digits.slice(cut) + decimals).replace(/0+$/u, ''),
  ];
}
