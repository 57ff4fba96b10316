/** What a person types at a place of a filing, as the JSON that stands there: amounts in the form's unit, dates as offices write them. */
import {
  type Amount,
  type AmountUnit,
  amountOf,
  type FilingPlace,
  millionthsOf,
  plainYuan,
  understandAmount,
  understandDate,
  understandNumber,
  understandPeriod,
  wan,
} from '../filing/index.js';
import { isBlankText } from '../identity/index.js';
import { targetParts, targetText } from './target-text.js';

export interface TypedPlace {
  readonly kind: FilingPlace['kind'];
  /** What a bare number counts: an amount with 元, 万 or 亿 behind it counts as it says. */
  readonly amountUnit: AmountUnit;
  /** JSON of what stands there now; '' where there is nothing. A number stays a number, a target in parts stays in parts. */
  readonly given: string;
}

/**
 * The JSON to write. What cannot be understood is written as it was typed, and reading the filing says what is wrong
 * with it. Several words of a choice of boxes stand with 、 between them.
 */
export function typedJson(typed: string, { kind, amountUnit, given }: TypedPlace): string {
  const text = typed.replace(/\r\n?/g, '\n');
  if (isBlankText(text)) return 'null';
  const asGiven = (digits: string): string => (isNumber(given) ? plain(digits) : JSON.stringify(digits));
  switch (kind) {
    case 'amount': {
      const amount = typedAmount(text, amountUnit);
      if (amount === null) return JSON.stringify(text.trim());
      return isSameAmount(given, amount) ? given : asGiven(plainYuan(amount));
    }
    case 'decimal': {
      const number = understandNumber(text.trim(), /%$/) ?? text.trim();
      return millionthsOf(number) === null ? JSON.stringify(number) : asGiven(number);
    }
    case 'value':
      return isNumber(given) && isNumber(text.trim()) ? text.trim() : JSON.stringify(text.trim());
    case 'year':
      return /^\d{4}$/.test(text.trim()) ? text.trim() : JSON.stringify(text.trim());
    case 'date':
      return JSON.stringify(understandDate(text.trim()) ?? text.trim());
    case 'period':
      return JSON.stringify(understandPeriod(text.trim()) ?? text.trim());
    case 'texts':
      return textsJson(text);
    case 'target':
      return targetJson(targetText(text.trim()), given);
    case 'text':
    case 'record':
    case 'list':
      return JSON.stringify(text);
  }
}

/** Null where the text is no amount. */
function typedAmount(typed: string, unit: TypedPlace['amountUnit']): Amount | null {
  const text = typed.trim();
  const understood = understandAmount(text);
  const millionths = millionthsOf(understood ?? text);
  if (millionths === null) return null;
  const saysUnit = /[千万亿元圆]/u.test(text);
  return amountOf(unit === '万元' && !saysUnit ? millionths * wan : millionths);
}

function isSameAmount(given: string, amount: Amount): boolean {
  const digits = /^"?(-?[\d.,]+)"?$/.exec(given)?.[1];
  return digits !== undefined && millionthsOf(digits) === amount;
}

function isNumber(json: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(json);
}

/** As JSON has numbers: without commas. */
function plain(digits: string): string {
  const number = digits.replaceAll(',', '');
  return isNumber(number) ? number : JSON.stringify(digits);
}

function textsJson(text: string): string {
  const words = text
    .split(/[、\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length === 1
    ? JSON.stringify(words[0])
    : `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

function targetJson(text: string, given: string): string {
  if (!given.startsWith('{')) return JSON.stringify(text);
  const parts = targetParts(text);
  if (parts === null) return JSON.stringify(text);
  return JSON.stringify({ operator: parts.operator || null, value: parts.value, unit: parts.unit || null });
}
