/** The entries of a run. Only names are in memory; the rest is read from the journal on demand. */
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
  /** Its place in the journal; the entry itself if it is not in a file. */
  readonly kept: LinePlace | ManifestEntry;
}

/** Iterates in the order of sources, forms and projects; entries of one document in the order of addition. */
export class RunEntries implements Iterable<ManifestEntry> {
  readonly #listed: ListedEntry[] = [];
  readonly #counts = { written: 0, unchanged: 0, failed: 0 };
  /** Files of the entries, as keys of `nameKey`. */
  readonly fileKeys = new Set<string>();
  /** Names of the entries' filings. */
  readonly sources = new Set<string>();
  readonly pictures: WrittenFile[] = [];

  /** Adds an entry. `place`: its line of JSON in a file that stays open while this list is used; null: none. */
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

  /** Diagnostics of all entries, in their order. */
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
