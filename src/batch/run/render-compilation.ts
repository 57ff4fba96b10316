/** Makes the files of a compilation: its filings are read one after the other, and laid out together once for all formats. */
import { type Compilation, type FilingPart, layOutCompilation } from '../../compilation/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { CompiledSource, DocumentJob, Job } from '../plan/job.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import { readPlanned } from '../sources/read-source.js';
import { defect, writeFormat } from './document-entry.js';
import { garbageCollector } from './garbage.js';
import type { JobTools } from './job-tools.js';

type CompilationJob = Job & { readonly members: readonly CompiledSource[] };

/** One entry for each file planned, and a failure for each filing that is not in it. Never rejects. */
export async function* renderCompilation(
  { source, documents, members }: CompilationJob,
  tools: JobTools,
): AsyncGenerator<ManifestEntry> {
  for (const document of documents) {
    const unread: ManifestEntry[] = [];
    const laidOut = await layOutSafely(document, readAll(members, unread, tools), source, tools);
    const left = new Set(laidOut.leftOut);
    yield* unread;
    for (const file of left) yield failure(file, null, null, about(laidOut.diagnostics, file));
    const own = laidOut.diagnostics.filter(({ file }) => file === null || !left.has(file));
    const missing = new Set([...left, ...unread.map((entry) => entry.source)]);
    const sources = members.map((member) => member.source.name).filter((name) => !missing.has(name));
    // What lacks a filing is not done: the next run makes it again, and says again what is missing.
    const isWhole = missing.size === 0;
    for (const file of document.files) {
      garbageCollector()();
      const entry =
        laidOut.value === null
          ? failure(source.name, document, file.format, own)
          : await writeFormat(source, document, file, laidOut.value, own, tools);
      if (entry.status === 'failed') yield entry;
      else yield { ...entry, sources, key: isWhole ? entry.key : null };
    }
  }
}

async function layOutSafely(
  document: DocumentJob,
  filings: AsyncIterable<FilingPart>,
  source: Job['source'],
  tools: JobTools,
): Promise<Compilation> {
  const { profile, options, missingGlyphs, fit } = tools.settings;
  const request = { form: document.form, options, profile, missingGlyphs, fit, filings };
  try {
    return await layOutCompilation(request, tools.resources);
  } catch (error) {
    tools.onDefect(error);
    return { value: null, diagnostics: [defect(source, document, error)], leftOut: [] };
  }
}

/** Those that can no longer be read, or have changed since the run was planned, are noted in `unread`. */
async function* readAll(
  members: readonly CompiledSource[],
  unread: ManifestEntry[],
  { settings, resources: { schema } }: JobTools,
): AsyncGenerator<FilingPart> {
  for (const member of members) {
    const { source, documents } = member;
    const read = await readPlanned(member, { ...settings, schema });
    if (read.value === null) unread.push(failure(source.name, null, null, read.diagnostics));
    else yield { filing: read.value, file: source.name, documents };
  }
}

function about(diagnostics: readonly Diagnostic[], name: string): readonly Diagnostic[] {
  return diagnostics.filter(({ file }) => file === name);
}
