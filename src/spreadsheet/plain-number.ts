/** Writes a double as the decimal that it stands for. */

/** Excel shows and keeps 15 digits: 1234567.8900000001 is a float's way to say 1234567.89. */
const shownDigits = 15;

/** Formats a number with all significant digits and no exponent: `0.0000012`, `1234567.89`. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential(shownDigits - 1).split('e');
  const minus = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const whole = padded.slice(0, Math.max(1, point));
  const decimals = padded.slice(Math.max(1, point)).replace(/0+$/, '');
  return `${value === 0 ? '' : minus}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}
