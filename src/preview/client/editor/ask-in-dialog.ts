/** Asks for a choice in a dialog over the page. */
import { make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';

interface Question<Answer> {
  /** Class of the dialog, and the beginning of its ids. */
  readonly name: string;
  readonly heading: string;
  readonly content: readonly Node[];
  readonly take: { readonly id: string; readonly label: string; readonly answer: () => Answer | null };
  readonly words: Words;
}

/** Null where nothing was decided. */
export function askInDialog<Answer>({
  name,
  heading,
  content,
  take,
  words,
}: Question<Answer>): Promise<Answer | null> {
  return new Promise((resolve) => {
    const dialog = make('dialog', { class: name, 'aria-labelledby': `${name}-heading` });
    const close = (answer: Answer | null): void => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const buttons = [
      makeButton({ class: 'primary', id: take.id }, () => close(take.answer()), take.label),
      makeButton({ class: 'quiet' }, () => close(null), words.say('cancel')),
    ];
    dialog.append(
      make('h2', { id: `${name}-heading` }, heading),
      ...content,
      make('div', { class: 'choices-row' }, ...buttons),
    );
    dialog.addEventListener('close', () => close(null));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Values of the ticked boxes in the list. */
export function tickedIn(list: HTMLElement): readonly string[] {
  return [...list.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}
