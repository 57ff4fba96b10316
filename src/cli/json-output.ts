/** Builds the JSON that commands print for programs: one version, one shape of finding, and the files that were read. */
import type { Finding } from '../checks/index.js';
import type { Diagnostic, Severity } from '../diagnostics/index.js';

/** Increases when a member changes its meaning or is removed; `jibiao schema --output` describes this version. */
const schemaVersion = 1;

/** A file that was read, or that could not be read. */
export interface FileSummary {
  /** The file's name in messages. */
  readonly file: string;
  readonly unit: string | null;
  readonly department: string | null;
  readonly year: number | null;
  /** Whether the file is a valid filing. */
  readonly read: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** Number of projects. */
  readonly projects: number;
}

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

export function countOf(all: readonly Pick<Diagnostic, 'severity'>[], severity: Severity): number {
  return all.filter((one) => one.severity === severity).length;
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
