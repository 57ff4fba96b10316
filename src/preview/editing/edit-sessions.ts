/** The filings that are being edited, by source: what is shown of a file is its session's text until that is saved or given up. */
import { type Content, contentOf } from '../content.js';
import type { EditingView } from '../editing-protocol.js';
import type { SourceView } from '../protocol.js';
import type { SourceFile } from '../source-store.js';
import { droppedPath, type EditJournals, type JournalEntry } from './edit-journal.js';
import { EditSession } from './edit-session.js';

export class EditSessions {
  readonly #sessions = new Map<string, EditSession>();
  /** The files that sessions were begun with. */
  readonly #files = new Map<string, SourceFile>();
  readonly #journals: EditJournals;
  /** Revisions go on where a session has ended: one never stands for two states of a filing. */
  readonly #revisions = new Map<string, number>();
  /** Hash of each file as it was shown last. */
  readonly #shown = new Map<string, string>();
  /** Files whose journals have been looked for. */
  readonly #known = new Set<string>();

  /** Absolute: what is previewed. */
  readonly #folder: () => string;

  /** Of files that have not been edited: above all revisions of any server before this one, whose pages may still be open. */
  readonly #firstRevision: number;

  constructor(journals: EditJournals, folder: () => string, firstRevision: number) {
    this.#journals = journals;
    this.#folder = folder;
    this.#firstRevision = firstRevision;
  }

  /** Files that were dropped on the page of an ended server, and edited, are there again. */
  restoreDropped(drop: (name: string, bytes: Uint8Array, id: string) => SourceView): void {
    this.#journals.takeOverDropped(this.#folder(), (left, name) => {
      let file: SourceFile | null = null;
      const onEntry = (entry: JournalEntry, isFirst: boolean): void => {
        if (file !== null) this.#note(file, session, entry, isFirst);
      };
      const session: EditSession = EditSession.restored(left, onEntry, this.#firstRevision);
      if (!session.holdsMore) return null;
      const content = contentOf(Buffer.from(left.opened));
      file = { view: drop(name, content.bytes, droppedId(left.path)), ...content, path: null, doubts: [] };
      this.#sessions.set(file.view.id, session);
      return journalPath(file);
    });
  }

  /** Files that were removed while a server kept edits of them are there again. `gone` gives such a file; null: it is none of ours, or is there. */
  async restoreGone(gone: (path: string, opened: Uint8Array) => Promise<SourceFile | null>): Promise<void> {
    for (const { path, opened } of this.#journals.leftFiles()) {
      const file = await gone(path, Buffer.from(opened));
      if (file !== null) this.#restore(file);
    }
  }

  /** The file with what is not saved yet. A file that changed on disk while nothing was unsaved begins anew. */
  edited(file: SourceFile): SourceFile {
    this.#restore(file);
    const session = this.#sessions.get(file.view.id);
    if (session === undefined) return file;
    // The same was written by another program.
    if (!session.isOf(file) && session.content.hash === file.hash) this.saved(file, file);
    if (!session.isUnsaved && !session.isOf(file)) {
      this.giveUp(file);
      return file;
    }
    return { ...file, ...session.content };
  }

  /** `onDisk`: the file as it is there. */
  viewOf(onDisk: SourceFile): EditingView {
    const session = this.#sessions.get(onDisk.view.id);
    this.#shown.set(onDisk.view.id, onDisk.hash);
    session?.setShown(true);
    return {
      revision: this.revisionOf(onDisk.view.id),
      state: session?.content.hash ?? onDisk.hash,
      structure: session?.structure ?? onDisk.hash,
      gesture: session?.gesture ?? null,
      canUndo: session?.canUndo ?? false,
      canRedo: session?.canRedo ?? false,
      isUnsaved: session?.isUnsaved ?? false,
      isConflict: session?.isUnsaved === true && !session.isOf(onDisk),
      isRestored: session?.isUnsaved === true && session.isRestored,
      isUnkept: session?.holdsMore === true && this.#journals.isBehind(journalPath(onDisk)),
      refused: session?.refused ?? [],
      hasFile: onDisk.path !== null,
      isGone: onDisk.isGone === true,
      emptyLists: [],
    };
  }

  /** As they were opened, or last saved. */
  unsaved(): readonly SourceFile[] {
    return [...this.#sessions].flatMap(([id, session]) => {
      const file = this.#files.get(id);
      if (file === undefined || !session.holdsMore) return [];
      return [{ ...file, ...contentOf(Buffer.from(session.openedFile)) }];
    });
  }

  revisionOf(source: string): number {
    return this.#sessions.get(source)?.revision ?? this.#revisions.get(source) ?? this.#firstRevision;
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
      onDisk,
      (...entry) => this.#note(onDisk, session, ...entry),
      this.revisionOf(id),
    );
    // A file that changed after it was shown: the path of an edit may lead elsewhere in it.
    const shown = this.#shown.get(id);
    session.setShown(shown === undefined || shown === onDisk.hash);
    this.#sessions.set(id, session);
    this.#files.set(id, onDisk);
    return session;
  }

  /** All is written; of a dropped file, all is held in memory: its journal stays until it is kept. */
  saved({ path, view }: SourceFile, content: Content): void {
    const session = this.#sessions.get(view.id);
    session?.rebase(content);
    if (path !== null) this.#journals.end(path);
    // What is not in the file is still nowhere else.
    if (session !== undefined && session.refused.length > 0) session.noteRefused();
  }

  /** A dropped file, as it is edited, has become a file of the folder. */
  kept(file: SourceFile): void {
    const session = this.#sessions.get(file.view.id);
    if (session !== undefined) this.saved(file, session.content);
    this.#journals.end(journalPath(file));
  }

  giveUp(file: SourceFile): void {
    this.#end(file.view.id);
    this.#journals.end(journalPath(file));
  }

  #end(source: string): void {
    const session = this.#sessions.get(source);
    if (session === undefined) return;
    this.#revisions.set(source, session.revision + 1);
    this.#sessions.delete(source);
    this.#files.delete(source);
  }

  /** The first step after opening or saving begins the journal, and so does one after a step that it lacks. */
  #note(file: SourceFile, session: EditSession, entry: JournalEntry, isFirst: boolean): void {
    const path = journalPath(file);
    const dropped = file.path === null ? { name: file.view.name, folder: this.#folder() } : undefined;
    if (!isFirst && !this.#journals.isBehind(path)) {
      this.#journals.append(path, entry);
      return;
    }
    const entries = [isFirst ? entry : session.asOneEntry];
    this.#journals.begin(path, { opened: session.openedFile, dropped, entries });
  }

  #restore(file: SourceFile): void {
    const { path, view } = file;
    if (path === null || this.#known.has(path)) return;
    this.#known.add(path);
    const left = this.#journals.takeOver(path);
    if (left === null) return;
    const session: EditSession = EditSession.restored(
      left,
      (...entry) => this.#note(file, session, ...entry),
      this.#firstRevision,
    );
    this.#files.set(view.id, file);
    if (session.holdsMore) this.#sessions.set(view.id, session);
    else this.#journals.end(path);
  }
}

/** `dropped:3` is a name that not every file system takes. */
function journalPath({ path, view }: SourceFile): string {
  return path ?? droppedPath(view.id.replace(/\D/g, ''));
}

function droppedId(path: string): string {
  return `dropped:${path.replace(/\D/g, '')}`;
}
