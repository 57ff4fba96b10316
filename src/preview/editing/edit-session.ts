/** One filing while it is edited: what was opened, every step since, and what is to be saved. */
import type { Diagnostic, JsonPath } from '../../diagnostics/index.js';
import {
  changeBetween,
  EditHistory,
  type HistoryStep,
  type JoinSide,
  joinTexts,
  jsonAt,
  type StepNote,
} from '../../editing/index.js';
import { decodeFiling } from '../../filing/index.js';
import { readPath } from '../../json/index.js';
import { type Content, contentOf } from '../content.js';
import type { RefusedValue } from '../editing-protocol.js';
import type { JournalEntry, LeftEdits } from './edit-journal.js';
import { RefusedValues } from './refused-values.js';

const byteOrderMark = '\ufeff';

/** Told each change as it is made; `isFirst`: nothing was unsaved before it. */
type EntryListener = (entry: JournalEntry, isFirst: boolean) => void;

/** A state of the file that a session goes on from. */
interface Opened {
  readonly text: string;
  readonly hash: string;
}

export class EditSession {
  /** The file as it was opened or last saved, or as it was joined with. */
  #opened: Opened;
  /** What the session went on from before and after it was joined with the file, by the gesture of that step. */
  readonly #joins = new Map<string, { readonly before: Opened; readonly after: Opened }>();
  readonly #history: EditHistory;
  readonly #mark: string;
  /** The file as it was, and what pages had been told of it. */
  readonly #begun: { readonly hash: string; readonly revision: number };
  #refused = new RefusedValues();
  #revision: number;
  /** Of the last change after which paths may lead elsewhere. */
  #structure: number;

  readonly #onEntry: EntryListener;
  /** What the text of the last key is as a file. */
  #content: { readonly text: string; readonly content: Content } | null = null;
  #isRestored = false;
  #isShown = true;

  /** The bytes are sound UTF-8, with a byte order mark or without. `revision`: what pages have been told of the file up to now. */
  constructor({ bytes, hash }: Content, onEntry: EntryListener, revision: number) {
    const text = textOf(bytes);
    this.#revision = revision;
    this.#structure = revision;
    this.#begun = { hash, revision };
    this.#onEntry = onEntry;
    this.#mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
    this.#opened = { text: text.slice(this.#mark.length), hash };
    this.#history = new EditHistory(this.#opened.text);
  }

  get text(): string {
    return this.#history.text;
  }

  /** With its byte order mark, as it is kept in a journal. */
  get openedFile(): string {
    return this.#mark + this.#opened.text;
  }

  /** All that it knows beyond the file, as one step. */
  get asOneEntry(): JournalEntry {
    return { change: changeBetween(this.opened, this.text), note: {}, refused: [...this.refused] };
  }

  get opened(): string {
    return this.#opened.text;
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

  /** Of the last step; null where it had none. */
  get gesture(): string | null {
    return this.#history.lastNote?.gesture ?? null;
  }

  /** Whether its edits come from a server that has ended, and have not been saved since. */
  get isRestored(): boolean {
    return this.#isRestored;
  }

  get isUnsaved(): boolean {
    return this.text !== this.#opened.text;
  }

  /** Whether it knows of anything that the file does not have. */
  get holdsMore(): boolean {
    return this.isUnsaved || this.refused.length > 0;
  }

  /** As the file is to be written. */
  get content(): Content {
    return this.contentOf(this.text);
  }

  /** The file with another text in place of the present one. */
  contentOf(text: string): Content {
    if (this.#content?.text !== text) {
      const content = contentOf(Buffer.from(this.#mark + text));
      // Halves of surrogate pairs are no UTF-8: of these the bytes are another text.
      this.#content = { text, content: text.isWellFormed() ? { ...content, text } : content };
    }
    return this.#content.content;
  }

  /** Whether the file on disk is still what was opened. */
  isOf({ hash }: Content): boolean {
    return hash === this.#opened.hash;
  }

  /** Stands for the rows and projects in their order; as long as none was moved, for those of the file that it began with. */
  get structure(): string {
    return this.#structure === this.#begun.revision
      ? this.#begun.hash
      : `${this.#begun.hash} ${this.#structure}`;
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

  /** What was typed and is not in the filing. */
  get refused(): readonly RefusedValue[] {
    return this.#refused.all;
  }

  refuse(path: JsonPath, typed: string, faults: readonly Diagnostic[]): void {
    this.#refused.refuse(path, typed, faults);
    this.noteRefused();
  }

  /** Something else was typed at the path, or it was dropped there. */
  settle(path: JsonPath): void {
    const before = this.refused;
    this.#refused.settle([path]);
    if (this.refused.length !== before.length) this.noteRefused();
  }

  /** Tells what is refused now, where the text has not changed. */
  noteRefused(): void {
    this.#onEntry({ change: noChange, note: {}, refused: [...this.refused] }, !this.isUnsaved);
  }

  /** What the gesture has made of the text up to now is taken back: what came last in it was refused. */
  takeBack(gesture: string): void {
    this.push(this.#history.textBefore(gesture), { gesture }, false);
  }

  /**
   * What the gestures have made is taken back as far as nothing else was done since. Whether that is all of what the
   * gesture has left at the path: then it has no value there any more, or another was typed over it.
   */
  takeBackAll(gestures: readonly string[], gesture: string, path: JsonPath): boolean {
    for (let before = ''; before !== this.text && gestures.includes(this.gesture ?? ''); ) {
      before = this.text;
      this.takeBack(this.gesture ?? '');
    }
    const made = this.#history.textAfter(gesture);
    const steps = readPath(path);
    return made === null || steps === null || jsonAt(made)(steps) !== jsonAt(this.text)(steps);
  }

  undo(): HistoryStep | null {
    const step = this.#step(() => this.#history.undo(), {}, true);
    this.#opened = this.#joinOf(step)?.before ?? this.#opened;
    return step;
  }

  redo(): HistoryStep | null {
    const step = this.#step(() => this.#history.redo(), {}, true);
    this.#opened = this.#joinOf(step)?.after ?? this.#opened;
    return step;
  }

  /** Its edits and the file as it is on disk now in one text; null where that is no sound JSON in UTF-8. */
  joinedWith(onDisk: Uint8Array, choose: (path: JsonPath) => JoinSide) {
    const decoded = decodeFiling(onDisk);
    if ('problem' in decoded) return null;
    return joinTexts({ before: this.opened, mine: this.text, theirs: decoded.text }, choose);
  }

  /** The text goes on from the file as it is on disk now; undone, it goes on from what it did before, in conflict again. */
  join(text: string, onDisk: Content): void {
    const before = this.#opened;
    const gesture = `join ${this.#joins.size}`;
    this.#step(() => this.#history.push(text, { gesture }), { gesture }, true);
    this.rebase(onDisk);
    this.#joins.set(gesture, { before, after: this.#opened });
  }

  /** The text has been written, or another state of the file has been accepted as the one that it goes on from. */
  rebase({ bytes, hash }: Content): void {
    const text = textOf(bytes);
    this.#opened = { text: text.startsWith(byteOrderMark) ? text.slice(1) : text, hash };
    this.#isRestored = false;
  }

  /** The session that an ended server has left, up to the first step that does not fit. */
  static restored({ opened, entries }: LeftEdits, onEntry: EntryListener, revision: number): EditSession {
    const session = new EditSession(contentOf(Buffer.from(opened)), onEntry, revision);
    for (const entry of entries) {
      if (!session.#history.apply(entry.change, entry.note)) break;
      if (entry.refused !== undefined) session.#refused = new RefusedValues(entry.refused);
    }
    session.#isRestored = true;
    session.#changed(true);
    return session;
  }

  #joinOf(step: HistoryStep | null) {
    return this.#joins.get(step?.note.gesture ?? '');
  }

  #step<Value>(act: () => Value, note: StepNote, isStructural: boolean): Value {
    const [before, isFirst] = [this.text, !this.isUnsaved];
    const value = act();
    if (this.text === before) return value;
    const hadRefused = this.refused.length > 0;
    this.#refused.follow(before, this.text);
    const refused = hadRefused ? { refused: [...this.refused] } : {};
    this.#onEntry({ change: changeBetween(before, this.text), note, ...refused }, isFirst);
    this.#changed(isStructural);
    return value;
  }

  #changed(isStructural: boolean): void {
    this.#revision += 1;
    if (isStructural) this.#structure = this.#revision;
  }
}

const noChange = { at: 0, before: '', after: '' };

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
