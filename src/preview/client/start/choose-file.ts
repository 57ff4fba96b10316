/** A button that lets a file of the computer be chosen. */
import { make, makeButton } from '../dom.js';

/** Endings of the files that can be opened: JSON, and what is read as tables. */
export const openable =
  '.json,.jsonc,.xlsx,.xlsm,.xls,.et,.ods,.docx,.doc,.pdf,.ofd,.html,.htm,.xml,.csv,.tsv,application/json';

export function choosingFile(label: string, onFile: (file: File) => unknown): HTMLElement {
  const input = make('input', { type: 'file', accept: openable, hidden: '' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void onFile(file);
    input.value = '';
  });
  return make(
    'p',
    {},
    makeButton({ class: 'plain' }, () => input.click(), label),
    input,
  );
}
