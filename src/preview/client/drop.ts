/** Takes in files that are dropped on the page or chosen by its button. */
import { byId } from './dom.js';
import { openable } from './start/choose-file.js';

export function listenToDrops(onFile: (file: File) => void): void {
  const overlay = byId('drop', HTMLElement);
  const input = byId('file', HTMLInputElement);
  input.accept = openable;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    overlay.hidden = false;
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) overlay.hidden = true;
  });
  window.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    overlay.hidden = true;
    for (const file of event.dataTransfer?.files ?? []) onFile(file);
  });
  byId('open', HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) onFile(file);
    input.value = '';
  });
}
