/** An entry of the manifest: one document in one format, or a failure; how it is made, told from others, and read. */
import type { Diagnostic } from '../../diagnostics/index.js';
import { isRecord } from '../../json/index.js';
import { compareNaturally } from '../sources/natural-order.js';
import type { WriteStatus } from './whole-file.js';

/** A file as it was when it was written. */
export interface WrittenFile {
  /** Resolves from the manifest's folder. */
  readonly file: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * One document in one format, or one failure: a source that could not be read has null in form, project, format and
 * file.
 */
export interface ManifestEntry {
  /** Resolves from the working directory of the run; `/` between folders. Of a compilation `--merge` and its name. */
  readonly source: string;
  /** Of a compilation: the sources whose forms are in it. */
  readonly sources?: readonly string[];
  readonly form: string | null;
  /** `index` counts from 0, as in JSON paths. */
  readonly project: { readonly index: number; readonly name: string } | null;
  readonly format: string | null;
  /** Resolves from the manifest's folder; of pictures the first page's. */
  readonly file: string | null;
  /** Of pictures: the second page's and so on. Absent where there is no more than one. */
  readonly furtherFiles?: readonly WrittenFile[];
  readonly pages: number | null;
  /** Of the bytes of `file`, in hexadecimal; null where none was written. */
  readonly sha256: string | null;
  readonly status: WriteStatus | 'failed';
  /** Equal where all that the bytes depend on is equal: by it a later run knows what is done; null where it failed. */
  readonly key: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The entry of what was not written: a file, or with null in form and format a source as a whole. */
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

/** Which document in which format an entry is of. */
export type DocumentOfRun = Pick<ManifestEntry, 'source' | 'form' | 'project' | 'format'>;

/** All files of the entry, page by page where they are pictures; none of what failed. */
export function filesOf({ file, sha256, furtherFiles = [] }: ManifestEntry): readonly WrittenFile[] {
  return file === null || sha256 === null ? [] : [{ file, sha256 }, ...furtherFiles];
}

/** The members of an entry that name its files: the reverse of `filesOf`. */
export function filesAsEntry([first, ...further]: readonly WrittenFile[]): Pick<
  ManifestEntry,
  'file' | 'sha256' | 'furtherFiles'
> {
  const { file, sha256 } = first ?? { file: null, sha256: null };
  return further.length === 0 ? { file, sha256 } : { file, sha256, furtherFiles: further };
}

/** By source, form, project and format. */
export function compareEntries(left: DocumentOfRun, right: DocumentOfRun): number {
  return (
    compareNaturally(left.source, right.source) ||
    compareNaturally(left.form ?? '', right.form ?? '') ||
    (left.project?.index ?? -1) - (right.project?.index ?? -1) ||
    compareNaturally(left.format ?? '', right.format ?? '')
  );
}

/** An entry written as one line of JSON; null where the line is none. */
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
