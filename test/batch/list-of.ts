/** The entries of a run that has no journal. */
import { EntryList } from '../../src/batch/entry-list.js';
import type { ManifestEntry } from '../../src/batch/manifest-entry.js';

export function listOf(entries: readonly ManifestEntry[]): EntryList {
  const list = new EntryList();
  for (const entry of entries) list.add(entry, null);
  return list;
}
