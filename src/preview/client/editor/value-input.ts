/** The input that a value is typed into: one for each kind of leaf, all read and set as plain text. */
import type { LeafEditor } from '../../editing-protocol.js';
import { make } from '../dom.js';
import type { Words } from '../texts.js';
import { dateInput } from './date-input.js';
import { targetInput } from './target-input.js';
import { textControl, type ValueInput } from './text-control.js';
import { ticksInput } from './ticks-input.js';

export function valueInput(editor: LeafEditor, words: Words): ValueInput {
  switch (editor.kind) {
    case 'ticks':
      return ticksInput(editor);
    case 'target':
      return targetInput(editor, words);
    case 'date':
      return dateInput(editor, words);
    case 'long':
      return longInput(editor);
    case 'text':
      return editor.choices.length > 0 ? lineInput(editor, {}) : longInput(editor);
    case 'number':
      return lineInput(editor, { inputmode: 'decimal' });
    case 'amount':
      return amountInput(editor);
  }
}

/** Texts may have line ends wherever they stand. */
function longInput({ label }: LeafEditor): ValueInput {
  const area = make('textarea', {
    class: 'value-input',
    'aria-label': label,
    rows: '1',
    spellcheck: 'false',
  });
  return {
    ...textControl(area),
    select: () => area.setSelectionRange(area.value.length, area.value.length),
  };
}

function lineInput({ label }: LeafEditor, more: Readonly<Record<string, string>>): ValueInput {
  return textControl(
    make('input', {
      class: 'value-input',
      'aria-label': label,
      autocomplete: 'off',
      spellcheck: 'false',
      ...more,
    }),
  );
}

function amountInput(editor: LeafEditor): ValueInput {
  const line = lineInput(editor, { inputmode: 'decimal' });
  const unit = make('span', { class: 'unit', 'aria-hidden': 'true' }, editor.unit ?? '');
  line.focus.setAttribute('aria-label', `${editor.label}（${editor.unit ?? ''}）`);
  return { ...line, element: make('span', { class: 'with-unit' }, line.element, unit) };
}
