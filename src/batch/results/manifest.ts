/** manifest.json: what a folder of results holds, from which source each file came, and what was wrong. */

import { nameKey } from '../plan/file-name.js';
import type { EntryList } from './entry-list.js';
import { compareEntries, filesOf, type ManifestEntry } from './manifest-entry.js';
import { damagedName, manifestName, type OpenManifest } from './open-manifest.js';
import type { WholeFileWriter } from './whole-file.js';

/** What the file says. */
export interface Manifest {
  readonly documents: readonly ManifestEntry[];
}

/**
 * The earlier entries with a run's in place of those that they renew: the same document (source, form, project,
 * format), the same file, or a failure to read a source that has now been read. Both come and go in the order of
 * sources, forms, projects.
 */
export function* mergeEntries(
  earlier: Iterable<ManifestEntry>,
  run: EntryList,
): Generator<ManifestEntry, void> {
  const kept = notRenewed(earlier, run);
  try {
    let next = kept.next();
    for (const entry of latestOf(run)) {
      for (; next.done !== true && compareEntries(next.value, entry) <= 0; next = kept.next()) {
        if (compareEntries(next.value, entry) < 0) yield next.value;
      }
      yield entry;
    }
    for (; next.done !== true; next = kept.next()) yield next.value;
  } finally {
    // Closes the file that `earlier` is read from, also where writing fails.
    kept.return();
  }
}

/** Without those whose file the run has written, and the failures of sources that it has read. */
function* notRenewed(
  earlier: Iterable<ManifestEntry>,
  { fileKeys, sources }: EntryList,
): Generator<ManifestEntry, void> {
  for (const entry of earlier) {
    const isTaken = filesOf(entry).some(({ file }) => fileKeys.has(nameKey(file)));
    const isReadNow = entry.form === null && sources.has(entry.source);
    if (!isTaken && !isReadNow) yield entry;
  }
}

/** Of several entries of one document the last. */
function* latestOf(run: Iterable<ManifestEntry>): Generator<ManifestEntry, void> {
  let held: ManifestEntry | null = null;
  for (const entry of run) {
    if (held !== null && compareEntries(held, entry) !== 0) yield held;
    held = entry;
  }
  if (held !== null) yield held;
}

/** Writes what was there before and the run's entries as the manifest, whole; a damaged predecessor beside it. */
export async function writeManifest(
  writer: WholeFileWriter,
  earlier: OpenManifest,
  run: EntryList,
): Promise<void> {
  if (earlier.damaged !== null) {
    await writer.write(damagedName, earlier.damaged);
  }
  await writer.writeText(manifestName, manifestText(mergeEntries(earlier.entries(), run)));
}

/** The manifest as JSON with an entry a line: as one text, that of 100,000 documents would fill the memory. */
export function* manifestText(documents: Iterable<ManifestEntry>): Generator<string, void> {
  let lineEnd = '';
  yield '{\n  "documents": [';
  for (const entry of documents) {
    yield `${lineEnd}\n    ${JSON.stringify(entry)}`;
    lineEnd = ',';
  }
  yield lineEnd === '' ? ']\n}\n' : '\n  ]\n}\n';
}
