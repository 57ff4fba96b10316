/** Reads a filing from its file; reports system errors like other faults of the file. */
import { type FileHandle, open } from 'node:fs/promises';
import { type Diagnostic, notAFile, systemCode, systemError, tooLargeFile } from '../../diagnostics/index.js';
import {
  coreSchema,
  type FilingReading,
  type FilingSchema,
  readFiling,
  unreadFiling,
} from '../../filing/index.js';
import { hashOf } from '../plan/fingerprint.js';
import { readOrdinary } from '../results/ordinary-file.js';
import type { Source } from './sources.js';

export interface ReadSource extends FilingReading {
  /** Length in bytes. */
  readonly size: number;
  /** SHA-256 of its bytes; '' if it could not be read. */
  readonly hash: string;
}

/** Options of `readFiling`. */
export interface ReadSettings {
  readonly normalize?: boolean;
  /** The filing's schema; by default the core without declared fields. */
  readonly schema?: FilingSchema;
}

export async function readSource(
  source: Source,
  { normalize = true, schema = coreSchema }: ReadSettings = {},
): Promise<ReadSource> {
  if (source.faults !== undefined) return { ...unreadFiling(source.faults), size: 0, hash: '' };
  try {
    const bytes = await sourceBytes(source);
    const reading = readFiling(bytes, { file: source.name, normalize, resources: { schema } });
    const placed = source.spooledFrom === undefined ? reading : withoutPlaces(reading);
    return { ...placed, size: bytes.length, hash: hashOf(bytes) };
  } catch (error) {
    return { ...unreadFiling([unreadable(source, error)]), size: 0, hash: '' };
  }
}

/** Removes positions: lines of a spooled filing are not lines of the user's file. */
function withoutPlaces(reading: FilingReading): FilingReading {
  const diagnostics = reading.diagnostics.map((one) => ({ ...one, position: null }));
  return { ...reading, diagnostics, positionOf: () => null, lineAt: () => '' };
}

/** In bytes: 60 times a filing of 300 projects. Bounds the memory of a run. */
const largestSource = 64_000_000;

/** Path of a process substitution, `<(command)`, which is a pipe. */
const substitution = /^\/(?:dev|proc\/[^/]+)\/fd\/\d+$/;

/**
 * Reads a file that was named, whatever it holds. Refuses devices, folders and named pipes: reading /dev/zero or a pipe
 * without a writer would never end.
 */
export async function sourceBytes({ path, slice }: Pick<Source, 'path' | 'slice'>): Promise<Uint8Array> {
  if (slice === undefined && !substitution.test(path)) return readOrdinary(path, largestSource);
  const handle = await open(path);
  try {
    if (slice === undefined) return await readToEnd(handle);
    if (slice.length > largestSource) throw tooLargeFile(slice.length, largestSource);
    const { buffer } = await handle.read(Buffer.alloc(slice.length), 0, slice.length, slice.start);
    return buffer;
  } finally {
    await handle.close();
  }
}

async function readToEnd(handle: FileHandle): Promise<Uint8Array> {
  const status = await handle.stat();
  if (!status.isFile() && !status.isFIFO()) throw notAFile();
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536));
    if (bytesRead === 0) return Buffer.concat(chunks);
    size += bytesRead;
    if (size > largestSource) throw tooLargeFile(size, largestSource);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function unreadable({ name }: Source, error: unknown): Diagnostic {
  const isMissing = systemCode(error) === 'ENOENT';
  const advice = isMissing ? { advice: { zh: '请核对名称和路径', en: 'Check name and path' } } : {};
  const words = ['文件无法读取', 'the file cannot be read'] as const;
  return systemError('batch/unreadable-source', error, words, { file: name, ...advice });
}
