/** Makes the files of a compilation: reads its filings one by one and lays them out together, once for all formats. */
import { type Compilation, type FilingPart, layOutCompilation } from '../../compilation/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { MissingGlyphs } from '../../layout/index.js';
import { formatOf } from '../../render/index.js';
import type { CompiledSource, DocumentJob, Job, PlannedFile } from '../plan/job.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import { defect, writeFormat } from './document-entry.js';
import { garbageCollector } from './garbage.js';
import type { JobTools } from './job-tools.js';
import { isGlyphError } from './lay-out-formats.js';
import { holdFiling } from './write-document.js';

type CompilationJob = Job & { readonly members: readonly CompiledSource[] };

/** Yields an entry for each planned file, and a failure for each filing that was left out. Never rejects. */
export async function* renderCompilation(
  job: CompilationJob,
  tools: JobTools,
): AsyncGenerator<ManifestEntry> {
  for (const document of job.documents) {
    const needsFaces = ({ format }: PlannedFile) => formatOf(format).needsFaces;
    const [faced, others] = [
      document.files.filter(needsFaces),
      document.files.filter((file) => !needsFaces(file)),
    ];
    const laidOut = await layOutAll(job, document, tools.settings.missingGlyphs, tools);
    // A filing with missing glyphs is left out only of formats that embed our faces.
    const isKept = others.length > 0 && laidOut.diagnostics.some(isGlyphError);
    if (!isKept) {
      yield* writeAll(job, document, document.files, laidOut, tools);
      continue;
    }
    if (faced.length > 0) yield* writeAll(job, document, faced, laidOut, tools);
    yield* writeAll(job, document, others, await layOutAll(job, document, 'keep', tools), tools);
  }
}

interface LaidOut extends Compilation {
  /** Failures of filings that could not be read again. */
  readonly unread: readonly ManifestEntry[];
}

async function layOutAll(
  { source, members }: CompilationJob,
  document: DocumentJob,
  missingGlyphs: MissingGlyphs,
  tools: JobTools,
): Promise<LaidOut> {
  const unread: ManifestEntry[] = [];
  const filings = readAll(members, unread, tools);
  return { ...(await layOutSafely(document, filings, source, missingGlyphs, tools)), unread };
}

async function* writeAll(
  { source, members }: CompilationJob,
  document: DocumentJob,
  files: readonly PlannedFile[],
  { value, diagnostics, leftOut, unread }: LaidOut,
  tools: JobTools,
): AsyncGenerator<ManifestEntry> {
  const left = new Set(leftOut);
  yield* unread;
  for (const file of left) yield failure(file, null, null, about(diagnostics, file));
  const own = diagnostics.filter(({ file }) => file === null || !left.has(file));
  const missing = new Set([...left, ...unread.map((entry) => entry.source)]);
  const sources = members.map((member) => member.source.name).filter((name) => !missing.has(name));
  // Without a key an incomplete compilation does not count as done: the next run makes it again and reports again.
  const isWhole = missing.size === 0;
  for (const file of files) {
    garbageCollector()();
    const entry =
      value === null
        ? failure(source.name, document, file.format, own)
        : await writeFormat(source, document, file, value, own, tools);
    if (entry.status === 'failed') yield entry;
    else yield { ...entry, sources, key: isWhole ? entry.key : null };
  }
}

async function layOutSafely(
  document: DocumentJob,
  filings: AsyncIterable<FilingPart>,
  source: Job['source'],
  missingGlyphs: MissingGlyphs,
  tools: JobTools,
): Promise<Compilation> {
  const attaches = holdFiling(document.files, tools.settings);
  const request = { ...tools.settings, form: document.form, missingGlyphs, filings, attaches };
  try {
    return await layOutCompilation(request, tools.resources);
  } catch (error) {
    tools.onDefect(error);
    return { value: null, diagnostics: [defect(source, document, error)], leftOut: [] };
  }
}

/** Yields the readable filings. Adds failures to `unread` for those that are unreadable or have changed since planning. */
async function* readAll(
  members: readonly CompiledSource[],
  unread: ManifestEntry[],
  { sources }: JobTools,
): AsyncGenerator<FilingPart> {
  for (const member of members) {
    const { source, documents } = member;
    const read = await sources.filing(member);
    if (read.value === null) unread.push(failure(source.name, null, null, read.diagnostics));
    else yield { filing: read.value, file: source.name, documents };
  }
}

function about(diagnostics: readonly Diagnostic[], name: string): readonly Diagnostic[] {
  return diagnostics.filter(({ file }) => file === name);
}
