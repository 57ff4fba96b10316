/** A filing that is open in the preview, and what is found in it. */
import { planDocuments } from '../batch/index.js';
import { type CheckSettings, type Finding, runChecks } from '../checks/index.js';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import type { Filing, FilingReading } from '../filing/index.js';
import type { Resources } from '../pipeline.js';
import type { LoadedResources } from './resource-cache.js';
import type { SourceFile } from './source-store.js';

/** A filing that has been read, with all that is needed to make its documents. */
export interface OpenFiling {
  /** With what has been edited and not saved. */
  readonly file: SourceFile;
  readonly onDisk: SourceFile;
  readonly reading: FilingReading;
  readonly resources: LoadedResources;
}

/** What its reading, packs, settings and the checks say, for the form that is shown in place of others of its scope that the filing files. */
export function checkOpen(
  filing: Filing,
  shown: string | null,
  { file, reading, resources: { diagnostics } }: OpenFiling,
  { packs, schema }: Resources,
  settings: Result<CheckSettings>,
): readonly (Diagnostic | Finding)[] {
  const { doubts } = file;
  if (settings.value === null) return [...doubts, ...diagnostics, ...settings.diagnostics];
  const plan = planDocuments(filing, { forms: [], projects: [] }, packs);
  const filed = new Set((plan.value ?? []).map(({ form }) => form));
  const scope = shown === null ? null : (packs.get(shown)?.scope ?? null);
  const others = [...filed].filter((form) => packs.get(form)?.scope !== scope);
  const forms = shown === null ? [...filed] : [shown, ...others];
  const positionOf = (path: string) => reading.positionOf(path);
  const found = runChecks(filing, settings.value, {
    file: file.view.name,
    forms,
    positionOf,
    resources: { packs, schema },
  });
  return [...doubts, ...diagnostics, ...settings.diagnostics, ...plan.diagnostics, ...found];
}
