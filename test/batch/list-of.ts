/** The entries of a run that has no journal. */
import { EntryList } from '../../src/batch/results/entry-list.js';
import type { ManifestEntry } from '../../src/batch/results/manifest-entry.js';

export function listOf(entries: readonly ManifestEntry[]): EntryList {
  const list = new EntryList();
  for (const entry of entries) list.add(entry, null);
  return list;
}
