/** Tells of saved files in some folders; a save that replaces the file (a rename) is a change like any other. */
import { type FSWatcher, watch } from 'node:fs';

/** Editors write in steps: what comes within so many milliseconds is one change. */
const quietTime = 20;

export interface WatchedFolder {
  /** Absolute; not watched any deeper. */
  readonly folder: string;
  /** What the change of a file in it means. */
  readonly kind: WatchKind;
}

export type WatchKind = 'filings' | 'packs' | 'faces';

const wanted: Readonly<Record<WatchKind, RegExp>> = {
  filings: /\.jsonc?$/i,
  packs: /^(?:form\.(?:json|hbs)|fields\.json|[^.]+)$/,
  faces: /\.(?:json|ttf|otf|ttc|otc)$/i,
};

export class FolderWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly changed = new Set<WatchKind>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly onChange: (kinds: ReadonlySet<WatchKind>) => void) {}

  /** Watches these folders from now on, and no others. One that cannot be watched is left out. */
  set(folders: readonly WatchedFolder[]): void {
    const keys = new Map(folders.map((one) => [`${one.kind} ${one.folder}`, one]));
    for (const [key, watcher] of this.watchers) {
      if (!keys.has(key)) this.drop(key, watcher);
    }
    for (const [key, one] of keys) {
      if (!this.watchers.has(key)) this.add(key, one);
    }
  }

  close(): void {
    for (const [key, watcher] of this.watchers) this.drop(key, watcher);
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private add(key: string, { folder, kind }: WatchedFolder): void {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || wanted[kind].test(name)) this.note(kind);
      });
      watcher.on('error', () => this.drop(key, watcher));
      this.watchers.set(key, watcher);
    } catch {
      // The folder is gone, or the system allows no more watches: the page can still be loaded again.
      this.watchers.delete(key);
    }
  }

  private drop(key: string, watcher: FSWatcher): void {
    watcher.close();
    this.watchers.delete(key);
  }

  private note(kind: WatchKind): void {
    this.changed.add(kind);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const kinds = new Set(this.changed);
      this.changed.clear();
      this.timer = null;
      this.onChange(kinds);
    }, quietTime);
  }
}
