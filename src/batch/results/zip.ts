/**
 * Zips: of the files of a run, streamed from the disk, in a steady order, written whole or not at all; and of a few files in
 * memory, which the preview's “all” gives.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';
import { RefusedFile } from '../../diagnostics/index.js';
import { formats, isWholeZip } from '../../render/index.js';
import { clearLeftTemporaries, makeFolder } from './make-folder.js';
import { manifestText } from './manifest.js';
import { filesOf, type ManifestEntry, type WrittenFile } from './manifest-entry.js';
import { manifestName } from './open-manifest.js';
import { hasEnds } from './ordinary-file.js';
import { replaceFile } from './replace-file.js';
import type { RunEntries } from './run-entries.js';
import { temporaryName } from './run-files.js';

export interface ZippedFile {
  /** In the zip, where it is UTF-8 and marked as such. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every file in a zip of ours has. A zip keeps local times without their zone: this one gives the same bytes everywhere. */
function zippedAs() {
  return { mtime: new Date(1980, 0, 1, 12), mode: 0o100644, forceDosTimestamp: true };
}

/** Stored as they are, in this order: documents are compressed in themselves. */
export async function zipFiles(files: readonly ZippedFile[]): Promise<Uint8Array> {
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  const options = { ...zippedAs(), compress: false };
  for (const { name, bytes } of files) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip.addBuffer(content, name, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

interface ZipRequest {
  /** The folder of results, absolute. */
  readonly out: string;
  /** The zip to be written, absolute. */
  readonly file: string;
  /** Of the run; those that failed stand in the zip's manifest. */
  readonly entries: RunEntries;
  readonly processId: number;
}

/** Names are UTF-8 and marked as such; past 65,535 files or 4 GB the zip is a zip64. Rejects with the system's error. */
export async function zipResults({ out, file, entries, processId }: ZipRequest): Promise<void> {
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  const folder = dirname(file);
  await makeFolder(folder);
  await clearLeftTemporaries(folder, processId);
  const temporary = join(folder, temporaryName({ process: processId, thread: 0 }, 0));
  try {
    const end = writeOut(zip, temporary);
    addEntries(zip, out, entries);
    zip.end();
    await end;
    if (!hasEnds(temporary, isWholeZip)) throw new Error('the zip is incomplete');
    await replaceFile(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What the zip's own reading meets (a file that is gone) ends the writing with the same error. */
async function writeOut(zip: ZipFile, file: string): Promise<void> {
  const failure = new AbortController();
  zip.on('error', (error) => failure.abort(error));
  try {
    await pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }), { signal: failure.signal });
  } catch (error) {
    throw failure.signal.aborted ? failure.signal.reason : error;
  }
}

function addEntries(zip: ZipFile, out: string, entries: Iterable<ManifestEntry>): void {
  const common = zippedAs();
  zip.addReadStream(Readable.from(manifestText(asPacked(entries))), manifestName, common);
  for (const entry of entries) {
    // What is compressed in itself is deflated lightly: not to deflate it at all is more than some readers bear.
    const isCompressed = formats.find(({ id }) => id === entry.format)?.isCompressed ?? false;
    const compressionLevel = isCompressed ? 1 : 6;
    for (const written of filesOf(entry)) {
      zip.addReadStreamLazy(written.file, { ...common, compressionLevel }, (give) => {
        const stream = Readable.from(unchanged(written, out));
        stream.on('error', (error) => zip.emit('error', error));
        give(null, stream);
      });
    }
  }
}

/** The file's bytes. Throws where they are not those that the run wrote or found: another run may have come between. */
async function* unchanged({ file, sha256 }: WrittenFile, out: string): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  const stream: AsyncIterable<Buffer> = createReadStream(join(out, file));
  for await (const chunk of stream) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw changed(file);
}

function changed(file: string): RefusedFile {
  return new RefusedFile({
    zh: `打包时“${file}”已被改动，请再运行一次`,
    en: `"${file}" was changed while it was packed; run again`,
  });
}

/** A run that made the files and one that found them done pack the same. */
function* asPacked(entries: Iterable<ManifestEntry>): Generator<ManifestEntry, void> {
  for (const entry of entries) {
    yield entry.status === 'unchanged' ? { ...entry, status: 'written' } : entry;
  }
}
