/** What a run has done so far, a line for each file: a run that is killed leaves it behind, and the next one reads it. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ManifestEntry, readEntry } from './manifest-entry.js';
import { isLeftJournal, journalName } from './run-files.js';

/** The journal of a run that is going on. A line reaches the system before the next file is begun. */
export class Journal {
  private readonly path: string;
  private readonly file: number;

  constructor(folder: string, processId: number) {
    this.path = join(folder, journalName(processId));
    this.file = openSync(this.path, 'w');
  }

  /** A line that cannot be written is let go: the file it speaks of would be made again, no more. */
  append(entry: ManifestEntry): void {
    try {
      writeSync(this.file, `${JSON.stringify(entry)}\n`);
    } catch {
      return;
    }
  }

  /** Once the manifest holds it all. */
  discard(): void {
    closeSync(this.file);
    rmSync(this.path, { force: true });
  }
}

export interface LeftJournals {
  readonly entries: readonly ManifestEntry[];
  /** Their files, absolute, to be removed once the manifest holds the entries. */
  readonly files: readonly string[];
}

/** The journals of runs that have ended without writing their manifest. A line cut short is left out. */
export async function readLeftJournals(folder: string, ownProcess: number): Promise<LeftJournals> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => isLeftJournal(name, ownProcess)).map((name) => join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return {
    entries: texts.flatMap((text) => text.split('\n').flatMap((line) => readEntry(line) ?? [])),
    files,
  };
}

export async function removeJournals(files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { force: true })));
}
