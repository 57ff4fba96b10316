/** Words to choose from under an input, as its value is typed (WAI-ARIA combobox with a list). */
import { make } from '../dom.js';
import type { ValueInput } from './text-control.js';

const mostShown = 8;

export class Suggestions {
  readonly element = make('ul', { class: 'suggestions', role: 'listbox', id: 'suggestions', hidden: '' });
  readonly #input: ValueInput;
  readonly #words: readonly string[];
  #shown: readonly string[] = [];
  #at = -1;

  constructor(input: ValueInput, words: readonly string[]) {
    this.#input = input;
    this.#words = words;
    const { focus } = input;
    focus.setAttribute('role', 'combobox');
    focus.setAttribute('aria-autocomplete', 'list');
    focus.setAttribute('aria-controls', 'suggestions');
    focus.setAttribute('aria-expanded', 'false');
    focus.addEventListener('input', () => this.#offer());
    focus.addEventListener('keydown', (event) => this.#pressed(event));
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const { target } = event;
      const at = [...this.element.children].findIndex(
        (one) => target instanceof Node && one.contains(target),
      );
      this.#choose(at);
    });
  }

  offerAll(): void {
    this.#show(this.#words.slice(0, mostShown));
  }

  hide(): void {
    this.#show([]);
  }

  #offer(): void {
    const typed = this.#input.read().trim();
    const fitting = this.#words.filter((word) => word !== typed && word.includes(typed));
    this.#show(fitting.slice(0, mostShown));
  }

  #show(words: readonly string[]): void {
    this.#shown = words;
    this.#at = -1;
    this.#draw();
  }

  #draw(): void {
    const { focus } = this.#input;
    this.element.hidden = this.#shown.length === 0;
    this.element.replaceChildren(
      ...this.#shown.map((word, index) =>
        make(
          'li',
          { role: 'option', id: `suggestion-${index}`, 'aria-selected': String(index === this.#at) },
          word,
        ),
      ),
    );
    focus.setAttribute('aria-expanded', String(this.#shown.length > 0));
    if (this.#at < 0) focus.removeAttribute('aria-activedescendant');
    else focus.setAttribute('aria-activedescendant', `suggestion-${this.#at}`);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && this.#shown.length > 0) {
      this.#at = (this.#at + step + this.#shown.length) % this.#shown.length;
      this.#draw();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && this.#at >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.#choose(this.#at);
    }
  }

  #choose(at: number): void {
    const word = this.#shown[at];
    if (word === undefined) return;
    this.#input.write(word);
    this.hide();
    this.#input.focus.dispatchEvent(new Event('input', { bubbles: true }));
    this.hide();
  }
}
