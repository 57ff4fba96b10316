/** What a run has done so far, a line for each file: a run that is killed leaves it behind, and the next one reads it. */
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Diagnostic, diagnostic, type SystemReason, systemReason } from '../../diagnostics/index.js';
import { EntryList } from './entry-list.js';
import { type LinePlace, linesOf, textAt } from './file-lines.js';
import { type ManifestEntry, readEntry } from './manifest-entry.js';
import { openOrdinary } from './ordinary-file.js';
import { isLeftJournal, journalName } from './run-files.js';

/** The journal of a run that is going on. A line reaches the system before the next file is begun. */
export class Journal {
  readonly #path: string;
  readonly #file: number;
  #length = 0;

  constructor(folder: string, processId: number) {
    this.#path = join(folder, journalName(processId));
    // Never through a link that stands there.
    this.#file = openSync(this.#path, 'wx+');
  }

  /** Where the entry stands; null where the system does not take it: its file would be made again, no more. */
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

  /** No entry is asked for any more. `isRecorded`: the manifest holds them all, and the journal goes. */
  close(isRecorded: boolean): void {
    closeSync(this.#file);
    if (isRecorded) rmSync(this.#path, { force: true });
  }
}

interface LeftJournals {
  readonly entries: EntryList;
  /** The entry of this key (see `ManifestEntry.key`); of several the last. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /**
   * No entry is asked for any more. `areRecorded`: the manifest holds them all, and the journals go; one that could not
   * be read is renamed instead. Returns what the user should know of it.
   */
  readonly close: (areRecorded: boolean) => readonly Diagnostic[];
}

interface LeftJournal {
  readonly path: string;
  /** Its descriptor; null where it could not be opened. */
  readonly file: number | null;
  /** What kept it, or a line of it, from being read. */
  readonly problem: SystemReason | null;
}

/** The journals of runs that have ended without writing their manifest. A line cut short is left out. */
export async function openLeftJournals(folder: string, ownProcess: number): Promise<LeftJournals> {
  const entries = new EntryList();
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

function openLeft(path: string, entries: EntryList, places: Map<string, LinePlace>): LeftJournal {
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

const damaged: SystemReason = { zh: '内容已损坏', en: 'it is damaged' };

/** Removes a journal that was taken up; renames one that was not. Neither keeps a run from going on. */
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

function setAside(path: string, { zh, en }: SystemReason): Diagnostic {
  const file = basename(path);
  return diagnostic({
    code: 'batch/journal-set-aside',
    severity: 'warning',
    message: `上次中断时的记录没有用上：${zh}。留作 ${file}，可以删除；它所记的表格会重新生成。`,
    english: `What an interrupted run had noted could not be used: ${en}. It is kept as ${file} and may be deleted; its documents are made again.`,
  });
}
