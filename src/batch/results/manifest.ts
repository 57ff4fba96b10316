/** manifest.json: what a folder of results holds, from which source each file came, and what was wrong. */

import { nameKey } from '../plan/file-name.js';
import { compareEntries, filesOf, type ManifestEntry } from './manifest-entry.js';
import { damagedName, manifestName, type OpenManifest } from './open-manifest.js';
import type { RunEntries } from './run-entries.js';
import type { WholeFileWriter } from './whole-file.js';

/** Content of the file. */
export interface Manifest {
  readonly documents: readonly ManifestEntry[];
}

/**
 * Merges earlier entries with a run's, which replace entries of the same document (source, form, project, format) or
 * file, and failures of sources that have now been read. Input and output are in the order of sources, forms, projects.
 */
export function* mergeEntries(
  earlier: Iterable<ManifestEntry>,
  run: RunEntries,
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
    // Closes the file behind `earlier`, also if writing fails.
    kept.return();
  }
}

/** Skips entries whose file the run has written, and failures of sources that it has read. */
function* notRenewed(
  earlier: Iterable<ManifestEntry>,
  { fileKeys, sources }: RunEntries,
): Generator<ManifestEntry, void> {
  for (const entry of earlier) {
    const isTaken = filesOf(entry).some(({ file }) => fileKeys.has(nameKey(file)));
    const isReadNow = entry.form === null && sources.has(entry.source);
    if (!isTaken && !isReadNow) yield entry;
  }
}

/** Yields the last of several entries of one document. */
function* latestOf(run: Iterable<ManifestEntry>): Generator<ManifestEntry, void> {
  let held: ManifestEntry | null = null;
  for (const entry of run) {
    if (held !== null && compareEntries(held, entry) !== 0) yield held;
    held = entry;
  }
  if (held !== null) yield held;
}

/** Writes earlier and new entries as the manifest, atomically; keeps a damaged predecessor beside it. */
export async function writeManifest(
  writer: WholeFileWriter,
  earlier: OpenManifest,
  run: RunEntries,
): Promise<void> {
  if (earlier.damaged !== null) {
    await writer.write(damagedName, earlier.damaged);
  }
  await writer.writeText(manifestName, manifestText(mergeEntries(earlier.entries(), run)));
}

/** Yields the manifest as JSON with an entry a line, since 100,000 documents in one string would fill the memory. */
export function* manifestText(documents: Iterable<ManifestEntry>): Generator<string, void> {
  let lineEnd = '';
  yield '{\n  "documents": [';
  for (const entry of documents) {
    yield `${lineEnd}\n    ${JSON.stringify(entry)}`;
    lineEnd = ',';
  }
  yield lineEnd === '' ? ']\n}\n' : '\n  ]\n}\n';
}
