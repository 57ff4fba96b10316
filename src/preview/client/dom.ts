/** Small helpers over the DOM: texts are always set as text, never read as markup. */

/** The element of the page with this id; the page and this code belong together. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

type ElementAttributes = Readonly<Record<string, string | null>>;

/** An element with attributes (null: left out) and children; a string child is text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: ElementAttributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A button that does something. */
export function makeButton(
  attributes: ElementAttributes,
  onClick: (event: MouseEvent) => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', onClick);
  return button;
}

/** One of which the second click of a double click is none: what it did has moved another thing under the pointer. */
export function makeSingleButton(
  attributes: ElementAttributes,
  onClick: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const onOne = ({ detail }: MouseEvent): void => {
    if (detail < 2) onClick();
  };
  return makeButton(attributes, onOne, ...children);
}

/** Replaces a list's entries and keeps the keyboard's place in it. */
export function replaceEntries(list: HTMLElement, entries: readonly Node[]): void {
  keepingFocus(list, () => list.replaceChildren(...entries));
}

/** An entry as it is to be drawn. */
export interface ListEntry {
  /** All that it is drawn from: while it stays the same, what was drawn stays. */
  readonly state: string;
  readonly draw: () => HTMLElement;
}

/** A list of which only those entries are drawn anew that have changed: lists of 300 stand beside a page that is typed in. */
export class EntryList<Kind extends HTMLElement = HTMLElement> {
  readonly element: Kind;
  #states: readonly string[] = [];

  constructor(element: Kind) {
    this.element = element;
  }

  /** Says whether anything was drawn. */
  show(entries: readonly ListEntry[]): boolean {
    const before = this.#states;
    this.#states = entries.map(({ state }) => state);
    const changed = [...entries.entries()].filter(([index, { state }]) => state !== before[index]);
    if (changed.length === 0 && entries.length === before.length) return false;
    keepingFocus(this.element, () => {
      for (const child of [...this.element.children].slice(entries.length)) child.remove();
      for (const [index, { draw }] of changed) {
        const known = this.element.children[index];
        if (known === undefined) this.element.append(draw());
        else known.replaceWith(draw());
      }
    });
    return true;
  }
}

function keepingFocus(list: HTMLElement, change: () => void): void {
  const at = [...list.querySelectorAll('button')].findIndex((button) => button.matches(':focus'));
  change();
  if (at >= 0 && !list.contains(document.activeElement))
    list.querySelectorAll('button')[at]?.focus({ preventScroll: true });
}
