/** Keys of editing that hold wherever the keyboard is on the page. */
import { byId } from '../dom.js';

interface PageKeys {
  readonly save: () => void;
  readonly step: (direction: 'undo' | 'redo') => void;
  /** From the pages into the selected cell, or the first one. */
  readonly enter: () => void;
}

export function listenToPageKeys({ save, step, enter }: PageKeys): void {
  window.addEventListener('keydown', (event) => {
    if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    const letter = event.key.toLowerCase();
    if (letter === 's') {
      event.preventDefault();
      save();
      return;
    }
    const { target } = event;
    const isText = target instanceof Element && target.matches('input, textarea, select');
    if (isText || (letter !== 'z' && letter !== 'y')) return;
    event.preventDefault();
    step(letter === 'y' || event.shiftKey ? 'redo' : 'undo');
  });
  byId('pages', HTMLElement).addEventListener('keydown', (event) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
    event.preventDefault();
    enter();
  });
}
