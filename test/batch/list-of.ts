/** The entries of a run that has no journal. */
import { EntryList, type ManifestEntry } from '../../src/batch/index.js';

export function listOf(entries: readonly ManifestEntry[]): EntryList {
  const list = new EntryList();
  for (const entry of entries) list.add(entry, null);
  return list;
}
