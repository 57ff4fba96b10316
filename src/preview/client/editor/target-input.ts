/** An indicator's target: operator, number and unit side by side, or words, which are typed in the place of the number. */
import type { LeafEditor } from '../../editing-protocol.js';
import { make } from '../dom.js';
import type { Words } from '../texts.js';
import type { ValueInput } from './text-control.js';

const operators = ['≥', '≤', '=', '>', '<'];

export function targetInput(editor: LeafEditor, words: Words): ValueInput {
  const { label } = editor;
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
  return {
    element: make('span', { class: 'target-input' }, operator, value, unit),
    focus: value,
    read: () => {
      const typed = value.value.trim();
      // What is typed with an operator before it has that one; all else that is no number the server takes apart.
      const [, sign = operator.value, number] = /^(>=|<=|[≥≤=><])?\s*(-?\d[\d,.]*)$/.exec(typed) ?? [];
      if (number === undefined) return typed;
      return `${sign}${number}${unit.value.trim() === '' ? '' : `(${unit.value.trim()})`}`;
    },
    write: (text) => {
      const parts = text === editor.value ? editor.parts : null;
      operator.value = parts?.operator ?? '';
      value.value = parts?.value ?? text;
      unit.value = parts?.unit ?? '';
    },
    clear: () => {
      value.value = '';
    },
    select: () => value.select(),
  };
}
