/** Exact decimals: reads and writes them as whole millionths, so that no binary float ever touches a filing's number. */

/** Millionths in a unit: six decimals are kept. */
const million = 1_000_000n;
const wholeDigits = 15;
const mostDecimals = 6;

/** Minus, whole digits plain or with a comma before every three, decimals; no sign +, no exponent, no spaces. */
const decimal = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;

/** The same grammar with bounds, for JSON Schema. */
export const decimalPattern = `^-?(?:\\d{1,${wholeDigits}}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,${mostDecimals}})?$`;

/** Why a text is not a decimal that a filing may hold. */
export type DecimalFault = 'not-a-number' | 'exponent' | 'commas' | 'too-many-digits' | 'too-many-decimals';

type DecimalReading =
  | { readonly fault: null; readonly millionths: bigint }
  | { readonly fault: DecimalFault; readonly millionths: null };

function fault(kind: DecimalFault): DecimalReading {
  return { fault: kind, millionths: null };
}

/** Reads `-1,234.5` as -1234500000 millionths, or says why it cannot. */
export function readDecimal(text: string): DecimalReading {
  const parts = decimal.exec(text);
  if (parts === null) return fault(faultOf(text));
  const [, minus = '', whole = '', decimals = ''] = parts;
  const digits = whole.replaceAll(',', '');
  if (digits.length > wholeDigits) return fault('too-many-digits');
  if (decimals.length > mostDecimals) return fault('too-many-decimals');
  const size = BigInt(digits) * million + BigInt(decimals.padEnd(mostDecimals, '0'));
  return { fault: null, millionths: minus === '' ? size : -size };
}

function faultOf(text: string): DecimalFault {
  if (/^-?\d+(?:\.\d+)?[eE][+-]?\d+$/.test(text)) return 'exponent';
  if (/^-?[\d,]+(?:\.\d+)?$/.test(text) && /\d/.test(text)) return 'commas';
  return 'not-a-number';
}

/** The exact value of a decimal in millionths, null if the text is no decimal (`优良`, `≥3`). */
export function millionthsOf(text: string): bigint | null {
  return readDecimal(text).millionths;
}

/** Less, equal or greater as -1, 0, 1; null if one of the texts is no decimal. `7.5` equals `7.50`. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 | null {
  const a = millionthsOf(left);
  const b = millionthsOf(right);
  if (a === null || b === null) return null;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The exact sum of decimals in millionths; blanks count as nothing; null if a text is no decimal. */
export function sumDecimals(texts: readonly (string | null)[]): bigint | null {
  let sum = 0n;
  for (const text of texts) {
    const value = text === null ? 0n : millionthsOf(text);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** Millionths as a plain decimal with at least `decimals` decimals and never fewer than it needs: 7500000n → `7.5`. */
export function formatMillionths(millionths: bigint, decimals = 0): string {
  return writeScaled(millionths, mostDecimals, decimals, '');
}

/** Writes value · 10^-scale with `comma` before every three whole digits; no digit other than a final 0 is left out. */
export function writeScaled(value: bigint, scale: number, leastDecimals: number, comma: string): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, -scale).replace(/\B(?=(?:\d{3})+$)/g, comma);
  const decimals = digits.slice(-scale).replace(/0+$/, '').padEnd(leastDecimals, '0');
  return `${value < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}
