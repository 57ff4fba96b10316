/** The entries of a run. Of each only its names stay in memory: the rest is read from the journal when it is asked for. */
import type { Diagnostic } from '../../diagnostics/index.js';
import { isPictureFormat } from '../../render/index.js';
import { nameKey } from '../plan/file-name.js';
import { type LinePlace, textAt } from './file-lines.js';
import {
  compareEntries,
  type DocumentOfRun,
  filesOf,
  type ManifestEntry,
  readEntry,
  type WrittenFile,
} from './manifest-entry.js';

interface ListedEntry extends DocumentOfRun {
  readonly hasDiagnostics: boolean;
  /** Where it can be read again; itself where it stands nowhere. */
  readonly kept: LinePlace | ManifestEntry;
}

/** In the order of sources, forms and projects; of entries of one document in the order in which they were added. */
export class EntryList implements Iterable<ManifestEntry> {
  readonly #listed: ListedEntry[] = [];
  readonly #counts = { written: 0, unchanged: 0, failed: 0 };
  /** Files of the entries, as `nameKey` tells names from one another. */
  readonly fileKeys = new Set<string>();
  /** Names of the filings that the entries speak of. */
  readonly sources = new Set<string>();
  readonly pictures: WrittenFile[] = [];

  /** `place`: where the entry stands as a line of JSON, in a file that stays open as long as this list is used. */
  add(entry: ManifestEntry, place: LinePlace | null): void {
    const { source, form, project, format, status, diagnostics } = entry;
    this.#listed.push({
      source,
      form,
      project,
      format,
      hasDiagnostics: diagnostics.length > 0,
      kept: place ?? entry,
    });
    this.#counts[status] += 1;
    for (const one of [source, ...(entry.sources ?? [])]) this.sources.add(one);
    const files = filesOf(entry);
    for (const { file } of files) this.fileKeys.add(nameKey(file));
    if (isPictureFormat(format)) this.pictures.push(...files);
  }

  get size(): number {
    return this.#listed.length;
  }

  count(status: ManifestEntry['status']): number {
    return this.#counts[status];
  }

  *[Symbol.iterator](): Generator<ManifestEntry, void> {
    for (const one of this.#listed.sort(compareEntries)) yield entryOf(one);
  }

  /** Of all entries, in their order. */
  *diagnostics(): Generator<Diagnostic, void> {
    for (const one of this.#listed.sort(compareEntries)) {
      if (one.hasDiagnostics) yield* entryOf(one).diagnostics;
    }
  }
}

function entryOf({ kept }: ListedEntry): ManifestEntry {
  if (!('start' in kept)) return kept;
  const entry = readEntry(textAt(kept));
  if (entry === null) throw new Error('somebody has changed the journal of this run');
  return entry;
}
