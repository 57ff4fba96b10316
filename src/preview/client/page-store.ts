/** Pages of the document that is shown, fetched when they are wanted and kept while they are near. */
import type { PageView } from '../protocol.js';
import type { Api } from './api.js';

/** Most pages that one request asks for. */
const mostAtOnce = 8;
const capacity = 48;

export class PageStore {
  readonly #kept = new Map<number, PageView>();
  /** Pages on their way. */
  readonly #asked = new Map<number, Promise<void>>();

  readonly #api: Api;
  readonly #onPages: (pages: readonly PageView[]) => void;
  readonly #onError: (error: unknown) => void;

  constructor(
    api: Api,
    readonly document: string,
    onPages: (pages: readonly PageView[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.#api = api;
    this.#onPages = onPages;
    this.#onError = onError;
  }

  get(number: number): PageView | null {
    const page = this.#kept.get(number);
    if (page === undefined) return null;
    this.#kept.delete(number);
    this.#kept.set(number, page);
    return page;
  }

  /** Pages that have come, asked for or not. */
  take(pages: readonly PageView[]): void {
    for (const page of pages) this.#kept.set(page.number, page);
    for (const oldest of [...this.#kept.keys()].slice(0, -capacity)) this.#kept.delete(oldest);
    this.#onPages(pages);
  }

  /** Resolves when the pages are here, or cannot be had. */
  async ready(numbers: readonly number[]): Promise<void> {
    this.want(numbers);
    await Promise.all(numbers.map((number) => this.#asked.get(number)));
  }

  /** Fetches those of the pages that are neither here nor on their way; numbers ascend. */
  want(numbers: readonly number[]): void {
    const missing = numbers.filter((number) => !this.#kept.has(number) && !this.#asked.has(number));
    for (const run of runsOf(missing)) {
      const fetched = this.#fetch(run);
      for (const number of run) this.#asked.set(number, fetched);
    }
  }

  async #fetch(run: readonly number[]): Promise<void> {
    try {
      this.take((await this.#api.pages(this.document, run.at(0) ?? 1, run.at(-1) ?? 1)).pages);
    } catch (error) {
      this.#onError(error);
    } finally {
      for (const number of run) this.#asked.delete(number);
    }
  }
}

/** Numbers that follow one another, in lists of eight at most. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1 && run.length < mostAtOnce) run.push(number);
    else runs.push([number]);
  }
  return runs;
}
