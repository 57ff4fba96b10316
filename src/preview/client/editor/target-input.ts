/** An indicator's target: operator, number and unit side by side, or words; whatever is typed into the number is understood. */
import type { LeafEditor } from '../../editing-protocol.js';
import { make } from '../dom.js';
import type { Words } from '../texts.js';
import type { ValueInput } from './text-control.js';

const operators = ['≥', '≤', '=', '>', '<'];
/** Of typed texts; as printed, `≥85.00(%)`, and as people write, `>=85%`. */
const pattern =
  /^\s*([≥≤=＝><＞＜≧≦]|>=|<=)?\s*(-?\d[\d,.]*)\s*(?:[(（](.*)[)）]|([^\d\s()（）][^()（）]{0,11}))?\s*$/su;
const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '≧': '≥',
  '≦': '≤',
  '＝': '=',
  '＞': '>',
  '＜': '<',
};

interface Parts {
  /** '' where the whole is words, or none is given. */
  readonly operator: string;
  readonly value: string;
  readonly unit: string;
}

export function targetParts(text: string): Parts {
  const [, sign = '', value, inBrackets, behind] = pattern.exec(text) ?? [];
  if (value === undefined) return { operator: '', value: text, unit: '' };
  return { operator: signs[sign] ?? sign, value, unit: inBrackets ?? behind ?? '' };
}

const isNumber = (text: string): boolean => /^\s*-?\d[\d,.]*\s*$/.test(text);

export function targetInput({ label }: LeafEditor, words: Words): ValueInput {
  const options = ['', ...operators].map((sign) => make('option', { value: sign }, sign === '' ? '—' : sign));
  const operator = make(
    'select',
    { class: 'operator', 'aria-label': `${label} ${words.say('operator')}` },
    ...options,
  );
  const value = make('input', { class: 'value-input quantity', 'aria-label': label, autocomplete: 'off' });
  const unit = make('input', {
    class: 'target-unit',
    'aria-label': `${label} ${words.say('quantityUnit')}`,
    placeholder: words.say('quantityUnit'),
    autocomplete: 'off',
  });
  const element = make('span', { class: 'target-input' }, operator, value, unit);
  const show = (parts: Parts): void => {
    operator.value = parts.operator;
    value.value = parts.value;
    unit.value = parts.unit;
  };
  return {
    element,
    focus: value,
    read: () => {
      const typed = value.value;
      if (!isNumber(typed)) {
        const parts = targetParts(typed);
        if (!isNumber(parts.value)) return typed;
        return written({
          operator: parts.operator || operator.value,
          value: parts.value,
          unit: parts.unit || unit.value,
        });
      }
      return written({ operator: operator.value, value: typed.trim(), unit: unit.value });
    },
    write: (text) => show(targetParts(text)),
    clear: () => {
      value.value = '';
    },
    select: () => value.select(),
  };
}

function written({ operator, value, unit }: Parts): string {
  return `${operator}${value}${unit.trim() === '' ? '' : `(${unit.trim()})`}`;
}
