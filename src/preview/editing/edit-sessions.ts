/** The filings that are being edited, by source: what is shown of a file is its session's text until that is saved or given up. */
import { hashOf } from '../../batch/index.js';
import type { EditingView } from '../editing-protocol.js';
import type { SourceFile } from '../source-store.js';
import type { EditJournals, JournalEntry } from './edit-journal.js';
import { EditSession } from './edit-session.js';

export class EditSessions {
  readonly #sessions = new Map<string, EditSession>();
  readonly #journals: EditJournals;
  /** Revisions go on where a session has ended: one never stands for two states of a filing. */
  readonly #revisions = new Map<string, number>();
  /** Hash of each file as it was shown last. */
  readonly #shown = new Map<string, string>();
  /** Files whose journals have been looked for. */
  readonly #known = new Set<string>();

  constructor(journals: EditJournals) {
    this.#journals = journals;
  }

  /** The file with what is not saved yet. A file that changed on disk while nothing was unsaved begins anew. */
  edited(file: SourceFile): SourceFile {
    this.#restore(file);
    const session = this.#sessions.get(file.view.id);
    if (session === undefined) return file;
    // The same was written by another program.
    if (!session.isOf(file.bytes) && hashOf(session.bytes) === hashOf(file.bytes))
      this.saved(file, file.bytes);
    if (!session.isUnsaved && !session.isOf(file.bytes)) {
      this.#end(file.view.id);
      return file;
    }
    return { ...file, bytes: session.bytes };
  }

  /** `onDisk`: the file as it is there. */
  viewOf(onDisk: SourceFile): EditingView {
    const session = this.#sessions.get(onDisk.view.id);
    this.#shown.set(onDisk.view.id, hashOf(onDisk.bytes));
    session?.setShown(true);
    return {
      revision: this.revisionOf(onDisk.view.id),
      canUndo: session?.canUndo ?? false,
      canRedo: session?.canRedo ?? false,
      isUnsaved: session?.isUnsaved ?? false,
      isConflict: session?.isUnsaved === true && !session.isOf(onDisk.bytes),
      isRestored: session?.isUnsaved === true && session.isRestored,
      hasFile: onDisk.path !== null,
      emptyLists: [],
    };
  }

  revisionOf(source: string): number {
    return this.#sessions.get(source)?.revision ?? this.#revisions.get(source) ?? 0;
  }

  get(source: string): EditSession | null {
    return this.#sessions.get(source) ?? null;
  }

  /** The session of the file, begun where there is none. */
  open(onDisk: SourceFile): EditSession {
    const { id } = onDisk.view;
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session: EditSession = new EditSession(
      onDisk.bytes,
      (...entry) => this.#note(onDisk, session, ...entry),
      this.revisionOf(id),
    );
    // A file that changed after it was shown: the path of an edit may lead elsewhere in it.
    const shown = this.#shown.get(id);
    session.setShown(shown === undefined || shown === hashOf(onDisk.bytes));
    this.#sessions.set(id, session);
    return session;
  }

  /** All is written. */
  saved({ path, view }: SourceFile, bytes: Uint8Array): void {
    this.#sessions.get(view.id)?.rebase(bytes);
    if (path !== null) this.#journals.end(path);
  }

  giveUp({ path, view }: SourceFile): void {
    this.#end(view.id);
    if (path !== null) this.#journals.end(path);
  }

  #end(source: string): void {
    const session = this.#sessions.get(source);
    if (session === undefined) return;
    this.#revisions.set(source, session.revision + 1);
    this.#sessions.delete(source);
  }

  /** The first step after opening or saving begins the journal. */
  #note({ path }: SourceFile, session: EditSession, entry: JournalEntry, isFirst: boolean): void {
    if (path === null) return;
    if (isFirst) this.#journals.begin(path, session.openedFile);
    this.#journals.append(path, entry);
  }

  #restore(file: SourceFile): void {
    const { path, view } = file;
    if (path === null || this.#known.has(path)) return;
    this.#known.add(path);
    const left = this.#journals.takeOver(path);
    if (left === null) return;
    const session: EditSession = EditSession.restored(left, (...entry) =>
      this.#note(file, session, ...entry),
    );
    if (session.isUnsaved) this.#sessions.set(view.id, session);
    else this.#journals.end(path);
  }
}
