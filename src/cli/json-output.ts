/** The JSON that commands print for programs: one version, one shape of finding, and the files that were read. */
import type { Finding } from '../checks/index.js';
import type { Diagnostic, Severity } from '../diagnostics/index.js';

/** Raised where a member changes its meaning or goes; `jibiao schema --output` describes this version. */
const schemaVersion = 1;

/** A file that was read, or could not be. */
export interface FileSummary {
  /** As messages name it. */
  readonly file: string;
  readonly unit: string | null;
  readonly department: string | null;
  readonly year: number | null;
  /** Whether it is a filing. */
  readonly read: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** Number of projects. */
  readonly projects: number;
}

/** `members` beside the version; findings among them are given in full by `plainFinding`. */
export function jsonOutput(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schemaVersion, ...members }, null, 2)}\n`;
}

/** The same members for all that is found: by reading, by the checks, by a run. */
export function plainFinding(one: Diagnostic | Finding) {
  const { code, severity, message, english, file, path, label, position } = one;
  const { expected, actual } = 'expected' in one ? one : { expected: null, actual: null };
  return { code, severity, message, english, file, path, label, position, expected, actual };
}

export function plainFindings(all: readonly (Diagnostic | Finding)[]) {
  return all.map(plainFinding);
}

export function countOf(all: readonly Pick<Diagnostic, 'severity'>[], severity: Severity): number {
  return all.filter((one) => one.severity === severity).length;
}

/** What render prints: each document with what is to be said of it, the files it was made of, and all the rest. */
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
