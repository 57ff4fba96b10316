/** Makes pages one after the other, and says so where that takes longer than a glance. */
import { byId } from './dom.js';

/** Milliseconds without a key after which a long filing is checked. */
const checkPause = 300;

/** What comes sooner would only flash, in milliseconds. */
const glance = 150;

export class Loading {
  #running: Promise<void> | null = null;
  #isStale = false;

  /** Whether it was asked for again, so that what is being loaded now will only flash by. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** Calls that come while it loads are one more afterwards; all resolve when nothing is left to load. */
  run(load: () => Promise<void>): Promise<void> {
    this.#isStale = true;
    this.#running ??= this.#loadAll(load);
    return this.#running;
  }

  async #loadAll(load: () => Promise<void>): Promise<void> {
    const timer = window.setTimeout(() => this.#show(true), glance);
    while (this.#isStale) {
      this.#isStale = false;
      await load();
    }
    this.#running = null;
    clearTimeout(timer);
    this.#show(false);
  }

  #show(isLoading: boolean): void {
    byId('loading', HTMLElement).hidden = !isLoading;
    byId('pages', HTMLElement).setAttribute('aria-busy', String(isLoading));
  }
}

/** Checks a long filing once the typing pauses: the server has one thread, and a check keeps the next letter waiting. */
export class PausedCheck {
  readonly #check: () => void;
  /** Runs while what was edited has not been checked. */
  #timer: number | null = null;

  constructor(check: () => void) {
    this.#check = check;
  }

  /** The pause begins now. */
  begin(): void {
    clearTimeout(this.#timer ?? 0);
    this.#timer = window.setTimeout(() => {
      this.#timer = null;
      this.#check();
    }, checkPause);
  }

  /** Another edit: where a check is due, its pause begins anew. */
  postpone(): void {
    if (this.#timer !== null) this.begin();
  }
}
