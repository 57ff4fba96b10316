/** The packs that we ship as the build has made them ready: taken in place of a pack's files while these are as they were then. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskFiles, type FileStore, largestPackFile } from './files/index.js';
import type { PackDefinition, PackFiles, PreparedPack, Steps } from './template/index.js';

/** `index-<folder of the packs>.json`, by id; the steps of a template stand in `<id>.json` beside it. */
type PreparedIndex = Readonly<
  Record<string, { readonly digest: string; readonly definition: PackDefinition }>
>;

/** The build puts it beside the chunk that this becomes; run from the sources, there is none. */
const builtFolder = new URL('packs/', import.meta.url);

/** Finds a pack among those made ready; null where there is none, or where its files have been changed since. */
export type PreparedPacks = (files: PackFiles) => PreparedPack | null;

export function readPreparedPacks(folder: URL = builtFolder): PreparedPacks {
  if (!existsSync(folder)) return () => null;
  const indexes = new Map<string, PreparedIndex>();
  return (files) => {
    const id = basename(files.folder);
    const index = indexOf(basename(dirname(files.folder)), folder, indexes);
    const entry = Object.hasOwn(index, id) ? index[id] : undefined;
    if (entry === undefined || entry.digest !== digestOf(files)) return null;
    return { definition: entry.definition, steps: () => readJson(new URL(`${id}.json`, folder)) as Steps };
  };
}

/** A set's packs are not looked at where only others are used. */
function indexOf(name: string, folder: URL, indexes: Map<string, PreparedIndex>): PreparedIndex {
  const known = indexes.get(name);
  if (known !== undefined) return known;
  const file = new URL(indexName(name), folder);
  const index = existsSync(file) ? (readJson(file) as PreparedIndex) : {};
  indexes.set(name, index);
  return index;
}

/** Of the packs that stand in a folder of this name. */
export function indexName(folder: string): string {
  return `index-${encodeURIComponent(folder)}.json`;
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Tells a pack's files, and those that it may include, from all others, in hexadecimal. */
export function digestOf({ formJson, formHbs, includes }: PackFiles): string {
  const hash = createHash('sha256').update(`${formJson.length}:`).update(formJson).update(formHbs);
  for (const [name, bytes] of includes ?? []) hash.update(`${name}:${bytes.length}:`).update(bytes);
  return hash.digest('hex');
}

/** The files of a pack's folder, and those beside it that its template may include. Throws where one cannot be read. */
export function readPackFiles(folder: string, files: FileStore = diskFiles): PackFiles {
  const read = (name: string): Uint8Array => files.readBounded(join(folder, name), largestPackFile);
  const parent = dirname(folder);
  const names = files
    .list(parent)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.hbs'));
  const includes = new Map(
    names.map(
      (name) => [basename(name, '.hbs'), files.readBounded(join(parent, name), largestPackFile)] as const,
    ),
  );
  return { folder, formJson: read('form.json'), formHbs: read('form.hbs'), includes };
}
