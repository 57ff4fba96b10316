/** Shows a number as its number format says (ECMA-376 18.8.31). The library shows `0"%"`, `General"人"`, `0\.0,` wrongly. */
import { plainNumber } from './plain-number.js';

type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** `0`, `#`, `?`. */
  | { readonly kind: 'digit'; readonly fill: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' };

interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition: ((value: number) => boolean) | null;
}

/** Returns null for formats of more than digits and words: dates, fractions, exponents. */
export function formatNumber(value: number, format: string): string | null {
  if (!Number.isFinite(value)) return null;
  const sections = sectionsOf(format);
  const chosen = sections === null ? null : sectionFor(value, sections);
  if (chosen === null) return null;
  const { tokens, saysMinus } = chosen;
  const shown = tokens.some(({ kind }) => kind === 'general')
    ? tokens
        .map((token) => (token.kind === 'general' ? plainNumber(Math.abs(value)) : literalOf(token)))
        .join('')
    : withDigits(tokens, Math.abs(value));
  return value < 0 && !saysMinus && /[1-9]/u.test(shown) ? `-${shown}` : shown;
}

function literalOf(token: FormatToken): string {
  return token.kind === 'literal' ? token.text : token.kind === 'percent' ? '%' : '';
}

const piece =
  /"([^"]*)"|[\\!](.)|_.|\*.|\[([^\]]*)\]|(general|g\/通用格式)|(;)|([0#?])|(\.)|(,)|(%)|([ymdhseab@])|(.)/giu;

/** Returns null if the format has something that is not known here. */
function sectionsOf(format: string): readonly FormatSection[] | null {
  if (/[0#?]\s*\/\s*[0-9#?]/u.test(format.replace(/"[^"]*"/gu, ''))) return null;
  let tokens: FormatToken[] = [];
  let condition: FormatSection['condition'] = null;
  const sections: FormatSection[] = [];
  for (const [
    whole,
    quoted,
    escaped,
    bracket,
    general,
    semicolon,
    digit,
    point,
    comma,
    percent,
    letter,
  ] of `${format};`.matchAll(piece)) {
    if (semicolon !== undefined) {
      sections.push({ tokens, condition });
      [tokens, condition] = [[], null];
    } else if (letter !== undefined) {
      if (letter !== '@') return null;
      tokens.push({ kind: 'general' });
    } else if (bracket !== undefined) {
      condition = conditionOf(bracket) ?? condition;
      tokens.push({ kind: 'literal', text: /^\$([^-]*)/u.exec(bracket)?.[1] ?? '' });
    } else if (general !== undefined) tokens.push({ kind: 'general' });
    else if (digit !== undefined) tokens.push({ kind: 'digit', fill: digit });
    else if (point !== undefined) tokens.push({ kind: 'point' });
    else if (comma !== undefined) tokens.push({ kind: 'comma' });
    else if (percent !== undefined) tokens.push({ kind: 'percent' });
    else tokens.push({ kind: 'literal', text: quoted ?? escaped ?? filler(whole) });
  }
  return sections;
}

/** `_x` is a blank as wide as x, `*x` fills the cell's width. */
function filler(whole: string): string {
  return whole.startsWith('_') ? ' ' : whole.startsWith('*') && whole.length > 1 ? '' : whole;
}

function conditionOf(bracket: string): FormatSection['condition'] {
  const [, operator = '', text = ''] = /^([<>=]{1,2})\s*(-?[\d.]+)$/u.exec(bracket) ?? [];
  const limit = Number(text);
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '=':
      return (value) => value === limit;
    case '<>':
      return (value) => value !== limit;
    default:
      return null;
  }
}

/** Sections without conditions are for positive and negative numbers and 0, in this order; a negative one has its own minus. */
function sectionFor(
  value: number,
  [first, second, third]: readonly FormatSection[],
): (FormatSection & { readonly saysMinus: boolean }) | null {
  if (first === undefined) return null;
  const plain = { ...first, saysMinus: false };
  if (second === undefined) return plain;
  if (first.condition !== null || second.condition !== null) {
    if (first.condition?.(value) ?? value > 0) return plain;
    const isSecond = third === undefined || (second.condition?.(value) ?? value < 0);
    return { ...(isSecond ? second : third), saysMinus: false };
  }
  if (value < 0) return { ...second, saysMinus: true };
  return value === 0 && third !== undefined ? { ...third, saysMinus: false } : plain;
}

function withDigits(tokens: readonly FormatToken[], size: number): string {
  const isDigit = ({ kind }: FormatToken) => kind === 'digit';
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const end = point < 0 ? tokens.length : point;
  const [whole, decimals] = [tokens.slice(0, end), tokens.slice(end)];
  const lastOf = (part: readonly FormatToken[]) =>
    part.reduce((last, token, at) => (isDigit(token) ? at : last), -1);
  const scaling = (part: readonly FormatToken[]) =>
    part.slice(lastOf(part) + 1).filter(({ kind }) => kind === 'comma').length;
  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  const shift = 2 * percents - 3 * (scaling(whole) + scaling(decimals));
  const [wholeDigits, decimalDigits] = roundedDigits(size, shift, decimals.filter(isDigit).length);
  const isGrouped = whole
    .slice(0, lastOf(whole))
    .some(({ kind }, at) => kind === 'comma' && whole.slice(0, at).some(isDigit));
  return wholeText(whole, wholeDigits, isGrouped) + decimalText(decimals, decimalDigits);
}

/** Digits before and behind the point of the number times a power of ten, rounded half up as Excel does; 0 has none before it. */
function roundedDigits(size: number, shift: number, decimals: number): readonly [string, string] {
  const [whole = '', rest = ''] = plainNumber(size).split('.');
  const digits = BigInt(whole + rest);
  const dropped = rest.length - shift - decimals;
  const scaled =
    dropped <= 0
      ? digits * 10n ** BigInt(-dropped)
      : (digits + 5n * 10n ** BigInt(dropped - 1)) / 10n ** BigInt(dropped);
  const text = scaled.toString().padStart(decimals, '0');
  const cut = text.length - decimals;
  return [text.slice(0, cut).replace(/^0+/u, ''), text.slice(cut)];
}

/** The last digit stands at the last place; what is left over at the first. */
function wholeText(tokens: readonly FormatToken[], digits: string, isGrouped: boolean): string {
  let rest = digits;
  let places = 0;
  let count = tokens.filter(({ kind }) => kind === 'digit').length;
  const texts: string[] = [];
  const put = (digit: string) => {
    texts.push(isGrouped && places > 0 && places % 3 === 0 && /\d/u.test(digit) ? `${digit},` : digit);
    places += 1;
  };
  for (const token of [...tokens].reverse()) {
    if (token.kind !== 'digit') {
      texts.push(literalOf(token));
      continue;
    }
    count -= 1;
    const taken = count === 0 ? [...rest].reverse() : [...rest.slice(-1)];
    rest = count === 0 ? '' : rest.slice(0, -1);
    for (const digit of taken) put(digit);
    if (taken.length === 0 && token.fill !== '#') put(token.fill === '0' ? '0' : ' ');
  }
  return texts.reverse().join('');
}

/** Zeros at the end show only at a `0`; without digits behind it the point is left out, too. */
function decimalText(tokens: readonly FormatToken[], digits: string): string {
  let at = 0;
  const lastFilled = digits.replace(/0+$/u, '').length;
  const texts = tokens.map((token) => {
    if (token.kind !== 'digit') return token.kind === 'point' ? '.' : literalOf(token);
    const digit = digits.charAt(at);
    at += 1;
    return at <= lastFilled || token.fill === '0' ? digit : token.fill === '?' ? ' ' : '';
  });
  return /^\.\s*$|^\.(?!\d)/u.test(texts.join('')) ? texts.slice(1).join('') : texts.join('');
}
