/** Takes away the pictures of pages that a document no longer has, so that none is taken for current. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, systemReason, warningOf } from '../../diagnostics/index.js';
import { isPictureFormat } from '../../render/index.js';
import { nameKey } from '../plan/file-name.js';
import { patternOf } from '../plan/page-names.js';
import { filesOf, type ManifestEntry, type WrittenFile } from './manifest-entry.js';
import { stands } from './resume.js';

/**
 * Looks in the folder for pictures that bear the name of a document of `written` but are none of its pages. Those that
 * are `known` from an earlier run, and nobody has changed since, go; of the others it warns. Returns what is left.
 */
export async function removeStalePages(
  folder: string,
  known: Iterable<WrittenFile>,
  written: readonly WrittenFile[],
): Promise<readonly Diagnostic[]> {
  if (written.length === 0) return [];
  const patterns = new Set(written.flatMap(({ file }) => patternKey(file) ?? []));
  const current = new Set(written.map(({ file }) => nameKey(file)));
  const isStale = (name: string) => patterns.has(patternKey(name) ?? '') && !current.has(nameKey(name));
  const ours = new Map<string, WrittenFile>();
  for (const one of known) ours.set(nameKey(one.file), one);
  const left: Diagnostic[] = [];
  for (const name of (await readdir(folder)).filter(isStale)) {
    const earlier = ours.get(nameKey(name));
    const isOurs = earlier !== undefined && stands({ ...earlier, file: name }, folder, null);
    left.push(...(isOurs ? await remove(folder, name) : [strangePage(name)]));
  }
  return left;
}

/** The pictures among the files of entries. */
export function* picturesOf(entries: Iterable<ManifestEntry>): Generator<WrittenFile, void> {
  for (const entry of entries) {
    if (isPictureFormat(entry.format)) yield* filesOf(entry);
  }
}

function patternKey(name: string): string | null {
  const pattern = patternOf(name);
  return pattern === null ? null : nameKey(pattern);
}

async function remove(folder: string, name: string): Promise<readonly Diagnostic[]> {
  try {
    await rm(join(folder, name));
    return [];
  } catch (error) {
    return [stuckPage(name, error)];
  }
}

function strangePage(file: string): Diagnostic {
  return warningOf(
    'batch/strange-page',
    '这张图片不是现有的任何一页，内容也不是上次写出的，没有动它；若不再要，请删除',
    'this picture is of no page that there is, and not as it was written last: it was left alone. Delete it if it is not wanted',
    { file },
  );
}

function stuckPage(file: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return warningOf(
    'batch/stale-page',
    `这一页已经没有了，但上次的图片删不掉：${zh}。请自行删除`,
    `there is no such page any more, but its picture could not be removed: ${en}. Delete it`,
    { parameters: { reason: en }, file },
  );
}
