/** What a run has done so far, a line for each file: a run that is killed leaves it behind, and the next one reads it. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EntryList } from './entry-list.js';
import { linesOf, type Place, textAt } from './file-lines.js';
import { type ManifestEntry, readEntry } from './manifest-entry.js';
import { isLeftJournal, journalName } from './run-files.js';

/** The journal of a run that is going on. A line reaches the system before the next file is begun. */
export class Journal {
  private readonly path: string;
  private readonly file: number;
  private length = 0;

  constructor(folder: string, processId: number) {
    this.path = join(folder, journalName(processId));
    this.file = openSync(this.path, 'w+');
  }

  /** Where the entry stands; null where the system does not take it: its file would be made again, no more. */
  append(entry: ManifestEntry): Place | null {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      // A line written in part is overwritten by the next.
      if (writeSync(this.file, line, 0, line.length, this.length) < line.length) return null;
    } catch {
      return null;
    }
    const place = { file: this.file, start: this.length, length: line.length - 1 };
    this.length += line.length;
    return place;
  }

  /** No entry is asked for any more. `isRecorded`: the manifest holds them all, and the journal goes. */
  close(isRecorded: boolean): void {
    closeSync(this.file);
    if (isRecorded) rmSync(this.path, { force: true });
  }
}

export interface LeftJournals {
  readonly entries: EntryList;
  /** The entry of this key (see `ManifestEntry.key`); of several the last. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /** No entry is asked for any more. `areRecorded`: the manifest holds them all, and the journals go. */
  readonly close: (areRecorded: boolean) => void;
}

/** The journals of runs that have ended without writing their manifest. A line cut short is left out. */
export async function openLeftJournals(folder: string, ownProcess: number): Promise<LeftJournals> {
  const entries = new EntryList();
  const places = new Map<string, Place>();
  const names = await readdir(folder).catch(() => []);
  const journals = names
    .filter((name) => isLeftJournal(name, ownProcess))
    .map((name) => openLeft(join(folder, name), entries, places));
  return {
    entries,
    withKey: (key) => {
      const place = places.get(key);
      return place === undefined ? null : readEntry(textAt(place));
    },
    close: (areRecorded) => {
      for (const { path, file } of journals) {
        if (file !== null) closeSync(file);
        if (areRecorded) rmSync(path, { force: true });
      }
    },
  };
}

/** `file` is null where the journal cannot be read. */
function openLeft(
  path: string,
  entries: EntryList,
  places: Map<string, Place>,
): { readonly path: string; readonly file: number | null } {
  try {
    const file = openSync(path, 'r');
    for (const { text, place } of linesOf(file)) {
      const entry = readEntry(text);
      if (entry === null) continue;
      entries.add(entry, place);
      if (entry.key !== null) places.set(entry.key, place);
    }
    return { path, file };
  } catch {
    return { path, file: null };
  }
}
