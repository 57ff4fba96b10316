/** What may be chosen under an input as its value is typed (WAI-ARIA combobox with a list). */
import { make } from '../dom.js';
import { keepInView } from './editor-box.js';
import type { ValueInput } from './text-control.js';

interface Offer {
  readonly word: string;
  /** What is said beside it; '' for nothing. */
  readonly note: string;
}

interface SuggestionListOptions {
  readonly input: ValueInput;
  /** What fits the text; of '' all, or what is usual. */
  readonly offersFor: (typed: string) => Promise<readonly Offer[]>;
  readonly onChosen: (offer: Offer) => void;
}

export class SuggestionList {
  readonly element = make('ul', { class: 'suggestions', role: 'listbox', id: 'suggestions', hidden: '' });
  readonly #options: SuggestionListOptions;
  #shown: readonly Offer[] = [];
  /** The text that these fit. */
  #fitting = '';
  #at = -1;
  /** Answers to older questions are out of date. */
  #asked = 0;

  constructor(options: SuggestionListOptions) {
    this.#options = options;
    const { focus } = options.input;
    focus.setAttribute('role', 'combobox');
    focus.setAttribute('aria-autocomplete', 'list');
    focus.setAttribute('aria-controls', 'suggestions');
    focus.setAttribute('aria-expanded', 'false');
    focus.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) void this.#offer(options.input.read().trim());
    });
    focus.addEventListener('compositionend', () => void this.#offer(options.input.read().trim()));
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
    void this.#offer('');
  }

  hide(): void {
    this.#asked += 1;
    this.#show([]);
  }

  async #offer(typed: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    // What fitted the text before may fit the longer one; what is usual fits nothing in particular.
    if (this.#fitting === '' || !typed.startsWith(this.#fitting)) this.#show([]);
    this.#fitting = typed;
    const offers = await this.#options.offersFor(typed);
    if (asked === this.#asked) this.#show(offers.filter(({ word }) => word !== typed));
  }

  #show(offers: readonly Offer[]): void {
    this.#shown = offers;
    this.#at = -1;
    this.#draw();
  }

  #draw(): void {
    const { focus } = this.#options.input;
    this.element.hidden = this.#shown.length === 0;
    this.element.replaceChildren(
      ...this.#shown.map(({ word, note }, index) =>
        make(
          'li',
          { role: 'option', id: `suggestion-${index}`, 'aria-selected': String(index === this.#at) },
          word,
          ...(note === '' ? [] : [make('small', {}, note)]),
        ),
      ),
    );
    focus.setAttribute('aria-expanded', String(this.#shown.length > 0));
    this.#reveal();
    if (this.#at < 0) focus.removeAttribute('aria-activedescendant');
    else focus.setAttribute('aria-activedescendant', `suggestion-${this.#at}`);
  }

  /** Not beyond the edge of the pages' view; the chosen one is seen in a list that is longer. */
  #reveal(): void {
    const view = this.element.closest('.pages');
    if (view === null || this.#shown.length === 0) return;
    keepInView(this.element, view);
    this.element.scrollIntoView({ block: 'nearest' });
    this.element.children[this.#at]?.scrollIntoView({ block: 'nearest' });
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && this.#shown.length > 0) {
      this.#at = this.#at < 0 && step < 0 ? this.#shown.length - 1 : (this.#at + step) % this.#shown.length;
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
    const offer = this.#shown[at];
    if (offer === undefined) return;
    this.#options.input.write(offer.word);
    this.hide();
    this.#options.onChosen(offer);
  }
}
