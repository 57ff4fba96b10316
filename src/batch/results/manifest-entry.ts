/** Entries of the manifest: one document in one format, or a failure; making, comparing and reading them. */
import type { Diagnostic } from '../../diagnostics/index.js';
import { isRecord } from '../../json/index.js';
import { compareNaturally } from '../sources/natural-order.js';
import type { WriteStatus } from './whole-file.js';

/** A file as it was when it was written. */
export interface WrittenFile {
  /** Path relative to the manifest's folder. */
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * One document in one format, or one failure: a source that could not be read has null in form, project, format and
 * file.
 */
export interface ManifestEntry {
  /** Path relative to the run's working directory, with `/`; for a compilation `--merge` and its name. */
  readonly source: string;
  /** Sources of a compilation. */
  readonly sources?: readonly string[];
  readonly form: string | null;
  /** `index` counts from 0, as in JSON paths. */
  readonly project: { readonly index: number; readonly name: string } | null;
  readonly format: string | null;
  /** Path relative to the manifest's folder; for pictures, that of the first page. */
  readonly file: string | null;
  /** Pictures from the second page on; undefined if there are none. */
  readonly furtherFiles?: readonly WrittenFile[];
  readonly pages: number | null;
  /** SHA-256 of `file`, in hexadecimal; null if none was written. */
  readonly sha256: string | null;
  readonly status: WriteStatus | 'failed';
  /** Equal if all that the bytes depend on is equal, so that a later run knows what is done; null if it failed. */
  readonly key: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the entry of a failure: a file, or, with null in form and format, a whole source. */
export function failure(
  source: string,
  document: { readonly form: string; readonly project: ManifestEntry['project'] } | null,
  format: string | null,
  diagnostics: readonly Diagnostic[],
): ManifestEntry {
  const { form, project } = document ?? { form: null, project: null };
  return {
    source,
    form,
    project,
    format,
    file: null,
    pages: null,
    sha256: null,
    status: 'failed',
    key: null,
    diagnostics,
  };
}

/** Identifies the document and format of an entry. */
export type DocumentOfRun = Pick<ManifestEntry, 'source' | 'form' | 'project' | 'format'>;

/** Returns all files of the entry, page by page for pictures; none if it failed. */
export function filesOf({ file, sha256, furtherFiles = [] }: ManifestEntry): readonly WrittenFile[] {
  return file === null || sha256 === null ? [] : [{ file, sha256 }, ...furtherFiles];
}

/** Returns the members of an entry that name its files; inverse of `filesOf`. */
export function filesAsEntry([first, ...further]: readonly WrittenFile[]): Pick<
  ManifestEntry,
  'file' | 'sha256' | 'furtherFiles'
> {
  const { file, sha256 } = first ?? { file: null, sha256: null };
  return further.length === 0 ? { file, sha256 } : { file, sha256, furtherFiles: further };
}

/** Compares by source, form, project and format. */
export function compareEntries(left: DocumentOfRun, right: DocumentOfRun): number {
  return (
    compareNaturally(left.source, right.source) ||
    compareNaturally(left.form ?? '', right.form ?? '') ||
    (left.project?.index ?? -1) - (right.project?.index ?? -1) ||
    compareNaturally(left.format ?? '', right.format ?? '')
  );
}

/** An entry written as one line of JSON; null if the line is none. */
export function readEntry(line: string): ManifestEntry | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return isEntry(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export function isEntry(value: unknown): value is ManifestEntry {
  return (
    isRecord(value) &&
    typeof value.source === 'string' &&
    [value.form, value.format, value.file, value.sha256, value.key].every(isTextOrNull) &&
    (value.sources === undefined || isTexts(value.sources)) &&
    (value.furtherFiles === undefined || isFiles(value.furtherFiles)) &&
    (value.pages === null || typeof value.pages === 'number') &&
    (value.project === null || isProject(value.project)) &&
    ['written', 'unchanged', 'failed'].some((status) => status === value.status) &&
    Array.isArray(value.diagnostics)
  );
}

function isFiles(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((one) => isRecord(one) && typeof one.file === 'string' && typeof one.sha256 === 'string')
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isProject(value: unknown): boolean {
  return isRecord(value) && typeof value.index === 'number' && typeof value.name === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
