/** Packs and faces, read again after they have changed on disk; a template's edit does not make faces load anew. */
import type { Diagnostic, Result } from '../diagnostics/index.js';
import { coreSchema, type FilingSchema } from '../filing/index.js';
import type { Resources } from '../pipeline.js';
import { editingMemo, loadPacks, type PackSet, type ResourceFolders } from '../resources.js';
import { loadFontBook } from '../text/index.js';

type Faces = Pick<Resources, 'faces' | 'memo'>;

export interface LoadedResources extends Result<Resources> {
  /** Changes whenever what documents are made with does. */
  readonly generation: number;
  /** What filings are read by, also while a pack is broken. */
  readonly schema: FilingSchema;
}

export class ResourceCache {
  #packs: Result<PackSet> | null = null;
  #faces: Promise<Result<Faces>> | null = null;
  #generation = 0;
  #schema = coreSchema;

  readonly #folders: ResourceFolders;

  constructor(folders: ResourceFolders) {
    this.#folders = folders;
  }

  async load(): Promise<LoadedResources> {
    this.#packs ??= loadPacks(this.#folders);
    this.#schema = this.#packs.value?.schema ?? this.#schema;
    this.#faces ??= loadFaces(this.#folders);
    const generation = this.#generation;
    const packs = this.#packs;
    const faces = await this.#faces;
    const diagnostics: readonly Diagnostic[] = [...packs.diagnostics, ...faces.diagnostics];
    const value = packs.value === null || faces.value === null ? null : { ...packs.value, ...faces.value };
    return { value, diagnostics, generation, schema: this.#schema };
  }

  dropPacks(): void {
    this.#packs = null;
    this.#generation += 1;
  }

  dropFaces(): void {
    this.#faces = null;
    this.#generation += 1;
  }
}

async function loadFaces({ fontsFolder, userFonts }: ResourceFolders): Promise<Result<Faces>> {
  const book = await loadFontBook({ fontsFolder, userFolder: userFonts });
  if (book.value === null) return { value: null, diagnostics: book.diagnostics };
  return {
    value: { faces: book.value, memo: editingMemo(book.value) },
    diagnostics: book.diagnostics,
  };
}
