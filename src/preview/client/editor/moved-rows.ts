/** Notices that rows or projects were moved by others while a cell is open: its paths may lead to another row then. */
import type { View } from '../../protocol.js';

export class MovedRows {
  readonly #shown: () => View | null;
  /** Of the view by which the open cell's paths are right. */
  #structure = '';

  /** `shown`: the view up to now. */
  constructor(shown: () => View | null) {
    this.#shown = shown;
  }

  cellOpened(): void {
    this.#structure = this.#shown()?.editing.structure ?? '';
  }

  /** What was typed into the cell has been taken, which nothing is where rows were moved before it. */
  cellTaken({ editing }: View): void {
    this.#structure = editing.structure;
  }

  /** By a view that is to be shown. One of the very same filing, of a server that was started again, is no other. */
  hasMoved({ editing }: View): boolean {
    if (editing.state === this.#shown()?.editing.state) this.#structure = editing.structure;
    return editing.structure !== this.#structure;
  }
}
