/** Plans a whole run before anything is written: every document, its file names, and the clashes between them. */
import type { Diagnostic } from '../diagnostics/index.js';
import { withoutClashes } from './clashes.js';
import type { Job } from './job.js';
import type { ManifestEntry } from './manifest-entry.js';
import { chooseCompilation, planCompilation } from './plan-compilation.js';
import { type FormHead, noContentCode, type Selection, selectionProblems } from './plan-documents.js';
import { type PlannedSource, planSources, type SourcesRequest } from './plan-sources.js';

export interface PlanRequest extends SourcesRequest {
  /** Name of the one document that all filings are compiled into, without its ending; null: each gives its own. */
  readonly merge?: string | null;
}

export interface BatchPlan {
  readonly jobs: readonly Job[];
  /** What has failed already: sources that cannot be read, forms that nobody provides, names taken twice. */
  readonly failures: readonly ManifestEntry[];
  /** Ids of the forms that the run makes. */
  readonly forms: readonly string[];
}

/** The plan, or what is wrong with the request itself. */
export async function planBatch(
  request: PlanRequest,
  packs: ReadonlyMap<string, FormHead>,
): Promise<BatchPlan | { readonly misuse: readonly Diagnostic[] }> {
  const merge = request.merge ?? null;
  if (merge !== null) return planMerged({ ...request, merge }, packs);
  const misuse = selectionProblems(request.selection, packs);
  if (misuse.length > 0) {
    return { misuse };
  }
  const read = await planSources(request, packs);
  if ('misuse' in read) return read;
  const { jobs, failures } = withoutClashes(read.planned.map((one) => one.job));
  return {
    jobs,
    failures: [...read.planned.flatMap((one) => one.failures), ...failures],
    forms: [...new Set(read.planned.flatMap(formsOf))],
  };
}

/** A job for all filings together; none where reading them was interrupted, for it would lack some. */
async function planMerged(
  request: PlanRequest & { readonly merge: string },
  packs: ReadonlyMap<string, FormHead>,
): Promise<BatchPlan | { readonly misuse: readonly Diagnostic[] }> {
  const chosen = chooseCompilation(request.selection, packs);
  if ('misuse' in chosen) return chosen;
  const { form, selection } = chosen;
  const misuse = selectionProblems(selection, packs);
  if (misuse.length > 0) return { misuse };
  const read = await planSources({ ...request, selection, formats: [] }, packs);
  if ('misuse' in read) return read;
  const sources = read.planned.map(({ job }) => ({
    ...job,
    documents: job.documents
      .filter((document) => isCompiled(document.form, selection, packs))
      .map(({ form: id, project }) => ({ form: id, project: project?.index ?? null })),
  }));
  const job = planCompilation(sources, { ...request, name: request.merge, form });
  return {
    jobs: job === null || request.signal?.aborted ? [] : [job],
    failures: read.planned.flatMap((one) => one.failures).filter((one) => !isOfNothing(one)),
    forms: [form, ...new Set(read.planned.flatMap(formsOf))],
  };
}

/** A compilation lacks nothing of a filing that gives no form; such are named beside it. */
function isOfNothing({ diagnostics }: ManifestEntry): boolean {
  return diagnostics.every(({ code }) => code === noContentCode);
}

/** Findings are for those who fill in, not for those who read; unless they are asked for. */
function isCompiled(form: string, { forms }: Selection, packs: ReadonlyMap<string, FormHead>): boolean {
  return forms.length > 0 || packs.get(form)?.scope !== 'findings';
}

function formsOf({ job }: PlannedSource): readonly string[] {
  return [...new Set(job.documents.map((document) => document.form))];
}
