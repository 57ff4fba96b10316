/** The pages of the document that is shown, and of the one that comes next, which are fetched while its fonts are. */
import type { DocumentView, PageView } from '../protocol.js';
import type { Api } from './api.js';
import { PageStore } from './page-store.js';

interface ShownPagesOptions {
  readonly api: Api;
  /** Pages of the document that is shown have come. */
  readonly onPages: (pages: readonly PageView[]) => void;
  readonly onError: (error: unknown) => void;
}

export class ShownPages {
  #shown: PageStore | null = null;
  #coming: PageStore | null = null;
  readonly #options: ShownPagesOptions;

  constructor(options: ShownPagesOptions) {
    this.#options = options;
  }

  get(number: number): PageView | null {
    return this.#shown?.get(number) ?? null;
  }

  want(numbers: readonly number[]): void {
    this.#shown?.want(numbers);
  }

  /** Null: nothing is shown. */
  show(document: DocumentView | null): void {
    this.#shown = document === null ? null : this.of(document);
    this.#coming = null;
  }

  /** The pages of a document, whether it is shown or comes next. */
  of({ id }: DocumentView): PageStore {
    const known = [this.#shown, this.#coming].find((store) => store?.document === id);
    if (known != null) return known;
    const { api, onPages, onError } = this.#options;
    const store: PageStore = new PageStore(
      api,
      id,
      (pages) => {
        if (this.#shown === store) onPages(pages);
      },
      (error) => {
        if (this.#shown === store || this.#coming === store) onError(error);
      },
    );
    this.#coming = store;
    return store;
  }
}
