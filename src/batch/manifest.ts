/** manifest.json: what a folder of results holds, from which source each file came, and what was wrong. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { nameKey } from './file-name.js';
import { compareNaturally } from './natural-order.js';
import type { WholeFileWriter, WriteStatus } from './whole-file.js';

export const manifestName = 'manifest.json';

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

export interface Manifest {
  readonly documents: readonly ManifestEntry[];
}

export interface ReadManifest {
  readonly manifest: Manifest;
  /** A damaged manifest's own text, to be kept beside the new one; null where it was well or missing. */
  readonly damaged: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `folder` holds by its manifest; none or a damaged one counts as empty. */
export async function readManifest(folder: string): Promise<ReadManifest> {
  const path = join(folder, manifestName);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return { manifest: { documents: [] }, damaged: null, diagnostics: [] };
  }
  const documents = parseDocuments(bytes.toString('utf8'));
  if (documents !== null) {
    return { manifest: { documents }, damaged: null, diagnostics: [] };
  }
  const warning = diagnostic({
    code: 'batch/manifest-damaged',
    severity: 'warning',
    message: `清单已损坏，重新建立；原件存为 ${damagedName}。`,
    english: `The manifest is damaged and is started anew; the old one is kept as ${damagedName}.`,
    file: path,
  });
  return { manifest: { documents: [] }, damaged: bytes, diagnostics: [warning] };
}

/** Where a damaged manifest is kept. */
export const damagedName = 'manifest.damaged.json';

/**
 * The earlier documents with this run's in place of those that they renew: the same document (source, form, project,
 * format), the same file, or a failure to read a source that has now been read. In the order of sources, forms, projects.
 */
export function mergeManifest(earlier: Manifest, run: readonly ManifestEntry[]): Manifest {
  const renewed = new Map(run.map((entry) => [documentKey(entry), entry]));
  const latest = [...renewed.values()];
  const files = new Set(latest.flatMap((entry) => (entry.status === 'failed' ? [] : fileKeys(entry))));
  const sources = new Set(latest.flatMap((entry) => [entry.source, ...(entry.sources ?? [])]));
  const kept = earlier.documents.filter(
    (entry) =>
      !renewed.has(documentKey(entry)) &&
      !fileKeys(entry).some((key) => files.has(key)) &&
      !(entry.form === null && sources.has(entry.source)),
  );
  return { documents: [...kept, ...latest].sort(compareEntries) };
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

/** Writes the manifest whole, and a damaged predecessor beside it. */
export async function writeManifest(
  writer: WholeFileWriter,
  manifest: Manifest,
  damaged: Uint8Array | null,
): Promise<void> {
  if (damaged !== null) {
    await writer.write(damagedName, damaged);
  }
  await writer.writeText(manifestName, manifestText(manifest));
}

/** The manifest as indented JSON, document by document: as one text, that of 100,000 would fill the memory. */
export function* manifestText({ documents }: Manifest): Generator<string> {
  yield '{\n  "documents": [';
  for (const [index, entry] of documents.entries()) {
    const text = JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ');
    yield `${index === 0 ? '' : ','}\n    ${text}`;
  }
  yield documents.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

type DocumentOfRun = Pick<ManifestEntry, 'source' | 'form' | 'project' | 'format'>;

/** Which document in which format this is. */
export function documentKey(entry: DocumentOfRun): string {
  return JSON.stringify([entry.source, entry.form, entry.project?.index ?? null, entry.format]);
}

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

function fileKeys(entry: ManifestEntry): readonly string[] {
  return filesOf(entry).map(({ file }) => nameKey(file));
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

/** Null where the text is not a manifest of ours. */
function parseDocuments(text: string): readonly ManifestEntry[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) && Array.isArray(parsed.documents) && parsed.documents.every(isEntry)
      ? parsed.documents
      : null;
  } catch {
    return null;
  }
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

function isEntry(value: unknown): value is ManifestEntry {
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
