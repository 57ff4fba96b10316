/** Small helpers over the DOM: texts are always set as text, never read as markup. */

/** The element of the page with this id; the page and this code belong together. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

export type ElementAttributes = Readonly<Record<string, string | null>>;

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
  onClick: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', onClick);
  return button;
}

/** Replaces a list's entries and keeps the keyboard's place in it. */
export function replaceEntries(list: HTMLElement, entries: readonly Node[]): void {
  const at = [...list.querySelectorAll('button')].findIndex((button) => button.matches(':focus'));
  list.replaceChildren(...entries);
  if (at >= 0) list.querySelectorAll('button')[at]?.focus({ preventScroll: true });
}
