/** Builds the JSON that commands print for programs: one version, one shape of finding, and the files that were read. */
import type { Finding } from '../checks/index.js';
import { type Diagnostic, ownText, type Severity } from '../diagnostics/index.js';
import type { Filing, FilingOutline } from '../filing/index.js';
import type { FileSummary } from './output-schema.js';

/** Increases when a member changes its meaning or is removed; `jibiao schema --output` describes this version. */
const schemaVersion = 1;

/** Adds the version to `members`; write findings among them with `plainFinding`. */
export function jsonOutput(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schemaVersion, ...members }, null, 2)}\n`;
}

/** Converts a finding of reading, checks or a run; all have the same members. */
function plainFinding(one: Diagnostic | Finding) {
  const { code, severity, message, english, file, path, label, position, parameters } = one;
  const { expected, actual } = 'expected' in one ? one : { expected: null, actual: null };
  return { code, severity, message, english, file, path, label, position, parameters, expected, actual };
}

export function plainFindings(all: readonly (Diagnostic | Finding)[]) {
  return all.map(plainFinding);
}

type SeverityCounts = Readonly<Record<Severity, number>>;

export function countsOf(all: readonly Pick<Diagnostic, 'severity'>[]): SeverityCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of all) counts[severity] += 1;
  return counts;
}

/** Summarises a file that was read (`filing`), or that could not be read. `file`: its name in messages. */
export function fileSummary(
  file: string,
  { unit, year, projects }: Pick<FilingOutline, 'unit' | 'year' | 'projects'>,
  filing: Filing | null,
  findings: readonly Pick<Diagnostic, 'severity'>[],
): FileSummary {
  const { error: errors, warning: warnings } = countsOf(findings);
  const department = filing?.unit.department ?? null;
  return {
    file,
    unit: unit.name && ownText(unit.name),
    department: department && ownText(department),
    year,
    read: filing !== null,
    errors,
    warnings,
    projects: projects.length,
  };
}

/** Builds the JSON of render: documents with their diagnostics, the source files, and all other diagnostics. */
export function renderOutput(
  documents: Iterable<{ readonly diagnostics: readonly Diagnostic[] }>,
  files: readonly FileSummary[],
  diagnostics: readonly Diagnostic[],
  findings: readonly Finding[],
): string {
  const plain = Array.from(documents, (one) => ({ ...one, diagnostics: plainFindings(one.diagnostics) }));
  return jsonOutput({
    files,
    documents: plain,
    diagnostics: plainFindings(diagnostics),
    findings: plainFindings(findings),
  });
}
