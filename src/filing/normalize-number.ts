/** Understands amounts and numbers as people type them: `93. 50`, `１５０，０００`, `150万元`, `/` for a blank. */
import { readDecimal } from './decimal.js';

/** What a text was understood as; undefined where it is canonical already, or not understood. */
export type Understood = string | null | undefined;

/** Powers of ten that 万 and 亿 stand for. */
const MAGNITUDES: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 百万: 6, 千万: 7 };

/** Amounts in 元. */
export function understandAmount(text: string): Understood {
  if (readDecimal(text).fault === null) return undefined;
  const plain = plainCharacters(text);
  if (isBlankMark(plain)) return null;
  const parts = /^(?:¥|RMB|人民币)?(-?[\d,]+(?:\.\d+)?)(百万|千万|万|亿)?(?:元整?|圆整?)?$/u.exec(plain);
  if (parts === null) return undefined;
  const [, number = '', magnitude = ''] = parts;
  return canonical(magnitude === '' ? number : shifted(number, MAGNITUDES[magnitude] ?? 0));
}

/** Numbers that print as given; `suffix` is a unit that may stand behind: % of a rate. */
export function understandNumber(text: string, suffix: RegExp | null): Understood {
  if (readDecimal(text).fault === null) return undefined;
  const plain = plainCharacters(text);
  if (isBlankMark(plain)) return null;
  return canonical(suffix === null ? plain : plain.replace(suffix, ''));
}

/** Full-width digits, letters and marks become half-width; spaces go. */
export function plainCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[−–—―]/gu, '-')
    .replace(/。/gu, '.');
}

/** `/`, `-`, `--`, nothing but spaces: left blank on paper. */
export function isBlankMark(plain: string): boolean {
  return /^[/\\\-_]*$/.test(plain);
}

function canonical(text: string): Understood {
  return readDecimal(text).fault === null ? text : undefined;
}

/** Moves the point to the right: `93.5` by four is `935000`. */
function shifted(number: string, places: number): string {
  const [, minus = '', whole = '', decimals = ''] = /^(-?)([\d,]+)(?:\.(\d+))?$/.exec(number) ?? [];
  const digits = `${whole.replaceAll(',', '')}${decimals.padEnd(places, '0')}`;
  const point = digits.length - Math.max(0, decimals.length - places);
  const moved = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return `${minus}${moved}${point < digits.length ? `.${digits.slice(point)}` : ''}`;
}
