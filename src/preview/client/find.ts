/** The find box (Ctrl-F): finds words on all pages, also those that are not painted, and goes from one to the next. */
import type { CellPlace } from '../protocol.js';
import { type Api, Refused } from './api.js';
import { byId } from './dom.js';
import type { Words } from './texts.js';

interface FindOptions {
  readonly api: Api;
  readonly words: Words;
  /** Id of the document that is shown; null where none is. */
  readonly document: () => string | null;
  /** The page in view, from which one looks on. */
  readonly page: () => number;
  readonly onFound: (place: CellPlace) => void;
  readonly onClosed: () => void;
}

/** Milliseconds without a key after which words are looked for. */
const pause = 150;

export class Find {
  readonly #options: FindOptions;
  readonly #box = byId('find', HTMLElement);
  readonly #input = byId('find-words', HTMLInputElement);
  readonly #count = byId('find-count', HTMLElement);
  #places: readonly CellPlace[] = [];
  #at = -1;
  /** Document and words of what was found last. */
  #found = '';
  #timer = 0;

  constructor(options: FindOptions) {
    this.#options = options;
    byId('find-previous', HTMLButtonElement).addEventListener('click', () => void this.#go(-1));
    byId('find-next', HTMLButtonElement).addEventListener('click', () => void this.#go(1));
    byId('find-close', HTMLButtonElement).addEventListener('click', () => this.#close());
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#go(1), pause);
    });
    this.#box.addEventListener('keydown', (event) => this.#key(event));
  }

  open(): void {
    this.#box.hidden = false;
    this.#input.focus();
    this.#input.select();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#box.hidden = true;
    this.#options.onClosed();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && isButton) return;
    event.preventDefault();
    clearTimeout(this.#timer);
    if (event.key === 'Escape') this.#close();
    else void this.#go(event.shiftKey ? -1 : 1);
  }

  /** To the next one or the one before; of new words to the first from the page in view on. */
  async #go(direction: 1 | -1): Promise<void> {
    const document = this.#options.document();
    const words = this.#input.value.trim();
    const wanted = `${document} ${words}`;
    if (document === null) return;
    if (wanted === this.#found) this.#at += direction;
    else if (await this.#look(document, words)) this.#found = wanted;
    else return;
    const { length } = this.#places;
    this.#at = length === 0 ? -1 : (this.#at + length) % length;
    const place = this.#places[this.#at];
    const { words: texts, onFound } = this.#options;
    this.#count.textContent =
      words === '' ? '' : length === 0 ? texts.say('notOnPages') : `${this.#at + 1} / ${length}`;
    if (place !== undefined) onFound(place);
  }

  /** Whether the answer is to the words that still stand there. */
  async #look(document: string, words: string): Promise<boolean> {
    const { api, page } = this.#options;
    try {
      this.#places = words === '' ? [] : await api.find(document, words);
    } catch (error) {
      // The document has gone, or the line to the server: the page says so by itself.
      if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
      return false;
    }
    this.#at = Math.max(
      this.#places.findIndex((one) => one.page >= page()),
      0,
    );
    return this.#input.value.trim() === words;
  }
}
