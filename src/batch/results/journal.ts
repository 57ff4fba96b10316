/** The journal of a run, a line for each file: a killed run leaves it behind, and the next one resumes from it. */
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Diagnostic, systemReason, type Text, warningOf } from '../../diagnostics/index.js';
import { type LinePlace, linesOf, textAt } from './file-lines.js';
import { type ManifestEntry, readEntry } from './manifest-entry.js';
import { openOrdinary } from './ordinary-file.js';
import { RunEntries } from './run-entries.js';
import { isLeftJournal, journalName } from './run-files.js';

/** The journal of the current run. A line is written before the next file is begun. */
export class Journal {
  readonly #path: string;
  readonly #file: number;
  #length = 0;

  constructor(folder: string, processId: number) {
    this.#path = join(folder, journalName(processId));
    // Exclusive, so that it never follows a link.
    this.#file = openSync(this.#path, 'wx+');
  }

  /** Appends an entry and returns its place; null if the write fails: a later run only makes its file again. */
  append(entry: ManifestEntry): LinePlace | null {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      // A line written in part is overwritten by the next.
      if (writeSync(this.#file, line, 0, line.length, this.#length) < line.length) return null;
    } catch {
      return null;
    }
    const place = { file: this.#file, start: this.#length, length: line.length - 1 };
    this.#length += line.length;
    return place;
  }

  /** Closes the journal and, if the manifest has all entries (`isRecorded`), removes it. */
  close(isRecorded: boolean): void {
    closeSync(this.#file);
    if (isRecorded) rmSync(this.#path, { force: true });
  }
}

interface LeftJournals {
  readonly entries: RunEntries;
  /** Finds an entry by key (see `ManifestEntry.key`); the last of several. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /**
   * Closes the journals and, if the manifest has all entries (`areRecorded`), removes them, renaming unreadable ones.
   * Returns what the user should know.
   */
  readonly close: (areRecorded: boolean) => readonly Diagnostic[];
}

interface LeftJournal {
  readonly path: string;
  /** Its descriptor; null if it could not be opened. */
  readonly file: number | null;
  /** Why it, or a line of it, could not be read. */
  readonly problem: Text | null;
}

/** Opens journals of runs that ended without a manifest; ignores an incomplete last line. */
export async function openLeftJournals(folder: string, ownProcess: number): Promise<LeftJournals> {
  const entries = new RunEntries();
  const places = new Map<string, LinePlace>();
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
      for (const { file } of journals) if (file !== null) closeSync(file);
      return areRecorded ? journals.flatMap(dispose) : [];
    },
  };
}

function openLeft(path: string, entries: RunEntries, places: Map<string, LinePlace>): LeftJournal {
  let file: number | null = null;
  try {
    file = openOrdinary(path);
    const { size } = fstatSync(file);
    let isDamaged = false;
    for (const { text, place } of linesOf(file)) {
      const entry = readEntry(text);
      if (entry === null) {
        isDamaged ||= place.start + place.length < size;
        continue;
      }
      entries.add(entry, place);
      if (entry.key !== null) places.set(entry.key, place);
    }
    return { path, file, problem: isDamaged ? damaged : null };
  } catch (error) {
    return { path, file, problem: systemReason(error) };
  }
}

const damaged: Text = { zh: '内容已损坏', en: 'it is damaged' };

/** Removes a journal that was read, renames one that was not; failure does not stop the run. */
function dispose({ path, problem }: LeftJournal): readonly Diagnostic[] {
  try {
    if (problem === null) {
      rmSync(path, { force: true });
      return [];
    }
    renameSync(path, `${path}.damaged`);
    return [setAside(`${path}.damaged`, problem)];
  } catch (error) {
    return [setAside(path, problem ?? systemReason(error))];
  }
}

function setAside(path: string, { zh, en }: Text): Diagnostic {
  const file = basename(path);
  return warningOf(
    'batch/journal-set-aside',
    `上次中断时的记录没有用上：${zh}。留作 ${file}，可以删除；它所记的表格会重新生成`,
    `what an interrupted run had noted could not be used: ${en}. It is kept as ${file} and may be deleted; its documents are made again`,
    { parameters: { kept: file, reason: en } },
  );
}
