/** One filing while it is edited: what was opened, every step since, and what is to be saved. */
import { hashOf } from '../../batch/index.js';
import { EditHistory, type HistoryStep, type StepNote } from '../../editing/index.js';

const byteOrderMark = '\ufeff';

export class EditSession {
  /** The file as it was opened or last saved. */
  #opened: string;
  #openedHash: string;
  readonly #history: EditHistory;
  readonly #mark: string;
  #revision = 0;
  /** Of the last change after which paths may lead elsewhere. */
  #structure = 0;

  /** The bytes are sound UTF-8, with a byte order mark or without. */
  constructor(bytes: Uint8Array) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    this.#mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
    this.#opened = text.slice(this.#mark.length);
    this.#openedHash = hashOf(bytes);
    this.#history = new EditHistory(this.#opened);
  }

  get text(): string {
    return this.#history.text;
  }

  get opened(): string {
    return this.#opened;
  }

  get revision(): number {
    return this.#revision;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get isUnsaved(): boolean {
    return this.text !== this.#opened;
  }

  /** As the file is to be written. */
  get bytes(): Uint8Array {
    return Buffer.from(this.#mark + this.text);
  }

  /** Whether the file on disk is still what was opened. */
  isOf(bytes: Uint8Array): boolean {
    return hashOf(bytes) === this.#openedHash;
  }

  /** Whether paths that were seen at this revision still lead to the same places. */
  isStale(revision: number): boolean {
    return revision < this.#structure;
  }

  push(text: string, note: StepNote, isStructural: boolean): void {
    if (text === this.text) return;
    this.#history.push(text, note);
    this.#changed(isStructural);
  }

  undo(): HistoryStep | null {
    const step = this.#history.undo();
    if (step !== null) this.#changed(true);
    return step;
  }

  redo(): HistoryStep | null {
    const step = this.#history.redo();
    if (step !== null) this.#changed(true);
    return step;
  }

  /** The text has been written, or another state of the file has been accepted as the one that it goes on from. */
  rebase(bytes: Uint8Array): void {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    this.#opened = text.startsWith(byteOrderMark) ? text.slice(1) : text;
    this.#openedHash = hashOf(bytes);
  }

  #changed(isStructural: boolean): void {
    this.#revision += 1;
    if (isStructural) this.#structure = this.#revision;
  }
}
