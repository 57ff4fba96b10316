/** Says above the pages what was typed and has not reached the server: until it is handed in, or read by the user where it cannot be. */
import { byId, make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';
import type { HeldEdit } from './edit-queue.js';

export class Unsent {
  readonly #box = make('div', { class: 'edit-hint unsent', role: 'status', hidden: '' });
  readonly #words: Words;
  #held: readonly HeldEdit[] = [];
  #void: readonly HeldEdit[] = [];

  constructor(words: Words) {
    this.#words = words;
    byId('notice', HTMLElement).after(this.#box);
  }

  /** With none: all has been handed in. */
  showHeld(edits: readonly HeldEdit[]): void {
    const isDone = this.#held.length > 0 && edits.length === 0 && this.#void.length === 0;
    this.#held = edits;
    this.translate();
    if (isDone) byId('status', HTMLElement).textContent = this.#words.say('heldDone');
  }

  showVoid(edits: readonly HeldEdit[]): void {
    this.#void = [...this.#void, ...edits];
    this.translate();
  }

  translate(): void {
    const words = this.#words;
    const forget = (): void => {
      this.#void = [];
      this.translate();
    };
    this.#box.hidden = this.#held.length === 0 && this.#void.length === 0;
    this.#box.replaceChildren(
      ...(this.#void.length === 0
        ? []
        : [
            make('p', {}, make('strong', {}, words.say('void')), ...this.#list(this.#void)),
            makeButton({ class: 'link' }, forget, words.say('understood')),
          ]),
      ...(this.#held.length === 0
        ? []
        : [make('p', {}, make('strong', {}, words.say('held')), ...this.#list(this.#held))]),
    );
  }

  /** Each value as it was typed. */
  #list(edits: readonly HeldEdit[]): readonly Node[] {
    const typed = edits.flatMap(({ command, label }) => {
      const text = typedOf(command);
      return text === null ? [] : [`${label}\u2002“${text}”`];
    });
    const others = edits.length - typed.length;
    const all = others === 0 ? typed : [...typed, this.#words.say('heldChange', others)];
    return all.map((text) => make('span', { class: 'held' }, text));
  }
}

/** Null where it is no value. */
function typedOf(command: HeldEdit['command']): string | null {
  if (command.kind === 'type') return command.typed;
  return command.kind === 'suggest' ? command.name : null;
}
