/** Says that pages are being made, where that takes longer than a glance. */
import { byId } from './dom.js';

/** Milliseconds without a key after which a long filing is checked. */
export const checkPause = 300;

/** What comes sooner would only flash, in milliseconds. */
const glance = 150;

export class Loading {
  #timer: number | null = null;

  begin(): void {
    this.#timer ??= window.setTimeout(() => this.#show(true), glance);
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#show(false);
  }

  #show(isLoading: boolean): void {
    byId('loading', HTMLElement).hidden = !isLoading;
    byId('pages', HTMLElement).setAttribute('aria-busy', String(isLoading));
  }
}
