/** Makes the files of one filing: each form is laid out once and written in every format; a failure stays alone. */
import type { Filing } from '../filing/index.js';
import { layOutDocument } from '../pipeline.js';
import { defect, writeFormat } from './document-entry.js';
import type { Job, PlannedDocument } from './job.js';
import type { JobTools } from './job-tools.js';
import { failure, type ManifestEntry } from './manifest-entry.js';
import { readPlanned } from './read-source.js';
import { renderCompilation } from './render-compilation.js';
import type { Source } from './sources.js';

/** One entry for each file planned, in order, as it is done. Never rejects. */
export async function* renderJob(job: Job, tools: JobTools): AsyncGenerator<ManifestEntry> {
  if (job.members !== undefined) {
    yield* renderCompilation({ ...job, members: job.members }, tools);
    return;
  }
  const read = await readPlanned(job, { ...tools.settings, schema: tools.resources.schema });
  if (read.value === null) {
    for (const document of job.documents) {
      for (const { format } of document.files) {
        yield failure(job.source.name, document, format, read.diagnostics);
      }
    }
    return;
  }
  for (const document of job.documents) {
    yield* renderPlanned(job.source, document, read.value, tools);
  }
}

async function* renderPlanned(
  source: Source,
  document: PlannedDocument,
  filing: Filing,
  tools: JobTools,
): AsyncGenerator<ManifestEntry> {
  const laidOut = layOutSafely(source, document, filing, tools);
  for (const file of document.files) {
    yield laidOut.value === null
      ? failure(source.name, document, file.format, laidOut.diagnostics)
      : await writeFormat(source, document, file, laidOut.value, laidOut.diagnostics, tools);
  }
}

function layOutSafely(source: Source, document: PlannedDocument, filing: Filing, tools: JobTools) {
  const { profile, options, missingGlyphs, fit } = tools.settings;
  const request = {
    filing,
    form: document.form,
    project: document.project?.index ?? null,
    options,
    profile,
    missingGlyphs,
    fit,
    file: source.name,
  };
  try {
    return layOutDocument(request, tools.resources);
  } catch (error) {
    tools.onDefect(error);
    return { value: null, diagnostics: [defect(source, document, error)] };
  }
}
