/** Adds the lines of findings that layout knows the path of only. */
import type { Diagnostic } from '../../diagnostics/index.js';
import type { Job } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import type { JobTools } from './job-tools.js';

/** Sources are read again where a document has such findings, which is seldom. */
export function lineFinder(
  job: Job,
  { sources }: JobTools,
): (entry: ManifestEntry) => Promise<ManifestEntry> {
  const planned = new Map((job.members ?? [job]).map((one) => [one.source.name, one]));
  const withLine = async (one: Diagnostic): Promise<Diagnostic> => {
    const { file, path } = one;
    const given = file === null ? undefined : planned.get(file);
    if (path === null || one.position !== null || given === undefined) return one;
    const { value, positionOf } = await sources.read(given);
    return value === null ? one : { ...one, position: positionOf(path) };
  };
  return async (entry) => {
    if (!entry.diagnostics.some(({ path, position }) => path !== null && position === null)) return entry;
    const diagnostics: Diagnostic[] = [];
    // One after the other: a thousand files are not opened at once.
    for (const one of entry.diagnostics) diagnostics.push(await withLine(one));
    return { ...entry, diagnostics };
  };
}
