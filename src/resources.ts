/** Reads form packs and faces from disk: the only effect that making documents needs. */
import { dirname, join } from 'node:path';
import { loadSchema } from './declared-fields.js';
import {
  type Diagnostic,
  hasErrors,
  type JsonPath,
  noteOf,
  type Result,
  systemError,
  warningOf,
} from './diagnostics/index.js';
import { diskFiles, type FileStore } from './files/index.js';
import { coreSchema, type FilingSchema } from './filing/index.js';
import { LayoutMemo } from './layout/index.js';
import { type PreparedPacks, readPackFiles, readPreparedPacks } from './prepared-packs.js';
import { renderMemo } from './render/index.js';
import type { ResourceMemo, Resources } from './request.js';
import { PackLibrary, SetLibrary, ShippedSets } from './shipped-sets.js';
import { FilledForms, type FormPack, faultyPack, loadPack, packOf } from './template/index.js';
import { createTextSetter, type FontBook, loadFontBook } from './text/index.js';

export interface ResourceFolders {
  /** Folders of packs, or packs themselves; a pack of a later folder takes the place of an earlier one of the same id. */
  readonly templatesFolders: readonly string[];
  /** Folder of sets of packs (`packs/`) that are read only for those who ask for a form of theirs; left out: there are none. */
  readonly setsFolder?: string;
  readonly fontsFolder: string;
  /** A user's own faces; null: none. */
  readonly userFonts: string | null;
}

/** All that can be read; the value is null where a folder of packs or our own faces cannot be. */
export async function loadResources(
  folders: ResourceFolders,
  files: FileStore = diskFiles,
): Promise<Result<Resources>> {
  const packs = loadPacks(folders, files);
  const { value, diagnostics } = await withFaces(packs.value ?? emptySet, folders, files);
  return { value: packs.value && value, diagnostics: [...packs.diagnostics, ...diagnostics] };
}

/** Packs that are read already, with the faces; the value is null where our own faces are broken. */
export async function withFaces(
  { schema, packs }: PackSet,
  { fontsFolder, userFonts }: ResourceFolders,
  files: FileStore = diskFiles,
): Promise<Result<Resources>> {
  const { value: faces, diagnostics } = await loadFontBook({ fontsFolder, userFolder: userFonts, files });
  const value = faces && { schema, packs, faces, memo: resourceMemo(faces, dirname(fontsFolder)) };
  return { value, diagnostics };
}

/** `packageFolder`: the folder above that of the faces. */
export function resourceMemo(faces: FontBook, packageFolder: string | null = null): ResourceMemo {
  const setter = createTextSetter(faces);
  return { ...renderMemo(setter, packageFolder), layout: new LayoutMemo(setter) };
}

/** Forms of projects that are kept: those of a few filings of 300. */
const keptForms = 1500;

/** For filings that are edited: keeps forms and layouts, so that what has not changed is not made again. */
export function editingMemo(faces: FontBook): ResourceMemo {
  const setter = createTextSetter(faces);
  const layout = new LayoutMemo(setter, { isEdited: true });
  return { ...renderMemo(setter, null), layout, forms: new FilledForms(keptForms) };
}

/** Forms, and the filings that they are made of. */
export type PackSet = Pick<Resources, 'schema' | 'packs'>;

const emptySet: PackSet = { schema: coreSchema, packs: new Map() };

/**
 * Every pack under the folders, by id, in their order, and the schema with what their folders declare. A pack that is
 * wrong stands among them with its faults, so that it fails where it is asked for and no other does. The value is null
 * where a folder cannot be read or what it declares cannot be.
 */
export function loadPacks(
  { templatesFolders: folders, setsFolder }: Pick<ResourceFolders, 'templatesFolders' | 'setsFolder'>,
  files: FileStore = diskFiles,
): Result<PackSet> {
  const declared = loadSchema(folders, files);
  const { value: schema } = declared;
  // Forms that use fields which could not be declared would only repeat it.
  if (schema === null) return { value: null, diagnostics: declared.diagnostics };
  const diagnostics: Diagnostic[] = [...declared.diagnostics];
  // What the build has made ready stands on the disk, too.
  const prepared = files.kind === 'disk' ? readPreparedPacks() : () => null;
  const packs = folders.flatMap((parent) => {
    const found = packFolders(parent, files, diagnostics);
    return found.map((folder) => readPack(folder, files, prepared, schema));
  });
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  diagnostics.push(...packRemarks(packs));
  const ordered = [...byId.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const read = ordered.map((pack) => [pack.id, pack] as const);
  const value =
    setsFolder === undefined
      ? { schema, packs: new Map(read) }
      : withSets(schema, read, new ShippedSets(setsFolder), folders);
  return { value, diagnostics };
}

function withSets(
  schema: FilingSchema,
  read: readonly (readonly [string, FormPack])[],
  sets: ShippedSets,
  folders: readonly string[],
): PackSet {
  const library = new SetLibrary(sets, (named) => loadPacks({ templatesFolders: [...named, ...folders] }));
  const packs = new PackLibrary(read, library);
  const withForms = (forms: readonly string[]) => library.schema(forms.filter((form) => !packs.has(form)));
  const declaredBy = (path: JsonPath) => library.declaredBy(path);
  return { schema: { ...schema, withForms, declaredBy }, packs };
}

const packFile = 'form.json';
const templateFile = 'form.hbs';

function packFolders(folder: string, files: FileStore, diagnostics: Diagnostic[]): readonly string[] {
  try {
    const entries = files.list(folder);
    if (entries.some((entry) => entry.name === packFile)) return [folder];
    const folders = entries
      .filter(({ isFolder }) => isFolder)
      .map(({ name }) => ({ path: join(folder, name), names: namesIn(join(folder, name), files) }));
    for (const { path, names } of folders) {
      if (names.includes(templateFile) && !names.includes(packFile)) diagnostics.push(noDefinition(path));
    }
    const packs = folders.filter(({ names }) => names.includes(packFile)).map(({ path }) => path);
    if (packs.length === 0) diagnostics.push(noPacks(folder));
    return packs.sort();
  } catch (error) {
    diagnostics.push(unreadable(folder, error));
    return [];
  }
}

/** Names; none of what is no folder, such as a link to a file. */
function namesIn(folder: string, files: FileStore): readonly string[] {
  try {
    return files.list(folder).map(({ name }) => name);
  } catch {
    return [];
  }
}

function readPack(folder: string, files: FileStore, prepared: PreparedPacks, schema: FilingSchema): FormPack {
  try {
    const packFiles = readPackFiles(folder, files);
    const ready = prepared(packFiles);
    if (ready !== null) return packOf(folder, ready, schema);
    const { value, diagnostics } = loadPack(packFiles, schema);
    return value ?? faultyPack(packFiles, diagnostics);
  } catch (error) {
    const none = new Uint8Array();
    return faultyPack({ folder, formJson: none, formHbs: none }, [unreadable(folder, error)]);
  }
}

/** Packs of one id, of which the later takes the place of the earlier, and packs of one title. */
function packRemarks(packs: readonly FormPack[]): readonly Diagnostic[] {
  return packs.flatMap((pack, index) => {
    const others = packs.slice(index + 1);
    const same = others.find(({ id }) => id === pack.id);
    const alike = others.find(({ id, title }) => id !== pack.id && title === pack.title);
    return [
      ...(same === undefined ? [] : [sameId(pack, same)]),
      ...(alike === undefined ? [] : [sameTitle(pack, alike)]),
    ];
  });
}

function sameId(pack: FormPack, other: FormPack): Diagnostic {
  const [first, second] = [dirname(pack.file), dirname(other.file)];
  return noteOf(
    'resources/same-id',
    `表 ${pack.id} 有两个：${first} 和 ${second}；用的是后一个`,
    `there are two packs ${pack.id}: ${first} and ${second}; the latter is used`,
    { parameters: { form: pack.id, first, second } },
  );
}

function sameTitle(pack: FormPack, other: FormPack): Diagnostic {
  return warningOf(
    'resources/same-title',
    `表 ${pack.id} 和 ${other.id} 的 title 都是“${pack.title}”；用 --form 时请写 id，或改一个 title`,
    `the packs ${pack.id} and ${other.id} have the same title; name them by id, or change a title`,
    { parameters: { form: pack.id, other: other.id, title: pack.title } },
  );
}

function noDefinition(folder: string): Diagnostic {
  return warningOf(
    'resources/no-definition',
    `文件夹里有 ${templateFile} 而没有 ${packFile}，没有当作表；请补上 ${packFile}`,
    `the folder has ${templateFile} and no ${packFile}, so it is no form pack; add ${packFile}`,
    { file: folder },
  );
}

function noPacks(folder: string): Diagnostic {
  return warningOf(
    'resources/no-packs',
    `文件夹里没有一种表；每种表是一个文件夹，里面有 ${packFile} 和 ${templateFile}`,
    `there is no form pack in the folder; each is a folder with ${packFile} and ${templateFile}`,
    { file: folder },
  );
}

function unreadable(folder: string, error: unknown): Diagnostic {
  const words = ['表样文件夹读不了', 'the folder of form packs cannot be read'] as const;
  const advice = {
    zh: `每个表样文件夹里要有 ${packFile} 和 ${templateFile}`,
    en: `Each pack needs ${packFile} and ${templateFile}`,
  };
  return systemError('resources/unreadable-pack', error, words, { file: folder, advice });
}
