/** What opens and closes: the tabs at the left, the menu of downloads, and on narrow screens the sides as drawers. */
import { byId } from './dom.js';

const tabs = ['choices', 'thumbnails'] as const;
type Tab = (typeof tabs)[number];

/** Arrows go from tab to tab (WAI-ARIA Authoring Practices, tabs with automatic activation). */
export function listenToTabs(): void {
  const buttonOf = (tab: Tab): HTMLButtonElement => byId(`tab-${tab}`, HTMLButtonElement);
  const show = (chosen: Tab): void => {
    for (const tab of tabs) {
      buttonOf(tab).setAttribute('aria-selected', String(tab === chosen));
      buttonOf(tab).tabIndex = tab === chosen ? 0 : -1;
      byId(tab, HTMLElement).hidden = tab !== chosen;
    }
  };
  tabs.forEach((tab, index) => {
    buttonOf(tab).addEventListener('click', () => show(tab));
    buttonOf(tab).addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      if (step === 0 || next === undefined) return;
      event.preventDefault();
      show(next);
      buttonOf(next).focus();
    });
  });
}

/** Closes when something in it was chosen, when it is left, and by Esc. */
export function listenToMenu(id: string): void {
  const menu = byId(id, HTMLDetailsElement);
  const close = (): void => {
    menu.open = false;
  };
  menu.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button') !== null) close();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });
  window.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) close();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    close();
    menu.querySelector('summary')?.focus();
  });
}

type PaneSide = 'left' | 'right';

/** The sides, where the screen is too narrow for them to stand beside the pages: one at a time, over the pages. */
export class Drawers {
  readonly #scrim = byId('scrim', HTMLElement);

  constructor() {
    for (const side of ['left', 'right'] as const) {
      this.#button(side).addEventListener('click', () => this.#show(this.#isOpen(side) ? null : side));
    }
    this.#scrim.addEventListener('click', () => this.close());
    window.addEventListener(
      'keydown',
      (event) => {
        // A dialog that stands over all takes its own.
        const isTaken = document.querySelector('dialog[open]') !== null;
        if (event.key !== 'Escape' || this.#scrim.hidden || isTaken) return;
        event.preventDefault();
        const open = this.#isOpen('left') ? 'left' : 'right';
        this.close();
        this.#button(open).focus();
      },
      { capture: true },
    );
  }

  close(): void {
    this.#show(null);
  }

  #show(open: PaneSide | null): void {
    for (const side of ['left', 'right'] as const) {
      byId(side, HTMLElement).classList.toggle('open', side === open);
      this.#button(side).setAttribute('aria-expanded', String(side === open));
    }
    this.#scrim.hidden = open === null;
    if (open !== null) byId(open, HTMLElement).querySelector<HTMLElement>('button, input')?.focus();
  }

  #isOpen(side: PaneSide): boolean {
    return byId(side, HTMLElement).classList.contains('open');
  }

  #button(side: PaneSide): HTMLButtonElement {
    return byId(`show-${side}`, HTMLButtonElement);
  }
}
