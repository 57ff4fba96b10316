/** Reads the sources of a run one by one, and plans the documents that each gives, with their file names. */
import { type Diagnostic, type JsonPath, ownText, type TextPosition } from '../../diagnostics/index.js';
import { type Filing, type FilingSchema, subjectName, subjectsOf } from '../../filing/index.js';
import type { Format } from '../../render/index.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import { type ReadSource, readSource } from '../sources/read-source.js';
import type { Source } from '../sources/sources.js';
import { fileKey, hashOf, type RunKey } from './fingerprint.js';
import type { DocumentJob, Job } from './job.js';
import type { Naming } from './name-pattern.js';
import { fileNameOf } from './name-pattern.js';
import { nameInFormat } from './page-names.js';
import { type FormHeads, type FormSelection, type PlannedForm, planDocuments } from './plan-documents.js';
import type { UnitFiling } from './same-unit.js';
import type { MissingProject } from './select-projects.js';

/** A format to be written. */
export type OutputFormat = Pick<Format, 'id' | 'kind' | 'extension'>;

export interface SourcesRequest {
  readonly sources: readonly Source[];
  readonly formats: readonly OutputFormat[];
  readonly selection: FormSelection;
  /** Hash of all that the bytes depend on besides the sources. */
  readonly runKey: RunKey;
  /** The user's naming; undefined: default names. */
  readonly naming?: Naming;
  /** See `RenderSettings`. */
  readonly normalize?: boolean;
  /** See `Resources`. */
  readonly schema?: FilingSchema;
  /** Stops reading sources when aborted. */
  readonly signal?: AbortSignal;
  /** Called with each readable filing while it is in memory; the plan keeps only names. */
  readonly inspect?: (filing: PlannedFiling) => Promise<void>;
}

/** A readable filing and its planned documents. */
export interface PlannedFiling {
  readonly source: Source;
  readonly filing: Filing;
  readonly documents: readonly DocumentJob[];
  /** Warnings and notes; errors are among the failures. */
  readonly diagnostics: readonly Diagnostic[];
  /** Returns the position in the file of the value at a path. */
  readonly positionOf: (path: JsonPath) => TextPosition | null;
}

/** Bytes of JSON up to which filings are kept from planning to rendering; others are read again, to bound memory. */
const keptBytes = 1_000_000;

/** Plans the sources read before the signal was aborted, or reports selected projects that none of them has. */
export async function planSources(
  request: SourcesRequest,
  packs: FormHeads,
): Promise<{ readonly planned: readonly PlannedSource[] } | { readonly misuse: readonly Diagnostic[] }> {
  const planned: PlannedSource[] = [];
  let kept = 0;
  for (const source of request.sources) {
    if (request.signal?.aborted) break;
    const read = await readSource(source, request);
    kept += read.size;
    const { diagnostics, ...one } = planSource(source, read, request, packs, kept <= keptBytes);
    planned.push(one);
    if (read.value !== null && request.inspect !== undefined) {
      await request.inspect({
        source,
        filing: read.value,
        documents: one.job.documents,
        diagnostics,
        positionOf: read.positionOf,
      });
    }
  }
  const unmatched = request.signal?.aborted ? [] : selectorsWithoutMatch(planned, request.selection);
  return unmatched.length > 0 ? { misuse: unmatched } : { planned };
}

/** The documents of one source. */
export interface PlannedSource {
  readonly job: Job;
  readonly failures: readonly ManifestEntry[];
  readonly missingProjects: readonly MissingProject[];
  readonly ambiguousProjects: readonly Diagnostic[];
  /** Whose filing it is; null if it could not be read. */
  readonly unit: UnitFiling | null;
}

function planSource(
  source: Source,
  read: ReadSource,
  request: SourcesRequest,
  packs: FormHeads,
  keep: boolean,
): PlannedSource & Pick<PlannedFiling, 'diagnostics'> {
  const { value: filing, hash } = read;
  const job = { source, hash, filing: null, documents: [] };
  const nothing = { job, failures: [], missingProjects: [], ambiguousProjects: [], diagnostics: [] };
  if (filing === null) {
    // Copies the text: a slice would keep the whole file's text in memory.
    const failures = [failure(source.name, null, null, structuredClone(read.diagnostics))];
    return { ...nothing, failures, unit: null };
  }
  const unit = { source, unit: ownText(filing.unit.name), year: String(filing.year) };
  const plan = planDocuments(filing, request.selection, packs);
  const reported = plan.diagnostics.map((one) => ({ ...one, file: one.file ?? source.name }));
  const { missingProjects } = plan;
  if (plan.value === null) return { ...nothing, missingProjects, ambiguousProjects: reported, unit };
  const errors = reported.filter((one) => one.severity === 'error');
  const documents = plan.value.map((one) => nameDocument(one, filing, { source, hash }, request, packs));
  return {
    ...nothing,
    job: { ...job, filing: keep ? filing : null, documents },
    failures: errors.length === 0 ? [] : [failure(source.name, null, null, errors)],
    diagnostics: [...read.diagnostics, ...reported.filter((one) => one.severity !== 'error')],
    missingProjects,
    unit,
  };
}

function nameDocument(
  planned: PlannedForm,
  filing: Filing,
  { source, hash }: Pick<Job, 'source' | 'hash'>,
  { formats, runKey, naming }: SourcesRequest,
  packs: FormHeads,
): DocumentJob {
  const index = planned.project;
  const project =
    index === null
      ? null
      : { index, name: ownText(subjectName(subjectsOf(filing, packs.get(planned.form)?.each)[index])) };
  const set = packs.fingerprintOf?.(planned.form) ?? null;
  const key = set === null ? runKey : hashOf(runKey, set);
  const asked = naming === undefined ? null : { ...naming, source: source.name };
  const files = formats.map((format) => ({
    format: format.id,
    key: fileKey(key, hash, planned, format.id),
    file: nameInFormat(fileNameOf(planned, filing, packs, format.extension, asked), format),
  }));
  return { form: planned.form, project, files };
}

/** Reports selected projects that no filing has, or that are ambiguous; that one of many filings lacks one is fine. */
function selectorsWithoutMatch(
  planned: readonly PlannedSource[],
  selection: FormSelection,
): readonly Diagnostic[] {
  const ambiguous = planned.flatMap((one) => one.ambiguousProjects);
  const read = planned.filter(({ unit }) => unit !== null);
  if (ambiguous.length > 0 || read.length === 0) {
    return ambiguous;
  }
  return selection.projects.flatMap((selector) => {
    const missing = read.flatMap((one) => one.missingProjects.filter((miss) => miss.selector === selector));
    return missing.length >= read.length ? missing.slice(0, 1).map((miss) => miss.diagnostic) : [];
  });
}
