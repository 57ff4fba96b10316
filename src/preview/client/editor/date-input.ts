/** A date as text, with the browser's own calendar behind a button: a month alone is a date of a filing, too. */
import type { LeafEditor } from '../../editing-protocol.js';
import { make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';
import { textControl, type ValueInput } from './text-control.js';

export function dateInput({ label }: LeafEditor, words: Words): ValueInput {
  const text = make('input', {
    class: 'value-input',
    'aria-label': label,
    autocomplete: 'off',
    placeholder: '2024-01-01',
  });
  const calendar = make('input', { type: 'date', class: 'calendar', tabindex: '-1', 'aria-hidden': 'true' });
  const open = makeButton({ class: 'pick', tabindex: '-1', 'aria-label': words.say('pickDate') }, () => {
    calendar.value = /^\d{4}-\d{2}-\d{2}$/.test(text.value) ? text.value : '';
    calendar.showPicker();
  });
  // A press must not take the focus from the text, which would end the editing.
  open.addEventListener('mousedown', (event) => event.preventDefault());
  calendar.addEventListener('change', () => {
    text.value = calendar.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  });
  return { ...textControl(text), element: make('span', { class: 'with-unit' }, text, open, calendar) };
}
