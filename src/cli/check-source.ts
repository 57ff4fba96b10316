/** Reads and checks one source: all that `jibiao check` has to say of it. */
import { type FormSelection, planDocuments, readSource, type Source } from '../batch/index.js';
import { asFinding, type CheckSettings, defaultSettings, runChecks } from '../checks/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { unreadFiling } from '../filing/index.js';
import type { PackSet } from '../resources.js';
import type { CheckedFile } from './check-report.js';
import type { EarlierFilings } from './earlier-filings.js';

/** A checked file and the configuration used for it. */
export interface SourceCheck extends CheckedFile {
  /** null if no file was found. */
  readonly source: Source | null;
  readonly config: string | null;
  readonly settings: CheckSettings;
}

/** Turns a folder without filings or a pattern without matches into a finding. */
export function unfound(one: Diagnostic): SourceCheck {
  const findings = [asFinding(one)];
  const { value: filing, outline, lineAt } = unreadFiling([one]);
  return {
    name: one.file ?? '',
    source: null,
    filing,
    outline: outline(),
    lineAt,
    positionOf: () => null,
    findings,
    config: null,
    settings: defaultSettings,
  };
}

/** What all filings of a run are checked with. */
interface CheckMeans {
  readonly selection: FormSelection;
  readonly packSet: PackSet;
  readonly normalize: boolean;
  readonly earlierOf: EarlierFilings;
}

export async function checkSource(
  source: Source,
  settings: CheckSettings,
  { selection, packSet: { schema, packs }, normalize, earlierOf }: CheckMeans,
): Promise<CheckedFile> {
  const reading = await readSource(source, { normalize, schema });
  const { value: filing } = reading;
  const { positionOf, lineAt } = reading;
  const file = { name: source.name, filing, outline: reading.outline(), positionOf, lineAt };
  const own = reading.diagnostics.map((one) => asFinding(one, reading.givenAt(one.path ?? '')));
  if (filing === null) return { ...file, findings: own };
  const plan = planDocuments(filing, selection, packs);
  const forms = [...new Set((plan.value ?? []).map(({ form }) => form))];
  const planned = plan.diagnostics.map((one) =>
    asFinding({ ...one, file: source.name, position: one.position ?? positionOf(one.path ?? '') }),
  );
  const findings = runChecks(filing, settings, {
    file: source.name,
    forms,
    positionOf,
    earlier: earlierOf(filing) ?? undefined,
    resources: { schema: reading.schema, packs },
  });
  return { ...file, findings: [...own, ...planned, ...findings] };
}
