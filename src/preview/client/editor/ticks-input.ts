/** Boxes to be ticked, one for each word that the form prints. */
import type { LeafEditor } from '../../editing-protocol.js';
import { make } from '../dom.js';
import type { ValueInput } from './text-control.js';

export function ticksInput({ label, choices }: LeafEditor): ValueInput {
  const boxes = choices.map((word) => make('input', { type: 'checkbox', value: word }));
  const rows = boxes.map((box) => make('label', {}, box, ` ${box.value}`));
  const element = make('fieldset', { class: 'ticks-input', 'aria-label': label }, ...rows);
  const [first] = boxes;
  // Tab leaves the cell: the arrows go from box to box, once the cell is open.
  element.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.altKey || element.closest('.cell-editor.open') === null) return;
    event.preventDefault();
    boxes[boxes.findIndex((box) => box.matches(':focus')) + step]?.focus();
  });
  return {
    element,
    focus: first ?? element,
    read: () =>
      boxes
        .filter(({ checked }) => checked)
        .map(({ value }) => value)
        .join('、'),
    write: (value) => {
      const ticked = value.split('、');
      for (const box of boxes) box.checked = ticked.includes(box.value);
    },
    // A key that ticks or moves is no text to make room for.
    clear: () => undefined,
    select: () => undefined,
  };
}
