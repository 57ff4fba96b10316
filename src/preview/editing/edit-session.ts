/** One filing while it is edited: what was opened, every step since, and what is to be saved. */
import { hashOf } from '../../batch/index.js';
import { changeBetween, EditHistory, type HistoryStep, type StepNote } from '../../editing/index.js';
import type { JournalEntry, LeftEdits } from './edit-journal.js';

const byteOrderMark = '\ufeff';

/** Told each change as it is made; `isFirst`: nothing was unsaved before it. */
type EntryListener = (entry: JournalEntry, isFirst: boolean) => void;

export class EditSession {
  /** The file as it was opened or last saved. */
  #opened: string;
  #openedHash: string;
  readonly #history: EditHistory;
  readonly #mark: string;
  #revision: number;
  /** Of the last change after which paths may lead elsewhere. */
  #structure: number;

  readonly #onEntry: EntryListener;
  #isRestored = false;
  #isShown = true;

  /** The bytes are sound UTF-8, with a byte order mark or without. `revision`: what pages have been told of the file up to now. */
  constructor(bytes: Uint8Array, onEntry: EntryListener, revision = 0) {
    const text = textOf(bytes);
    this.#revision = revision;
    this.#structure = revision;
    this.#onEntry = onEntry;
    this.#mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
    this.#opened = text.slice(this.#mark.length);
    this.#openedHash = hashOf(bytes);
    this.#history = new EditHistory(this.#opened);
  }

  get text(): string {
    return this.#history.text;
  }

  /** With its byte order mark, as it is kept in a journal. */
  get openedFile(): string {
    return this.#mark + this.#opened;
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

  /** Whether its edits come from a server that has ended, and have not been saved since. */
  get isRestored(): boolean {
    return this.#isRestored;
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

  /** Whether paths that were seen at this revision may lead elsewhere now; of one that has never been, nothing is known. */
  isStale(revision: number): boolean {
    return !this.#isShown || revision < this.#structure || revision > this.#revision;
  }

  /** Whether the page shows the file that the session began with. */
  setShown(isShown: boolean): void {
    this.#isShown = isShown;
  }

  push(text: string, note: StepNote, isStructural: boolean): void {
    if (text === this.text) return;
    this.#step(() => this.#history.push(text, note), note, isStructural);
  }

  undo(): HistoryStep | null {
    return this.#step(() => this.#history.undo(), {}, true);
  }

  redo(): HistoryStep | null {
    return this.#step(() => this.#history.redo(), {}, true);
  }

  /** The text has been written, or another state of the file has been accepted as the one that it goes on from. */
  rebase(bytes: Uint8Array): void {
    const text = textOf(bytes);
    this.#opened = text.startsWith(byteOrderMark) ? text.slice(1) : text;
    this.#openedHash = hashOf(bytes);
    this.#isRestored = false;
  }

  /** The session that an ended server has left, up to the first step that does not fit. */
  static restored({ opened, entries }: LeftEdits, onEntry: EntryListener): EditSession {
    const session = new EditSession(Buffer.from(opened), onEntry);
    for (const entry of entries) {
      if (!session.#history.apply(entry.change, entry.note)) break;
    }
    session.#isRestored = true;
    session.#changed(true);
    return session;
  }

  #step<Value>(act: () => Value, note: StepNote, isStructural: boolean): Value {
    const [before, isFirst] = [this.text, !this.isUnsaved];
    const value = act();
    if (this.text === before) return value;
    this.#onEntry({ change: changeBetween(before, this.text), note }, isFirst);
    this.#changed(isStructural);
    return value;
  }

  #changed(isStructural: boolean): void {
    this.#revision += 1;
    if (isStructural) this.#structure = this.#revision;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
