/** Opens the manifest of earlier runs; entries are read on demand, none is in memory. */
import { closeSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, warningOf } from '../../diagnostics/index.js';
import { boundPassed, isRecord } from '../../json/index.js';
import { type LinePlace, linesOf, textAt } from './file-lines.js';
import { compareEntries, isEntry, type ManifestEntry, readEntry } from './manifest-entry.js';
import { openOrdinary } from './ordinary-file.js';

export const manifestName = 'manifest.json';

/** Name under which a damaged manifest is kept. */
export const damagedName = 'manifest.damaged.json';

export interface OpenManifest {
  /** Iterates over all entries in the order of sources, forms and projects. */
  readonly entries: () => Iterable<ManifestEntry>;
  /** Finds an entry by key (see `ManifestEntry.key`); the last of several. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /** A damaged manifest's own text, to be kept beside the new one; null if it was well or missing. */
  readonly damaged: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the folder's manifest is still this one; another run may have replaced it. */
  readonly isCurrent: () => boolean;
  /** Closes the file, so that it can be replaced on Windows too; do not call `withKey` afterwards. */
  readonly close: () => void;
}

/** Opens the folder's manifest; a missing or damaged one, or a special file, counts as empty. */
export function openManifest(folder: string): OpenManifest {
  const path = join(folder, manifestName);
  const now = () => statSync(path, { throwIfNoEntry: false });
  const opened = now();
  return { ...contentsOf(path), isCurrent: () => isSame(opened, now()) };
}

type Contents = Omit<OpenManifest, 'isCurrent'>;

function contentsOf(path: string): Contents {
  try {
    const ranges = withFile(path, rangesByKey);
    return ranges === null ? readWhole(path) : inLines(path, ranges);
  } catch {
    return heldEntries([]);
  }
}

function withFile<Value>(path: string, use: (file: number) => Value): Value {
  const file = openOrdinary(path);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** Byte range of an entry in the file. */
type Range = Omit<LinePlace, 'file'>;

function inLines(path: string, ranges: ReadonlyMap<string, Range>): Contents {
  /** Opened with the first access. */
  let file: number | null = null;
  return {
    entries: () => entriesInLines(path),
    withKey: (key) => {
      const range = ranges.get(key);
      if (range === undefined) return null;
      try {
        file ??= openOrdinary(path);
        const entry = entryIn(textAt({ file, ...range }));
        // Another run may have replaced the manifest since the ranges were read.
        return entry?.key === key ? entry : null;
      } catch {
        return null;
      }
    },
    damaged: null,
    diagnostics: [],
    close: () => {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function* entriesInLines(path: string): Generator<ManifestEntry, void> {
  const file = openOrdinary(path);
  try {
    for (const { entry } of scan(file)) yield entry;
  } finally {
    closeSync(file);
  }
}

/** Returns null if the file is not as `manifestText` writes it. */
function rangesByKey(file: number): ReadonlyMap<string, Range> | null {
  const ranges = new Map<string, Range>();
  let last: ManifestEntry | null = null;
  try {
    for (const { entry, place } of scan(file)) {
      if (last !== null && compareEntries(last, entry) > 0) return null;
      const { start, length } = place;
      if (entry.key !== null) ranges.set(entry.key, { start, length });
      last = entry;
    }
    return ranges;
  } catch (error) {
    if (error instanceof OtherLayout) return null;
    throw error;
  }
}

/** The file has another layout: written by hand, by an earlier version, or only in part. */
class OtherLayout extends Error {}

const head = '{\n  "documents": [\n';
const frames = { filled: `${head}  ]\n}\n`, empty: '{\n  "documents": []\n}\n' };

/** Yields the entries of a file with an entry a line; each line but the last ends with a comma. Throws `OtherLayout` at anything else. */
function* scan(file: number): Generator<{ readonly entry: ManifestEntry; readonly place: LinePlace }, void> {
  /** The lines so far that are no entries. */
  let frame = '';
  let goesOn = true;
  for (const { text, place } of linesOf(file)) {
    const entry = frame === head && goesOn ? entryIn(text) : null;
    if (entry === null) {
      frame += `${text}\n`;
      if (!frames.filled.startsWith(frame) && !frames.empty.startsWith(frame)) throw new OtherLayout();
    } else {
      yield { entry, place };
      goesOn = text.endsWith(',');
    }
  }
  if (frame !== (goesOn ? frames.empty : frames.filled)) throw new OtherLayout();
}

function entryIn(line: string): ManifestEntry | null {
  return readEntry(line.endsWith(',') ? line.slice(0, -1) : line);
}

/** Reads a manifest of any layout; all of its entries are in memory. */
function readWhole(path: string): Contents {
  const bytes = withFile(path, (file) => readFileSync(file));
  const documents = parseDocuments(bytes.toString('utf8'));
  if (documents !== null) return heldEntries([...documents].sort(compareEntries));
  const warning = warningOf(
    'batch/manifest-damaged',
    `清单已损坏，重新建立；原件存为 ${damagedName}`,
    `the manifest is damaged and is started anew; the old one is kept as ${damagedName}`,
    { file: path },
  );
  return { ...heldEntries([]), damaged: bytes, diagnostics: [warning] };
}

function heldEntries(documents: readonly ManifestEntry[]): Contents {
  const byKey = new Map(documents.map((entry) => [entry.key, entry]));
  return {
    entries: () => documents,
    withKey: (key) => byKey.get(key) ?? null,
    damaged: null,
    diagnostics: [],
    close: () => undefined,
  };
}

/** Returns null if the text is not a manifest of ours. */
function parseDocuments(text: string): readonly ManifestEntry[] | null {
  // The engine's parser takes memory for every bracket.
  if (boundPassed(text)?.code === 'too-deep') return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) && Array.isArray(parsed.documents) && parsed.documents.every(isEntry)
      ? parsed.documents
      : null;
  } catch {
    return null;
  }
}

function isSame(opened: Stats | undefined, now: Stats | undefined): boolean {
  if (opened === undefined || now === undefined) return opened === now;
  return (
    opened.ino === now.ino &&
    opened.dev === now.dev &&
    opened.size === now.size &&
    opened.mtimeMs === now.mtimeMs
  );
}
