/** Plans a whole run before anything is written: documents, file names, and clashes between them. */
import { type Diagnostic, hasErrors } from '../../diagnostics/index.js';
import { failure, type ManifestEntry } from '../results/manifest-entry.js';
import { withoutClashes } from './clashes.js';
import type { Job } from './job.js';
import { chooseCompilation, planCompilation } from './plan-compilation.js';
import { type FormHeads, type FormSelection, noContentCode, selectionProblems } from './plan-documents.js';
import { type PlannedSource, planSources, type SourcesRequest } from './plan-sources.js';
import {
  chooseByUnit,
  type SameUnitPolicy,
  severalYearsProblem,
  type UnitFiling,
  unitRemarks,
} from './same-unit.js';

interface PlanRequest extends SourcesRequest {
  /** Name, without extension, of the one document that all filings are compiled into; null: a document for each. */
  readonly merge?: string | null;
  /** What to do with several filings of one unit and year; null: refuse in a compilation, else accept with a warning. */
  readonly sameUnit?: SameUnitPolicy | null;
  /** Whether filings of several years may be compiled together. */
  readonly severalYears?: boolean;
}

export interface BatchPlan {
  readonly jobs: readonly Job[];
  /** Failures of planning: unreadable sources, unknown forms, clashing names. */
  readonly failures: readonly ManifestEntry[];
  /** Ids of the forms that the run makes. */
  readonly forms: readonly string[];
  /** Warnings about the filings as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans the run, or reports what is wrong with the request. */
export async function planBatch(
  request: PlanRequest,
  packs: FormHeads,
): Promise<BatchPlan | { readonly misuse: readonly Diagnostic[] }> {
  const merge = request.merge ?? null;
  if (merge !== null) return planMerged({ ...request, merge }, packs);
  const misuse = selectionProblems(request.selection, packs);
  if (misuse.length > 0) {
    return { misuse };
  }
  const read = await planSources(request, packs);
  if ('misuse' in read) return read;
  const { planned, failures: refused, diagnostics } = await chosenSources(read.planned, request.sameUnit);
  const { jobs, failures } = withoutClashes(planned.map((one) => one.job));
  return {
    jobs,
    failures: [...refused, ...planned.flatMap((one) => one.failures), ...failures],
    forms: [...new Set(planned.flatMap(formsOf))],
    diagnostics,
  };
}

/** Chooses the sources to make documents of, according to the policy for repeated units. */
async function chosenSources(planned: readonly PlannedSource[], policy: SameUnitPolicy | null = null) {
  const units = unitsOf(planned);
  if (policy === null) return { planned, failures: [], diagnostics: unitRemarks(units) };
  const { leftOut, diagnostics } = await chooseByUnit(units, policy);
  if (!hasErrors(diagnostics)) {
    return { planned: planned.filter(({ job }) => !leftOut.has(job.source.name)), failures: [], diagnostics };
  }
  const failures = diagnostics.map((one) => failure('--same-unit refuse', null, null, [one]));
  return { planned: [], failures, diagnostics: [] };
}

function unitsOf(planned: readonly PlannedSource[]): readonly UnitFiling[] {
  return planned.flatMap(({ unit }) => unit ?? []);
}

/** Makes one job for all filings; none if reading was interrupted, since it would be incomplete. */
async function planMerged(
  request: PlanRequest & { readonly merge: string },
  packs: FormHeads,
): Promise<BatchPlan | { readonly misuse: readonly Diagnostic[] }> {
  const chosen = chooseCompilation(request.selection, packs);
  if ('misuse' in chosen) return chosen;
  const { form, selection } = chosen;
  const misuse = selectionProblems(selection, packs);
  if (misuse.length > 0) return { misuse };
  const read = await planSources({ ...request, selection, formats: [] }, packs);
  if ('misuse' in read) return read;
  const choice = await chosenForCompilation(read.planned, request);
  const sources = choice.planned.map(({ job }) => ({
    ...job,
    documents: job.documents
      .filter((document) => isCompiled(document.form, selection, packs))
      .map(({ form: id, project }) => ({ form: id, project: project?.index ?? null })),
  }));
  const job = planCompilation(sources, { ...request, name: request.merge, form });
  const failures = choice.planned.flatMap((one) => one.failures).filter((one) => !isOfNothing(one));
  const isRefused = hasErrors(choice.diagnostics);
  return {
    jobs: job === null || isRefused || request.signal?.aborted ? [] : [job],
    failures: job !== null && isRefused ? [...failures, ...failedFiles(job, choice.diagnostics)] : failures,
    forms: [form, ...new Set(choice.planned.flatMap(formsOf))],
    diagnostics: isRefused ? [] : choice.diagnostics,
  };
}

/** Chooses the filings to compile; errors if money would be counted twice, or years would be mixed unasked. */
async function chosenForCompilation(planned: readonly PlannedSource[], request: PlanRequest) {
  const { leftOut, diagnostics } = await chooseByUnit(
    unitsOf(planned.filter(({ job }) => job.documents.length > 0)),
    request.sameUnit ?? 'refuse',
  );
  const chosen = planned.filter(({ job }) => !leftOut.has(job.source.name));
  const compiled = unitsOf(chosen.filter(({ job }) => job.documents.length > 0));
  const years = request.severalYears === true ? [] : severalYearsProblem(compiled);
  return { planned: chosen, diagnostics: [...diagnostics, ...years] };
}

/** Returns failures for all files of the job. */
function failedFiles(
  { source, documents }: Job,
  diagnostics: readonly Diagnostic[],
): readonly ManifestEntry[] {
  return documents.flatMap((document) =>
    document.files.map(({ format }) => failure(source.name, document, format, diagnostics)),
  );
}

/** Whether the filing gives no form; a compilation is complete without it and names it. */
function isOfNothing({ diagnostics }: ManifestEntry): boolean {
  return diagnostics.every(({ code }) => code === noContentCode);
}

/** Whether the form is compiled: reports of findings only if requested, since they are for the authors. */
function isCompiled(form: string, { forms }: FormSelection, packs: FormHeads): boolean {
  return forms.length > 0 || packs.get(form)?.scope !== 'findings';
}

function formsOf({ job }: PlannedSource): readonly string[] {
  return [...new Set(job.documents.map((document) => document.form))];
}
