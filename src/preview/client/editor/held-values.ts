/** Shows, over the cells of values that have not reached the server, what was typed there: the page still has what stood there before. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { CellView, PageView } from '../../protocol.js';
import { make } from '../dom.js';
import type { Sheets } from '../sheets.js';
import type { HeldEdit } from './edit-queue.js';
import { placeText } from './editor-box.js';

export interface HeldValuesOptions {
  /** What holds the input: it scrolls with the pages. */
  readonly layer: HTMLElement;
  readonly sheets: Pick<Sheets, 'boxOf' | 'inView'>;
  readonly pageOf: (number: number) => PageView | null;
}

export class HeldValues {
  readonly #options: HeldValuesOptions;
  readonly #box = make('div', { 'aria-hidden': 'true' });
  #typed: ReadonlyMap<JsonPath, string> = new Map();

  constructor(options: HeldValuesOptions) {
    this.#options = options;
    // Under the input, which may stand over the same cell.
    options.layer.prepend(this.#box);
  }

  show(edits: readonly HeldEdit[]): void {
    this.#typed = new Map(edits.flatMap(({ command }) => typedAt(command)));
    this.place();
  }

  /** What was typed for the value last; null: nothing that is held. */
  at(path: JsonPath): string | null {
    return this.#typed.get(path) ?? null;
  }

  /** Pages were scrolled, zoomed or drawn anew. */
  place(): void {
    const { sheets } = this.#options;
    this.#box.replaceChildren(
      ...(this.#typed.size === 0 ? [] : sheets.inView.flatMap((page) => this.#on(page))),
    );
  }

  #on(page: number): readonly HTMLElement[] {
    return (this.#options.pageOf(page)?.cells ?? []).flatMap((cell) => {
      const text = this.#textOf(cell);
      const box = text === null ? null : this.#options.sheets.boxOf(page, cell);
      if (text === null || box === null) return [];
      const held = make('div', { class: 'held-value' }, make('span', {}, text));
      placeText(held, box, cell.look);
      return [held];
    });
  }

  /** All values of the cell; null where none of them is held. */
  #textOf({ editors }: CellView): string | null {
    const typed = editors.map(({ paths: [path = ''] }) => this.at(path));
    if (typed.every((one) => one === null)) return null;
    return editors.map(({ value }, index) => typed[index] ?? value).join(' ');
  }
}

function typedAt(command: HeldEdit['command']): readonly (readonly [JsonPath, string])[] {
  switch (command.kind) {
    case 'type':
      return command.paths.map((path) => [path, command.typed] as const);
    case 'suggest':
      return [[command.path, command.name]];
    case 'drop':
    case 'forms':
    case 'row':
    case 'paste':
    case 'project':
    case 'copy-projects':
    case 'mend':
    case 'part':
      return [];
  }
}
