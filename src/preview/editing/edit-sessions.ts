/** The filings that are being edited, by source: what is shown of a file is its session's text until that is saved or given up. */
import type { EditingView } from '../editing-protocol.js';
import type { SourceFile } from '../source-store.js';
import { EditSession } from './edit-session.js';

export class EditSessions {
  readonly #sessions = new Map<string, EditSession>();

  /** The file with what is not saved yet. A file that changed on disk while nothing was unsaved begins anew. */
  edited(file: SourceFile): SourceFile {
    const session = this.#sessions.get(file.view.id);
    if (session === undefined) return file;
    if (!session.isUnsaved && !session.isOf(file.bytes)) {
      this.#sessions.delete(file.view.id);
      return file;
    }
    return { ...file, bytes: session.bytes };
  }

  /** `onDisk`: the file as it is there. */
  viewOf(onDisk: SourceFile): EditingView {
    const session = this.#sessions.get(onDisk.view.id);
    return {
      revision: session?.revision ?? 0,
      canUndo: session?.canUndo ?? false,
      canRedo: session?.canRedo ?? false,
      isUnsaved: session?.isUnsaved ?? false,
      isConflict: session?.isUnsaved === true && !session.isOf(onDisk.bytes),
      hasFile: onDisk.path !== null,
      emptyLists: [],
    };
  }

  get(source: string): EditSession | null {
    return this.#sessions.get(source) ?? null;
  }

  /** The session of the file, begun where there is none. */
  open(onDisk: SourceFile): EditSession {
    const { id } = onDisk.view;
    const session = this.#sessions.get(id) ?? new EditSession(onDisk.bytes);
    this.#sessions.set(id, session);
    return session;
  }

  giveUp(source: string): void {
    this.#sessions.delete(source);
  }
}
