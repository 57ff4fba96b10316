/** Where packs, declared fields and faces are read from: the disk, or bytes that a program has at hand. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { notAFile, tooLargeFile } from '../diagnostics/index.js';

/** In bytes, of form.json, fields.json, fonts.json and templates: these have at most half a million characters. */
export const largestPackFile = 2_000_000;

interface FileEntry {
  readonly name: string;
  /** Whether it is a folder, or a link that may lead to one. */
  readonly isFolder: boolean;
}

/** Paths are as `join` of `node:path` makes them. All but `has` throw as Node's `fs` does. */
export interface FileStore {
  readonly kind: 'disk' | 'memory';
  has(path: string): boolean;
  read(path: string): Uint8Array;
  /** As `read`; refuses what is no file (a device or pipe would be read without end) and what has more than `most` bytes. */
  readBounded(path: string, most: number): Uint8Array;
  /** By name. */
  list(folder: string): readonly FileEntry[];
}

export const diskFiles: FileStore = {
  kind: 'disk',
  has: existsSync,
  read: (path) => readFileSync(path),
  readBounded: (path, most) => {
    const stat = statSync(path);
    if (!stat.isFile()) throw notAFile();
    if (stat.size > most) throw tooLargeFile(stat.size, most);
    return readFileSync(path);
  },
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() || entry.isSymbolicLink() }))
      .sort(byName),
};

/** Files by path, with `/` between folders. The bytes are kept as they are given, not copied. */
export function filesInMemory(given: Iterable<readonly [path: string, bytes: Uint8Array]>): FileStore {
  const files = new Map<string, Uint8Array>();
  const folders = new Map<string, Map<string, FileEntry>>();
  for (const [path, bytes] of given) {
    const steps = plain(path).split('/');
    files.set(steps.join('/'), bytes);
    steps.forEach((name, depth) => {
      const folder = steps.slice(0, depth).join('/');
      const entries = folders.get(folder) ?? new Map<string, FileEntry>();
      folders.set(folder, entries.set(name, { name, isFolder: depth < steps.length - 1 }));
    });
  }
  const read = (path: string): Uint8Array => files.get(plain(path)) ?? missing();
  return {
    kind: 'memory',
    has: (path) => files.has(plain(path)) || folders.has(plain(path)),
    read,
    readBounded: (path, most) => {
      const bytes = read(path);
      if (bytes.length > most) throw tooLargeFile(bytes.length, most);
      return bytes;
    },
    list: (folder) => [...(folders.get(plain(folder)) ?? missing()).values()].sort(byName),
  };
}

/** Without `./` and empty steps; Windows' `join` puts backslashes. */
function plain(path: string): string {
  return path
    .split(/[/\\]/)
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

function missing(): never {
  throw Object.assign(new Error('no such file or folder'), { code: 'ENOENT' });
}

function byName(one: FileEntry, other: FileEntry): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

/** What is in a folder of the disk, by name; nothing where it cannot be listed. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
