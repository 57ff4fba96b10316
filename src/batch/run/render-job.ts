/** Runs jobs in this thread: lays out each form once, writes it in every format, and isolates failures. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import type { MissingGlyphs, PagedDocument } from '../../layout/index.js';
import { layOutDocument } from '../../pipeline.js';
import { formatOf } from '../../render/index.js';
import type { DocumentJob, Job } from '../plan/job.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import { PlannedSources } from '../sources/planned-sources.js';
import type { Source } from '../sources/sources.js';
import { defect, writeFormat } from './document-entry.js';
import { lineFinder } from './find-lines.js';
import type { JobTools } from './job-tools.js';
import { layOutFormats } from './lay-out-formats.js';
import { renderCompilation } from './render-compilation.js';
import { holdFiling } from './write-document.js';

/** Yields an entry for each planned file, in order, as soon as it is done. Never rejects. */
export async function* renderJob(job: Job, tools: JobTools): AsyncGenerator<ManifestEntry> {
  const withLines = lineFinder(job, tools);
  if (job.members !== undefined) {
    const compilation = renderCompilation({ ...job, members: job.members }, tools);
    for await (const entry of compilation) yield await withLines(entry);
    return;
  }
  const read = await tools.sources.filing(job);
  if (read.value === null) {
    for (const document of job.documents) {
      for (const { format } of document.files) {
        yield failure(job.source.name, document, format, read.diagnostics);
      }
    }
    return;
  }
  for (const document of job.documents) {
    for await (const entry of renderPlanned(job.source, document, read.value, tools)) {
      yield await withLines(entry);
    }
  }
}

async function* renderPlanned(
  source: Source,
  document: DocumentJob,
  filing: Filing,
  tools: JobTools,
): AsyncGenerator<ManifestEntry> {
  const laidOut = layOutFormats(
    (missingGlyphs) => layOutSafely(source, document, filing, missingGlyphs, tools),
    tools.settings.missingGlyphs,
    document.files.map(({ format }) => formatOf(format)),
  );
  for (const file of document.files) {
    const { value, diagnostics } = laidOut(formatOf(file.format));
    yield value === null
      ? failure(source.name, document, file.format, diagnostics)
      : await writeFormat(source, document, file, value, diagnostics, tools);
  }
}

function layOutSafely(
  source: Source,
  document: DocumentJob,
  filing: Filing,
  missingGlyphs: MissingGlyphs,
  tools: JobTools,
): Result<PagedDocument> {
  const project = document.project?.index ?? null;
  const attaches = holdFiling(document.files, tools.settings);
  const asked = { filing, form: document.form, project, file: source.name, attaches };
  try {
    return layOutDocument({ ...tools.settings, ...asked, missingGlyphs }, tools.resources);
  } catch (error) {
    tools.onDefect(error);
    return { value: null, diagnostics: [defect(source, document, error)] };
  }
}

/** Calls `onEntry` for each file of each job, in any order; stops between files once the signal is aborted. */
export type Executor = (
  jobs: readonly Job[],
  onEntry: (entry: ManifestEntry) => void,
  signal: AbortSignal,
) => Promise<void>;

export function executeHere(given: Omit<JobTools, 'sources'>): Executor {
  const { settings, resources } = given;
  const sources = new PlannedSources({ ...settings, schema: resources.schema });
  const tools = { ...given, sources };
  return async (jobs, onEntry, signal) => {
    for (const job of jobs) {
      for await (const entry of renderJob(job, tools)) {
        onEntry(entry);
        // Yields to the event loop, which otherwise might never handle Ctrl-C.
        await nextTurn();
        if (signal.aborted) return;
      }
    }
  };
}
