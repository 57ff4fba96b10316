/** The filings that may be shown: those under the given folder, and those dropped on the page. Nothing else is read. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { compareNaturally, displayName, readOrdinary } from '../batch/index.js';
import { type Diagnostic, errorOf, type Result, systemCode, systemReason } from '../diagnostics/index.js';
import { Memo } from '../memo/index.js';
import { type Content, contentOf } from './content.js';
import type { SourcesView, SourceView } from './protocol.js';
import { type Sniffed, Sniffer, sniff } from './sniff.js';
import { filingFolders, filingsIn } from './watched-folders.js';

interface SourceStoreOptions {
  /** Absolute: a filing, or a folder of filings; null: only what is dropped. */
  readonly target: string | null;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Files with edits that are not saved: shown as they were opened, should they be gone. */
  readonly unsaved: () => readonly SourceFile[];
}

export interface SourceFile extends Content {
  readonly view: SourceView;
  /** Of the workbook that it was read from: what reading was unsure of. */
  readonly doubts: readonly Diagnostic[];
  /** Absolute; null for a dropped file. */
  readonly path: string | null;
  /** It was removed from the disk, or moved, with edits that are not saved. */
  readonly isGone?: boolean;
}

interface DroppedFile extends Content {
  readonly name: string;
  readonly doubts: readonly Diagnostic[];
}

/** Dropped filings are kept in memory; the oldest gives way. */
const mostDropped = 16;
/** In more folders and files than these, what lies deepest is not looked at: someone has begun in a whole disk. */
const mostFiles = 5000;
/** Of files that were read, to know them again. */
const keptBytes = 2 * 32_000_000;
/** A filing of 300 projects is about a megabyte. */
export const largestFiling = 32_000_000;

export class SourceStore {
  readonly #dropped = new Map<string, DroppedFile>();
  #droppedCount = 0;
  #faults: readonly Diagnostic[] = [];
  #begunWith: string | null = null;
  /** Written by the page beside a filing that alone is the target. */
  readonly #adopted = new Set<string>();
  #known: readonly FoundFile[] = [];
  #targetIsFolder: boolean | null = null;
  readonly #sniffer = new Sniffer();
  /** By path, as it was read last. */
  readonly #contents = new Memo<string, Content>({
    capacity: keptBytes,
    weigh: ({ bytes }) => bytes.length + 1,
  });

  readonly #options: SourceStoreOptions;

  constructor(options: SourceStoreOptions) {
    this.#options = options;
  }

  /** Folders to watch: those that hold the filings, or may come to. */
  async folders(): Promise<readonly string[]> {
    const { target } = this.#options;
    if (target === null) return [];
    return (await this.#isFolder()) ? filingFolders(target) : [dirname(target)];
  }

  async list(): Promise<SourcesView> {
    const found = (await this.#found()).map(viewOf);
    const dropped = [...this.#dropped].map(([id, file]) => droppedView(id, file));
    await this.#isFolder();
    const gone = (await this.#gone())
      .map(({ view }) => view)
      .filter(({ id }) => !found.some((one) => one.id === id));
    const own = [...gone, ...found];
    const sources = [...dropped.reverse(), ...own];
    const begun = sources.find(({ id }) => id === this.#begunWith);
    // What was only looked at or brought along stays listed, and is not what one comes to.
    const first = begun ?? own[0] ?? sources[0];
    return { folder: this.folder, sources, first: first?.id ?? null, diagnostics: this.#faults };
  }

  /** The dropped file that the preview was asked for. */
  beginWith(id: string): void {
    this.#begunWith = id;
  }

  /** What keeps the file that the preview was to begin with from being shown; it is said until another is dropped. */
  refuse(faults: readonly Diagnostic[]): void {
    this.#faults = faults;
  }

  /** Takes a file in; its id stands for it until sixteen others have come. `wanted`: the id that it had, where that is free. */
  drop(
    name: string,
    bytes: Uint8Array,
    doubts: readonly Diagnostic[] = [],
    wanted: string | null = null,
  ): SourceView {
    this.#faults = [];
    const number = Number(/^dropped:(\d{1,6})$/.exec(wanted ?? '')?.[1] ?? 0);
    const isFree = number > 0 && !this.#dropped.has(`dropped:${number}`);
    const id = `dropped:${isFree ? number : this.#droppedCount + 1}`;
    this.#droppedCount = Math.max(this.#droppedCount + (isFree ? 0 : 1), number);
    this.#dropped.set(id, { name, ...contentOf(bytes), doubts });
    for (const oldest of [...this.#dropped.keys()].slice(0, -mostDropped)) this.#dropped.delete(oldest);
    return droppedView(id, { name, bytes });
  }

  /** Keeps the dropped file with its edits; one that has given way to others is left alone. */
  replaceDropped(id: string, bytes: Uint8Array): void {
    const file = this.#dropped.get(id);
    if (file !== undefined) this.#dropped.set(id, { ...file, ...contentOf(bytes) });
  }

  /** Absolute: where new filings are written. */
  get folder(): string {
    const { target, workingDirectory } = this.#options;
    if (target === null) return workingDirectory;
    return this.#targetIsFolder === false ? dirname(target) : target;
  }

  /** A filing that was written into the folder. */
  async adopt(path: string): Promise<SourceView> {
    if (this.#targetIsFolder === false) this.#adopted.add(path);
    const name = displayName(path, this.#options.workingDirectory);
    return viewOf({ path, name, sniffed: await this.#sniffer.sniff(path) });
  }

  /** The file of a source that `list` gives; any other id is refused, and so is one that leads out of the folder. */
  async read(id: string): Promise<Result<SourceFile>> {
    const dropped = this.#dropped.get(id);
    if (dropped !== undefined) {
      const view = droppedView(id, dropped);
      return { value: { ...dropped, view, path: null }, diagnostics: [] };
    }
    const source = (await this.#knownStill(id)) ?? (await this.#found()).find(({ name }) => name === id);
    if (source === undefined) return this.#orGone(id, unknownSource(id));
    try {
      return {
        value: {
          view: viewOf(source),
          ...(await this.#content(source.path)),
          path: source.path,
          doubts: [],
        },
        diagnostics: [],
      };
    } catch (error) {
      return this.#orGone(id, unreadable(source.name, error));
    }
  }

  /** A file that was opened in the target and is no longer there; null for any other. */
  async goneFile(path: string, opened: Uint8Array): Promise<SourceFile | null> {
    const { target, workingDirectory } = this.#options;
    if (target === null || (await stat(path).catch(systemCode)) !== 'ENOENT') return null;
    const root = (await this.#isFolder()) ? await realpath(target).catch(() => null) : null;
    if (root === null ? path !== target : !isBelow(path, root)) return null;
    const view = viewOf({ path, name: displayName(path, workingDirectory), sniffed: sniff(opened) });
    return { view, ...contentOf(opened), path, doubts: [], isGone: true };
  }

  /** With edits, a file that is gone is as it was opened. */
  async #orGone(id: string, fault: Diagnostic): Promise<Result<SourceFile>> {
    const gone = (await this.#gone()).find(({ view }) => view.id === id);
    return gone === undefined ? { value: null, diagnostics: [fault] } : { value: gone, diagnostics: [] };
  }

  /** Files that are no longer there, and have edits. */
  async #gone(): Promise<readonly SourceFile[]> {
    const files = this.#options.unsaved().filter(({ path }) => path !== null);
    const states = await Promise.all(files.map(({ path }) => stat(path ?? '').catch(systemCode)));
    return files.flatMap((file, index) => (states[index] === 'ENOENT' ? [{ ...file, isGone: true }] : []));
  }

  /** What was read before, where the file still holds the same. */
  async #content(path: string): Promise<Content> {
    const bytes = await readOrdinary(path, largestFiling);
    const known = this.#contents.get(path);
    if (known !== undefined && bytes.equals(known.bytes)) return known;
    const content = contentOf(bytes);
    this.#contents.set(path, content);
    return content;
  }

  /** A file that was listed before and still lies where it may be read. */
  async #knownStill(id: string): Promise<FoundFile | null> {
    const file = this.#known.find(({ name }) => name === id);
    if (file === undefined || file.path === this.#options.target || this.#adopted.has(file.path))
      return file ?? null;
    return (await isWithin(file.path, await realpath(this.#options.target ?? '').catch(() => '')))
      ? file
      : null;
  }

  /** A named file is shown whatever it holds; of a folder's files those that look like filings and lie within it. */
  async #found(): Promise<readonly FoundFile[]> {
    const { target } = this.#options;
    if (target === null) return [];
    this.#known = await ((await this.#isFolder()) ? this.#filesBelow(target) : this.#named(target));
    return this.#known;
  }

  /** What the target was when it was first looked at: a folder that is gone may be made anew. */
  async #isFolder(): Promise<boolean> {
    const { target } = this.#options;
    this.#targetIsFolder ??= (await stat(target ?? '').catch(() => null))?.isDirectory() === true;
    return this.#targetIsFolder;
  }

  async #named(target: string): Promise<readonly FoundFile[]> {
    const paths = [target, ...this.#adopted];
    return Promise.all(
      paths.map(async (path) => {
        const name = displayName(path, this.#options.workingDirectory);
        return { path, name, sniffed: await this.#sniffer.sniff(path) };
      }),
    );
  }

  async #filesBelow(folder: string): Promise<readonly FoundFile[]> {
    const { workingDirectory } = this.#options;
    const root = await realpath(folder).catch(() => null);
    if (root === null) return [];
    const paths = filingFolders(root).flatMap(filingsIn).slice(0, mostFiles);
    const files = await Promise.all(
      paths.map(async (path) => {
        const name = displayName(path, workingDirectory);
        const sniffed = (await isWithin(path, root)) ? await this.#sniffer.sniff(path) : null;
        return sniffed?.isFiling ? [{ path, name, sniffed }] : [];
      }),
    );
    return files.flat().sort((one, other) => compareNaturally(one.name, other.name));
  }
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly sniffed: Sniffed;
}

function viewOf({ name, sniffed: { unit, year } }: FoundFile): SourceView {
  return { id: name, name, unit, year, isDropped: false };
}

function droppedView(id: string, { name, bytes }: Pick<DroppedFile, 'name' | 'bytes'>): SourceView {
  const { unit, year } = sniff(bytes);
  return { id, name, unit, year, isDropped: true };
}

async function isWithin(path: string, root: string): Promise<boolean> {
  const real = await realpath(path).catch(() => null);
  return real !== null && isBelow(real, root);
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function unknownSource(id: string): Diagnostic {
  return errorOf(
    'preview/unknown-source',
    `预览的范围内没有“${id.slice(0, 200)}”；请从左侧的列表中选`,
    `"${id.slice(0, 200)}" is not among the filings of this preview; choose one of the list`,
    { parameters: { found: id.slice(0, 200) } },
  );
}

export function unreadable(name: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return errorOf('preview/unreadable-source', `文件无法读取：${zh}`, `the file cannot be read: ${en}`, {
    parameters: { reason: en },
    file: name,
  });
}
