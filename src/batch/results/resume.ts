/** Skips files that an earlier run has made: the same source, form, settings, faces and build give the same bytes. */
import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Format, formatOf } from '../../render/index.js';
import { type DocumentJob, type Job, keepFiles, type PlannedFile } from '../plan/job.js';
import { fileNames } from '../plan/page-names.js';
import { filesOf, type ManifestEntry, type WrittenFile } from './manifest-entry.js';
import { endsOfFile, openOrdinary } from './ordinary-file.js';

interface Resumption {
  /** The entry that an earlier run has left of this key. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /** Absolute. */
  readonly folder: string;
  /** Called with an `unchanged` entry for each document that stands in the folder just as the earlier entry says. */
  readonly onDone: (entry: ManifestEntry) => void;
  /** Aborted: what has not been looked for is left to do. */
  readonly signal?: AbortSignal;
}

/** What is left to do of the jobs. */
export async function withoutDone(jobs: readonly Job[], resumption: Resumption): Promise<readonly Job[]> {
  const left: Job[] = [];
  const chunk = Buffer.allocUnsafe(chunkLength);
  for (const job of jobs) {
    const rest = resumption.signal?.aborted ? job : withoutDoneFiles(job, resumption, chunk);
    if (rest !== null) left.push(rest);
    // Files are read in this thread: without a turn of the event loop Ctrl-C would not be heard.
    await nextTurn();
  }
  return left;
}

function withoutDoneFiles(job: Job, { withKey, folder, onDone }: Resumption, chunk: Buffer): Job | null {
  return keepFiles(job, (file, document) => {
    const entry = withKey(file.key);
    if (entry === null || !isOf(entry, job, document, file)) return true;
    const format = formatOf(file.format);
    if (!filesOf(entry).every((one) => stands(one, folder, format, chunk))) return true;
    onDone({ ...entry, ...textsOf(job, document, file), status: 'unchanged' });
    return false;
  });
}

/** Whether the entry is of this very document, under the names that it would be given now. */
function isOf(
  entry: ManifestEntry,
  { source }: Job,
  { form, project }: DocumentJob,
  { format, file }: PlannedFile,
): boolean {
  const files = filesOf(entry);
  const names = fileNames(file, entry.pages ?? 1);
  return (
    entry.source === source.name &&
    entry.form === form &&
    entry.project?.index === project?.index &&
    entry.project?.name === project?.name &&
    entry.format === format &&
    names.length === files.length &&
    files.every((one, at) => one.file === names[at])
  );
}

/**
 * The plan's texts in place of those read: of many documents each is held once. A file that has been given another name
 * is the same source to a compilation's bytes.
 */
function textsOf({ source, members }: Job, { form, project }: DocumentJob, { format, file }: PlannedFile) {
  const names = { source: source.name, form, project, format };
  const sources = members === undefined ? {} : { sources: members.map((member) => member.source.name) };
  return { ...names, ...sources, ...(fileNames(file, 1)[0] === file ? { file } : {}) };
}

/** Bytes read at once. */
const chunkLength = 262_144;

/**
 * Whether the file is there, of the very bytes that were written, and complete by its format where one is given: an
 * earlier version may have taken a file that broke off for done. `chunk` is room to read into.
 */
export function stands(
  { file, sha256 }: WrittenFile,
  folder: string,
  format: Format | null,
  chunk: Buffer = Buffer.allocUnsafe(chunkLength),
): boolean {
  try {
    const opened = openOrdinary(join(folder, file));
    try {
      return hashOfFile(opened, chunk) === sha256 && (format === null || format.isWhole(endsOfFile(opened)));
    } finally {
      closeSync(opened);
    }
  } catch {
    return false;
  }
}

function hashOfFile(opened: number, chunk: Buffer): string {
  const hash = createHash('sha256');
  for (let count = -1; count !== 0; ) {
    count = readSync(opened, chunk);
    hash.update(chunk.subarray(0, count));
  }
  return hash.digest('hex');
}
