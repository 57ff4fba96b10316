/** Says above the pages what was typed and has not reached the server, and shows it in its cells: until it is handed in, or read by the user where it cannot be. */
import type { JsonPath } from '../../../diagnostics/index.js';
import { byId, make, makeButton } from '../dom.js';
import { say } from '../status.js';
import type { Words } from '../texts.js';
import type { HeldEdit } from './edit-queue.js';
import { HeldValues, type HeldValuesOptions } from './held-values.js';

interface UnsentOptions extends HeldValuesOptions {
  readonly words: Words;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
}

export class Unsent {
  readonly #box = make('div', { class: 'edit-hint unsent', role: 'status', hidden: '' });
  readonly #words: Words;
  readonly #idle: () => Promise<void>;
  readonly #values: HeldValues;
  #held: readonly HeldEdit[] = [];
  #void: readonly HeldEdit[] = [];

  constructor({ words, idle, ...around }: UnsentOptions) {
    this.#words = words;
    this.#idle = idle;
    this.#values = new HeldValues(around);
    byId('notice', HTMLElement).after(this.#box);
  }

  /** With none: all has been handed in. */
  showHeld(edits: readonly HeldEdit[]): void {
    const isDone = this.#held.length > 0 && edits.length === 0 && this.#void.length === 0;
    this.#held = edits;
    this.translate();
    if (isDone) say(this.#words.say('heldDone'));
    if (edits.length > 0) this.#values.show(edits);
    else void this.#release();
  }

  /** What was typed for the value at the path and is held; null: nothing. */
  typedAt(path: JsonPath): string | null {
    return this.#values.at(path);
  }

  /** Pages were scrolled, zoomed or drawn anew. */
  place(): void {
    this.#values.place();
  }

  /** What stood in a cell before must not be seen again until all that was typed is on the page. */
  async #release(): Promise<void> {
    await this.#idle();
    if (this.#held.length === 0) this.#values.show([]);
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
