/** The filings that may be shown: those under the given folder, and those dropped on the page. Nothing else is read. */
import { open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { displayName, findSources, systemReason } from '../batch/index.js';
import { type Diagnostic, diagnostic, type Result } from '../diagnostics/index.js';
import type { SourcesView, SourceView } from './protocol.js';

export interface SourceShelfOptions {
  /** Absolute: a filing, or a folder of filings; null: only what is dropped. */
  readonly target: string | null;
  /** Absolute. */
  readonly workingDirectory: string;
}

export interface SourceFile {
  readonly view: SourceView;
  readonly bytes: Uint8Array;
  /** Absolute; null for a dropped file. */
  readonly path: string | null;
}

interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Dropped filings are kept in memory; the oldest gives way. */
const mostDropped = 16;
/** A filing of 300 projects is about a megabyte. */
export const largestFiling = 32_000_000;
/** How far into a file the keys of a filing are looked for. */
const sniffedBytes = 65_536;
const filingKeys = /"(?:unit|projects|unitTarget|unitSelfEvaluation)"\s*:\s*[{[]/;

export class SourceShelf {
  private readonly dropped = new Map<string, DroppedFile>();
  private droppedCount = 0;

  constructor(private readonly options: SourceShelfOptions) {}

  /** Folders to watch: those that hold the filings. */
  async folders(): Promise<readonly string[]> {
    const { target } = this.options;
    if (target === null) return [];
    const isFolder = (await stat(target).catch(() => null))?.isDirectory() === true;
    const paths = (await this.found()).map(({ path }) => dirname(path));
    return [...new Set([isFolder ? target : dirname(target), ...paths])];
  }

  async list(): Promise<SourcesView> {
    const found = await this.found();
    const dropped = [...this.dropped].map(([id, { name }]): SourceView => ({ id, name, isDropped: true }));
    const sources = found.map(({ name }): SourceView => ({ id: name, name, isDropped: false }));
    return { sources: [...dropped.reverse(), ...sources], diagnostics: [] };
  }

  /** Takes a file in; its id stands for it until sixteen others have come. */
  drop(name: string, bytes: Uint8Array): SourceView {
    this.droppedCount += 1;
    const id = `dropped:${this.droppedCount}`;
    this.dropped.set(id, { name, bytes });
    for (const oldest of [...this.dropped.keys()].slice(0, -mostDropped)) this.dropped.delete(oldest);
    return { id, name, isDropped: true };
  }

  /** The file of a source that `list` gives; any other id is refused, and so is one that leads out of the folder. */
  async read(id: string): Promise<Result<SourceFile>> {
    const dropped = this.dropped.get(id);
    if (dropped !== undefined) {
      const view = { id, name: dropped.name, isDropped: true };
      return { value: { view, bytes: dropped.bytes, path: null }, diagnostics: [] };
    }
    const source = (await this.found()).find(({ name }) => name === id);
    if (source === undefined) return { value: null, diagnostics: [unknownSource(id)] };
    const view = { id, name: source.name, isDropped: false };
    try {
      return { value: { view, bytes: await readWhole(source.path), path: source.path }, diagnostics: [] };
    } catch (error) {
      return { value: null, diagnostics: [unreadable(source.name, error)] };
    }
  }

  /** A named file is shown whatever it holds; of a folder's files those that look like filings and lie within it. */
  private async found(): Promise<readonly { readonly path: string; readonly name: string }[]> {
    const { target, workingDirectory } = this.options;
    if (target === null) return [];
    const status = await stat(target).catch(() => null);
    if (status?.isDirectory() !== true) {
      return [{ path: target, name: displayName(target, workingDirectory) }];
    }
    const root = await realpath(target);
    const { sources } = await findSources([target], { workingDirectory, out: resolve(root, 'out') });
    const wanted = await Promise.all(sources.map(async ({ path }) => isWithin(path, root)));
    return sources.filter((_, index) => wanted[index]);
  }
}

async function isWithin(path: string, root: string): Promise<boolean> {
  const real = await realpath(path).catch(() => null);
  if (real === null || !real.startsWith(root.endsWith(sep) ? root : root + sep)) return false;
  return looksLikeFiling(real);
}

/** Whether the file's beginning holds a key of filings; broken JSON may still be one. */
async function looksLikeFiling(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
      return filingKeys.test(buffer.toString('latin1', 0, bytesRead).replaceAll('\0', ''));
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Error('not a file');
    if (status.size > largestFiling) throw new Error(`larger than ${largestFiling} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function unknownSource(id: string): Diagnostic {
  return diagnostic({
    code: 'preview/unknown-source',
    severity: 'error',
    message: `预览的范围内没有“${id.slice(0, 200)}”；请从左侧的列表中选`,
    english: `"${id.slice(0, 200)}" is not among the filings of this preview; choose one of the list`,
  });
}

function unreadable(name: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'preview/unreadable-source',
    severity: 'error',
    message: `文件无法读取：${zh}`,
    english: `the file cannot be read: ${en}`,
    file: name,
  });
}
