/** Understands amounts and numbers as people type them: `93. 50`, `１５０，０００`, `150万元`, `壹佰万元整`, `/` for a blank. */
import { readDecimal } from './decimal.js';
import { amountInHanzi } from './hanzi-amount.js';

/** The understood value; undefined if the text is canonical already, or not understood. */
export type Understood = string | null | undefined;

/** Powers of ten that 万 and 亿 stand for. */
const magnitudes: Readonly<Record<string, number>> = { '': 0, 千: 3, 万: 4, 亿: 8, 百万: 6, 千万: 7 };

/** Amounts in 元. */
export function understandAmount(text: string): Understood {
  if (readDecimal(text).fault === null) return undefined;
  const plain = plainCharacters(text);
  if (isBlankMark(plain)) return null;
  const parts =
    /^(?:¥|RMB|CNY|人民币)?([-+]?[\d,]+(?:\.\d+)?-?|\([\d,]+(?:\.\d+)?\))(百万|千万|千|万|亿)?(?:[元圆][整正]?)?(?:人民币)?$/u.exec(
      plain,
    );
  if (parts === null) return amountInHanzi(plain) ?? undefined;
  const [, written = '', magnitude = ''] = parts;
  const number = signedInFront(written);
  return canonical(magnitude === '' ? number : movedPoint(number, magnitudes[magnitude] ?? 0));
}

/** Numbers that print as given; `suffix` is a unit that may stand behind: % of a rate. */
export function understandNumber(text: string, suffix: RegExp | null): Understood {
  if (readDecimal(text).fault === null) return undefined;
  const plain = plainCharacters(text);
  if (isBlankMark(plain)) return null;
  return canonical(suffix === null ? plain : plain.replace(suffix, ''));
}

/** Persons or bodies: whole numbers, also where a program wrote them as 12.0. */
export function understandCount(text: string): Understood {
  return /^-?\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : understandNumber(text, /[人名个家]$/u);
}

/** Bookkeepers write a negative amount in brackets or with the sign behind: (1,234.00), 1234.50-. */
function signedInFront(written: string): string {
  if (/^\(|-$/.test(written)) return `-${written.replace(/[()-]/g, '')}`;
  return written.replace(/^\+/, '');
}

/** Full-width digits, letters and marks become half-width; spaces go. Raised and circled figures, which mark notes, stay. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[^\p{No}]+/gu, (run) => run.normalize('NFKC'))
    .replace(/\s/gu, '')
    .replace(/[−–—―]/gu, '-')
    .replace(/。/gu, '.');
}

/** `/`, `-`, `--`, nothing but spaces: left blank on paper; nan, None: by a program. */
export function isBlankMark(plain: string): boolean {
  return /^(?:[/\\\-_]*|nan|nat|none|null|undefined|<na>)$/i.test(plain);
}

function canonical(text: string): Understood {
  if (readDecimal(text).fault === null) return text;
  const exact = withoutFloatTail(text);
  return exact !== null && readDecimal(exact).fault === null ? exact : undefined;
}

/** Digits of a number that a double cannot be told apart from. */
const doubleDigits = 15;

/** The decimal that a double's long tail stands for: 1234567.8900000001 is 1234567.89; null if there is no such tail. */
function withoutFloatTail(text: string): string | null {
  if (!/^-?\d+\.\d+$/.test(text)) return null;
  const digits = text.replace(/^-?0*\.?0*|\./g, '');
  if (digits.length <= doubleDigits) return null;
  const rounded = String(Number(Number(text).toPrecision(doubleDigits)));
  return rounded.replace(/^-?0?\.?0*|\./g, '').length < doubleDigits - 2 ? rounded : null;
}

/** Moves the point to the right: `93.5` by four is `935000`. */
export function movedPoint(number: string, places: number): string {
  const [, minus = '', whole = '', decimals = ''] = /^(-?)([\d,]+)(?:\.(\d+))?$/.exec(number) ?? [];
  const digits = `${whole.replaceAll(',', '')}${decimals.padEnd(places, '0')}`;
  const point = digits.length - Math.max(0, decimals.length - places);
  const moved = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return `${minus}${moved}${point < digits.length ? `.${digits.slice(point)}` : ''}`;
}
