/** Tells of saved files in some folders; a save that replaces the file (a rename) is a change like any other. */
import { type FSWatcher, lstatSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Editors write in steps: what comes within so many milliseconds is one change. */
const quietTime = 20;

export interface WatchedFolder {
  /** Absolute; not watched any deeper. */
  readonly folder: string;
  /** What the change of a file in it means. */
  readonly kind: WatchedFiles;
}

type WatchedFiles = 'filings' | 'packs' | 'faces';

/** `folders`: folders came or went, so that others are to be watched. */
export type WatchKind = WatchedFiles | 'folders';

const wanted: Readonly<Record<WatchedFiles, RegExp>> = {
  filings: /\.(?:jsonc?|xlsx|xlsm|xls|et|ods)$/i,
  packs: /^(?:form\.(?:json|hbs)|fields\.json|[^.]+)$/,
  faces: /\.(?:json|ttf|otf|ttc|otc)$/i,
};

interface Watched {
  readonly watcher: FSWatcher;
  /** Device and inode: a folder that was removed and made anew is another one. */
  readonly identity: string;
}

export class FolderWatch {
  readonly #watched = new Map<string, Watched>();
  readonly #changed = new Set<WatchKind>();
  #timer: NodeJS.Timeout | null = null;

  readonly #onChange: (kinds: ReadonlySet<WatchKind>) => void;

  constructor(onChange: (kinds: ReadonlySet<WatchKind>) => void) {
    this.#onChange = onChange;
  }

  /** Watches these folders from now on, and no others. One that cannot be watched is left out until it comes. */
  set(folders: readonly WatchedFolder[]): void {
    const inside = folders.map(
      (one) =>
        [
          `${one.kind} ${one.folder}`,
          one.folder,
          hearFiles(one, (path) => this.#watches(one.kind, path)),
        ] as const,
    );
    const roots = folders.filter(
      ({ folder, kind }) => !folders.some((one) => one.kind === kind && one.folder === dirname(folder)),
    );
    const above = roots.map(
      ({ folder }) => [`above ${folder}`, dirname(folder), hearFolder(folder)] as const,
    );
    const all = new Map<string, readonly [string, string, Hear]>(
      [...inside, ...above].map((one) => [one[0], one]),
    );
    for (const key of this.#watched.keys()) if (!all.has(key)) this.#drop(key);
    for (const [key, folder, hear] of all.values()) this.#watch(key, folder, hear);
  }

  close(): void {
    for (const key of this.#watched.keys()) this.#drop(key);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #watch(key: string, folder: string, hear: Hear): void {
    const identity = identityOf(folder);
    if (this.#watched.get(key)?.identity === identity) return;
    this.#drop(key);
    if (identity === null) return;
    try {
      const watcher = watch(folder, (event, name) => {
        for (const kind of hear(event, name)) this.#note(kind);
      });
      watcher.on('error', () => this.#drop(key));
      this.#watched.set(key, { watcher, identity });
    } catch {
      // The system allows no more watches: the page can still be loaded again.
    }
  }

  #watches(kind: WatchedFiles, folder: string): boolean {
    return this.#watched.has(`${kind} ${folder}`);
  }

  #drop(key: string): void {
    this.#watched.get(key)?.watcher.close();
    this.#watched.delete(key);
  }

  #note(kind: WatchKind): void {
    this.#changed.add(kind);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const kinds = new Set(this.#changed);
      this.#changed.clear();
      this.#timer = null;
      this.#onChange(kinds);
    }, quietTime);
  }
}

/** What an event in a folder means; the name is null where the system does not tell it. */
type Hear = (event: string, name: string | null) => readonly WatchKind[];

/** Files of the kind that is wanted, folders that come, and watched ones that go. */
function hearFiles({ folder, kind }: WatchedFolder, isWatched: (path: string) => boolean): Hear {
  return (event, name) => {
    if (name === null) return [kind, 'folders'];
    if (wanted[kind].test(name)) return [kind];
    const path = join(folder, name);
    const isFolder = (): boolean =>
      lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? isWatched(path);
    return event === 'rename' && isFolder() ? [kind, 'folders'] : [];
  };
}

/** Only the one folder, of all that lies beside it. */
function hearFolder(folder: string): Hear {
  const own = basename(folder);
  return (event, name) => (event === 'rename' && (name === null || name === own) ? ['folders'] : []);
}

/** Null where there is no such folder. */
function identityOf(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}
