/** Reads a filing from its file; what the system refuses is reported like any other fault of the file. */
import { open } from 'node:fs/promises';
import { type Diagnostic, diagnostic, type Result } from '../diagnostics/index.js';
import { type Filing, readFiling } from '../filing/index.js';
import { hashOf } from './resume.js';
import type { Source } from './sources.js';

export interface ReadSource extends Result<Filing> {
  /** Length in bytes. */
  readonly size: number;
  /** SHA-256 of its bytes; '' where it could not be read. */
  readonly hash: string;
}

/** `normalize`: as `readFiling` takes it; true by default. */
export async function readSource(
  source: Source,
  { normalize = true }: { readonly normalize?: boolean } = {},
): Promise<ReadSource> {
  try {
    const bytes = await readBytes(source);
    return {
      ...readFiling(bytes, { file: source.name, normalize }),
      size: bytes.length,
      hash: hashOf(bytes),
    };
  } catch (error) {
    return { value: null, diagnostics: [unreadable(source, error)], size: 0, hash: '' };
  }
}

/** Devices and folders are refused: reading /dev/zero would never end. A pipe is read to its end. */
async function readBytes({ path, slice }: Source): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    if (slice !== undefined) {
      const { buffer } = await handle.read(Buffer.alloc(slice.length), 0, slice.length, slice.start);
      return buffer;
    }
    const status = await handle.stat();
    if (!status.isFile() && !status.isFIFO()) {
      throw new Error('not a file');
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function unreadable(source: Source, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'batch/unreadable-source',
    severity: 'error',
    message: `文件无法读取：${zh}。`,
    english: `The file cannot be read: ${en}.`,
    file: source.name,
  });
}

/** Why the system refused, for people: its code says what, and its words stand where we have none. */
export function systemReason(error: unknown): { readonly zh: string; readonly en: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return { zh: '文件或文件夹不存在', en: 'no such file or folder' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有权限', en: 'permission denied' };
    case 'EISDIR':
      return { zh: '这是文件夹', en: 'it is a folder' };
    case 'ENOTDIR':
    case 'EEXIST':
      return { zh: '路径上有同名的文件，不是文件夹', en: 'a file stands where a folder should be' };
    case 'EROFS':
      return { zh: '磁盘只读', en: 'the disk is read-only' };
    case 'ENOSPC':
      return { zh: '磁盘已满', en: 'the disk is full' };
    case 'ENAMETOOLONG':
      return { zh: '路径太长', en: 'the path is too long' };
    default: {
      const words = error instanceof Error ? error.message : String(error);
      return { zh: words, en: words };
    }
  }
}
