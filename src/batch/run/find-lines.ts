/** Adds the lines of findings that layout knows the path of only. */
import type { Diagnostic } from '../../diagnostics/index.js';
import { Memo } from '../../memo/index.js';
import type { Job } from '../plan/job.js';
import type { ManifestEntry } from '../results/manifest-entry.js';
import { readSource } from '../sources/read-source.js';
import type { JobTools } from './job-tools.js';

type Reading = ReturnType<typeof readSource>;

/** Sources that are kept: findings of a compilation go from one to the other and back. */
const mostKept = 30;

/** Sources are read again where a document has such findings, which is seldom. */
export function lineFinder(job: Job, tools: JobTools): (entry: ManifestEntry) => Promise<ManifestEntry> {
  const planned = new Map((job.members ?? [job]).map((one) => [one.source.name, one]));
  const readings = new Memo<string, Reading>({ capacity: mostKept });
  const withLine = async (one: Diagnostic): Promise<Diagnostic> => {
    const { file, path } = one;
    const given = file === null ? undefined : planned.get(file);
    if (file === null || path === null || one.position !== null || given === undefined) return one;
    const read = () => readSource(given.source, { schema: tools.resources.schema });
    const { hash, positionOf } = await readings.getOrCompute(file, read);
    return hash === given.hash ? { ...one, position: positionOf(path) } : one;
  };
  return async (entry) => {
    if (!entry.diagnostics.some(({ path, position }) => path !== null && position === null)) return entry;
    const diagnostics: Diagnostic[] = [];
    // One after the other: a thousand files are not opened at once.
    for (const one of entry.diagnostics) diagnostics.push(await withLine(one));
    return { ...entry, diagnostics };
  };
}
