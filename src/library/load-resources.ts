/** Where a program's form packs and faces come from. */
import { join } from 'node:path';
import { type Diagnostic, errorOf, type Result } from '../diagnostics/index.js';
import { filesInMemory } from '../files/index.js';
import { findPackageFolder } from '../package-folder.js';
import type { Resources } from '../pipeline.js';
import { loadResources as loadFrom, type ResourceFolders } from '../resources.js';
import * as kinds from './argument-kinds.js';
import { called, refused } from './call.js';

/** Where packs and faces are read from; all optional. */
export interface ResourceOptions {
  /** Folder that holds `templates/` and `fonts/`; by default this package's own. To be named where jibiao is bundled. */
  readonly packageFolder?: string;
  /** Folders of further form packs; one with the id of a shipped form takes its place. */
  readonly templates?: readonly string[];
  /** Folder of the user's own faces (方正小标宋, 仿宋_GB2312). */
  readonly fonts?: string;
}

export const resourceSettings = { packageFolder: kinds.text, templates: kinds.texts, fonts: kinds.text };

/** Reads form packs and faces: once for a process, for all its documents. The only function here that reads files. */
export const loadResources = called(
  {
    name: 'loadResources',
    takes: { options: { settings: resourceSettings } },
    refuse: async (faults): Promise<Result<Resources>> => refused(faults),
  },
  async (options: ResourceOptions = {}): Promise<Result<Resources>> => {
    const folder = packageFolderOf(options);
    return folder === null
      ? { value: null, diagnostics: [noPackageFolder()] }
      : loadFrom(foldersOf(folder, options));
  },
);

/**
 * As `loadResources`, from bytes: for programs without a file system, or whose packs stand in a database. Paths are as in
 * the package: `templates/fields.json`, `templates/<id>/form.json` and `form.hbs`, `fonts/fonts.json`,
 * `fonts/<face>.metrics.json` and `fonts/<face>.ttf`; a user's own faces stand under `user-fonts/`. The bytes are kept,
 * not copied. Packs are compiled here, which takes some 0.1 s more than from the disk.
 */
export const resourcesFrom = called(
  {
    name: 'resourcesFrom',
    takes: { files: kinds.files },
    refuse: async (faults): Promise<Result<Resources>> => refused(faults),
  },
  (files: Iterable<readonly [path: string, bytes: Uint8Array]>): Promise<Result<Resources>> => {
    const store = filesInMemory(files);
    const userFonts = store.has('user-fonts') ? 'user-fonts' : null;
    return loadFrom({ templatesFolders: ['templates'], fontsFolder: 'fonts', userFonts }, store);
  },
);

/** Returns null if jibiao is bundled and nobody names the folder. */
export function packageFolderOf({ packageFolder }: ResourceOptions): string | null {
  return packageFolder ?? findPackageFolder(import.meta.url);
}

export function foldersOf(folder: string, { templates = [], fonts }: ResourceOptions): ResourceFolders {
  return {
    templatesFolders: [join(folder, 'templates'), ...templates],
    setsFolder: join(folder, 'packs'),
    fontsFolder: join(folder, 'fonts'),
    userFonts: fonts ?? null,
  };
}

export function noPackageFolder(): Diagnostic {
  return errorOf(
    'resources/no-package-folder',
    '找不到 jibiao 自带的 templates 和 fonts 文件夹；请用 packageFolder 指明它们所在的文件夹',
    'the folders templates and fonts of jibiao were not found; name the folder that holds them as packageFolder',
  );
}
