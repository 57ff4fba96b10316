/** Small pages in a column, painted as they come into view. */
import type { DocumentView, PageView } from '../protocol.js';
import { make, makeButton } from './dom.js';
import { pictureOf } from './picture.js';
import { hasSamePapers, papersOf } from './sheet-places.js';

interface ThumbnailsOptions {
  readonly panel: HTMLElement;
  readonly onWanted: (numbers: readonly number[]) => void;
  readonly onChosen: (page: number) => void;
  readonly pageOf: (number: number) => PageView | null;
  readonly labelOf: (number: number) => string;
}

/** So many are shown larger, one under another. */
const fewPages = 3;

export class Thumbnails {
  #document: DocumentView | null = null;
  #buttons: HTMLButtonElement[] = [];
  readonly #painted = new Map<HTMLButtonElement, PageView>();
  readonly #inView = new Set<number>();
  readonly #observer: IntersectionObserver;
  #current = 0;

  readonly #options: ThumbnailsOptions;

  constructor(options: ThumbnailsOptions) {
    this.#options = options;
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      root: options.panel,
      rootMargin: '200px 0px',
    });
  }

  show(document: DocumentView | null): void {
    const isSameShape = hasSamePapers(document, this.#document);
    this.#document = document;
    if (!isSameShape) this.#shape(document);
    this.#refresh();
  }

  #shape(document: DocumentView | null): void {
    const { panel, onChosen } = this.#options;
    const papers = papersOf(document);
    const count = papers.length;
    while (this.#buttons.length > count) {
      const button = this.#buttons.pop();
      if (button !== undefined) this.#drop(button);
    }
    while (this.#buttons.length < count) {
      const number = this.#buttons.length + 1;
      const picture = make('span', { class: 'picture', 'aria-hidden': 'true' });
      const button = makeButton({}, () => onChosen(number), picture, make('span', { class: 'caption' }));
      this.#buttons.push(button);
      panel.append(button);
      this.#observer.observe(button);
    }
    panel.classList.toggle('few', count <= fewPages);
    papers.forEach(({ width, height }, index) => {
      this.#buttons[index]?.style.setProperty('--shape', `${width} / ${height}`);
    });
    this.relabel();
  }

  relabel(): void {
    this.#buttons.forEach((button, index) => {
      button.lastElementChild?.replaceChildren(this.#options.labelOf(index + 1));
    });
  }

  paint(pages: readonly PageView[]): void {
    for (const page of pages) if (this.#inView.has(page.number)) this.#paintOne(page);
  }

  /** The page that is read now. */
  follow(page: number): void {
    const button = this.#buttons[page - 1];
    if (page === this.#current && button?.hasAttribute('aria-current') !== false) return;
    this.#buttons[this.#current - 1]?.removeAttribute('aria-current');
    button?.setAttribute('aria-current', 'page');
    this.#current = page;
    if (!this.#options.panel.hidden) this.#buttons[page - 1]?.scrollIntoView({ block: 'nearest' });
  }

  #drop(button: HTMLButtonElement): void {
    this.#observer.unobserve(button);
    this.#painted.delete(button);
    button.remove();
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const at = this.#buttons.findIndex((button) => button.isSameNode(target));
      const button = this.#buttons[at];
      if (button === undefined) continue;
      if (isIntersecting) this.#inView.add(at + 1);
      else {
        this.#inView.delete(at + 1);
        if (this.#painted.delete(button)) button.firstElementChild?.replaceChildren();
      }
    }
    this.#refresh();
  }

  #refresh(): void {
    const numbers = [...this.#inView]
      .filter((number) => number <= this.#buttons.length)
      .sort((a, b) => a - b);
    const missing = numbers.filter((number) => {
      const page = this.#options.pageOf(number);
      if (page !== null) this.#paintOne(page);
      return page === null;
    });
    if (missing.length > 0) this.#options.onWanted(missing);
  }

  #paintOne(page: PageView): void {
    const button = this.#buttons[page.number - 1];
    if (button === undefined || this.#painted.get(button) === page) return;
    const isSamePicture = this.#painted.get(button)?.svg === page.svg;
    this.#painted.set(button, page);
    if (!isSamePicture) button.firstElementChild?.replaceChildren(pictureOf(page.svg, false));
  }
}
