/** The entries of a run that has no journal. */
import { type ManifestEntry, RunEntries } from '../../src/batch/index.js';

export function listOf(entries: readonly ManifestEntry[]): RunEntries {
  const list = new RunEntries();
  for (const entry of entries) list.add(entry, null);
  return list;
}
