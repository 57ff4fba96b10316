/** Suggests indicators while a name is typed: from all filings of the preview, and from a library file beside them. */
import { join } from 'node:path';
import { readOrdinary } from '../../batch/index.js';
import { type Filing, readFiling } from '../../filing/index.js';
import {
  countIndicators,
  LibrarySearch,
  libraryFileName,
  mergeLibraries,
  readLibrary,
} from '../../indicator-library/index.js';
import { readPath } from '../../json/index.js';
import type { Suggestion } from '../editing-protocol.js';
import type { ResourceCache } from '../resource-cache.js';
import type { SourceStore } from '../source-store.js';
import type { Studio } from '../studio.js';

interface SuggestionsOptions {
  readonly sources: SourceStore;
  readonly resources: ResourceCache;
  readonly studio: Studio;
  /** Absolute: where the library file may lie, besides the filings' own folders. */
  readonly workingDirectory: string;
}

const mostSuggested = 8;
/** A folder of more filings is counted from its first ones. */
const mostFilings = 2000;
/** In bytes: some hundred thousand indicators. */
const largestLibrary = 16_000_000;

export class Suggestions {
  readonly #options: SuggestionsOptions;
  #search: Promise<LibrarySearch> | null = null;

  constructor(options: SuggestionsOptions) {
    this.#options = options;
  }

  /** Files were saved: what they hold is counted again when it is next asked for. */
  forget(): void {
    this.#search = null;
  }

  /** For the indicator whose name stands at the path. */
  async find(source: string, path: string, typed: string): Promise<readonly Suggestion[]> {
    this.#search ??= this.#build();
    const search = await this.#search;
    const opened = await this.#options.studio.open(source);
    const row = rowAt(opened.value?.reading.value ?? null, path);
    return search.find(typed, row, mostSuggested).map(({ name, target, level1, level2, count }) => ({
      name,
      target,
      group: level2 ?? level1,
      count,
    }));
  }

  async #build(): Promise<LibrarySearch> {
    const { sources, resources } = this.#options;
    const { schema } = await resources.load();
    const filings: Filing[] = [];
    for (const { id, name } of (await sources.list()).sources.slice(0, mostFilings)) {
      const file = (await sources.read(id)).value;
      const filing =
        file === null ? null : readFiling(file.bytes, { file: name, resources: { schema } }).value;
      if (filing !== null) filings.push(filing);
    }
    return new LibrarySearch(mergeLibraries([countIndicators(filings), ...(await this.#files())]));
  }

  /** A library that cannot be read is as if it were not there; `jibiao library build` writes it anew. */
  async #files() {
    const { sources, workingDirectory } = this.#options;
    const folders = new Set([workingDirectory, ...(await sources.folders())]);
    const read = await Promise.all(
      [...folders].map(async (folder) => {
        const file = join(folder, libraryFileName);
        const bytes = await readOrdinary(file, largestLibrary).catch(() => null);
        return bytes === null ? null : readLibrary(bytes.toString('utf8'), file).value;
      }),
    );
    return read.flatMap((library) => (library === null ? [] : [library]));
  }
}

function rowAt(filing: Filing | null, path: string) {
  let value: unknown = filing;
  for (const step of (readPath(path) ?? []).slice(0, -1))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  const text = (key: string): string | null => {
    const part: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
    return typeof part === 'string' ? part : null;
  };
  return { level1: text('level1'), level2: text('level2') };
}
