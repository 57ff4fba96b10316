/** Reads form packs and faces from disk: the only effect that making documents needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors, type Result, systemReason } from './diagnostics/index.js';
import { LayoutMemo } from './layout/index.js';
import { type PreparedPacks, readPreparedPacks } from './prepared-packs.js';
import { renderMemo } from './render/index.js';
import type { ResourceMemo, Resources } from './request.js';
import { type FormPack, loadPack, packOf } from './template/index.js';
import { createTextSetter, type FontBook, loadFontBook } from './text/index.js';

export interface ResourceFolders {
  /** Folders of packs, or packs themselves; a pack of a later folder takes the place of an earlier one of the same id. */
  readonly templatesFolders: readonly string[];
  readonly fontsFolder: string;
  /** A user's own faces; null: none. */
  readonly userFonts: string | null;
}

/** All that can be read; the value is null where a pack or our own faces are broken. */
export async function loadResources(folders: ResourceFolders): Promise<Result<Resources>> {
  const packs = loadPacks(folders.templatesFolders);
  const { value, diagnostics } = await withFaces(packs.value ?? new Map(), folders);
  return { value: packs.value && value, diagnostics: [...packs.diagnostics, ...diagnostics] };
}

/** Packs that are read already, with the faces; the value is null where our own faces are broken. */
export async function withFaces(
  packs: ReadonlyMap<string, FormPack>,
  { fontsFolder, userFonts }: ResourceFolders,
): Promise<Result<Resources>> {
  const { value: faces, diagnostics } = await loadFontBook({ fontsFolder, userFolder: userFonts });
  const value = faces && { packs, faces, memo: resourceMemo(faces) };
  return { value, diagnostics };
}

export function resourceMemo(faces: FontBook): ResourceMemo {
  const setter = createTextSetter(faces);
  return { ...renderMemo(setter), layout: new LayoutMemo(setter) };
}

/** Every pack under the folders, by id, in their order. */
export function loadPacks(folders: readonly string[]): Result<ReadonlyMap<string, FormPack>> {
  const diagnostics: Diagnostic[] = [];
  const packs: FormPack[] = [];
  const prepared = readPreparedPacks();
  for (const parent of folders) {
    for (const folder of packFolders(parent, diagnostics)) {
      const pack = readPack(folder, prepared, diagnostics);
      if (pack !== null) packs.push(pack);
    }
  }
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const ordered = [...byId.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const value = hasErrors(diagnostics) ? null : new Map(ordered.map((pack) => [pack.id, pack]));
  return { value, diagnostics };
}

const packFile = 'form.json';
const templateFile = 'form.hbs';

function packFolders(folder: string, diagnostics: Diagnostic[]): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.name === packFile)) return [folder];
    const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return folders
      .map((entry) => join(folder, entry.name))
      .filter((path) => readdirSync(path).includes(packFile))
      .sort();
  } catch (error) {
    diagnostics.push(unreadable(folder, error));
    return [];
  }
}

function readPack(folder: string, prepared: PreparedPacks, diagnostics: Diagnostic[]): FormPack | null {
  try {
    const files = {
      folder,
      formJson: readFileSync(join(folder, packFile)),
      formHbs: readFileSync(join(folder, templateFile)),
    };
    const ready = prepared(files);
    if (ready !== null) return packOf(folder, ready);
    const loaded = loadPack(files);
    diagnostics.push(...loaded.diagnostics);
    return loaded.value;
  } catch (error) {
    diagnostics.push(unreadable(folder, error));
    return null;
  }
}

function unreadable(folder: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: 'resources/unreadable-pack',
    severity: 'error',
    message: `表样文件夹读不了：${zh}。每个表样文件夹里要有 ${packFile} 和 ${templateFile}`,
    english: `the folder of form packs cannot be read: ${en}; each pack needs ${packFile} and ${templateFile}`,
    file: folder,
  });
}
