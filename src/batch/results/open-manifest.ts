/** Opens the manifest that earlier runs have left: entries are read when they are asked for, none is held. */
import { closeSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isRecord } from '../../json/index.js';
import { type Line, type LinePlace, linesOf, textAt } from './file-lines.js';
import { compareEntries, isEntry, type ManifestEntry, readEntry } from './manifest-entry.js';
import { openOrdinary } from './ordinary-file.js';

export const manifestName = 'manifest.json';

/** Where a damaged manifest is kept. */
export const damagedName = 'manifest.damaged.json';

export interface OpenManifest {
  /** All of them, in the order of sources, forms and projects. */
  readonly entries: () => Iterable<ManifestEntry>;
  /** The one of this key (see `ManifestEntry.key`); of several the last. */
  readonly withKey: (key: string) => ManifestEntry | null;
  /** A damaged manifest's own text, to be kept beside the new one; null where it was well or missing. */
  readonly damaged: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the folder's manifest is still this one: another run may have put its own there. */
  readonly isCurrent: () => boolean;
  /** `withKey` is called no more: no descriptor is held from here on, so that the file can be replaced on Windows too. */
  readonly close: () => void;
}

/** What `folder` holds by its manifest; none, a damaged one or what is no ordinary file counts as empty. */
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

/** Of an entry in the file, in bytes. */
type Range = Omit<LinePlace, 'file'>;

function inLines(path: string, ranges: ReadonlyMap<string, Range>): Contents {
  /** Opened when the first entry is asked for. */
  let file: number | null = null;
  return {
    entries: () => entriesInLines(path),
    withKey: (key) => {
      const range = ranges.get(key);
      if (range === undefined) return null;
      try {
        file ??= openOrdinary(path);
        const entry = entryIn(textAt({ file, ...range }));
        // Another run may have put its manifest there since the ranges were taken.
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

/** Null where the file is not as `manifestText` writes it. */
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

/** The file is written otherwise: by hand, by an earlier version, or only in part. */
class OtherLayout extends Error {}

/** The entries of a file with an entry a line. Throws `OtherLayout` where it comes to anything else. */
function* scan(file: number): Generator<{ readonly entry: ManifestEntry; readonly place: LinePlace }, void> {
  const lines = linesOf(file);
  const next = () => {
    const { value } = lines.next();
    return value === undefined ? '' : value.text;
  };
  demand(next(), '{');
  const opening = next();
  if (opening !== '  "documents": []') {
    demand(opening, '  "documents": [');
    yield* scanEntries(lines);
  }
  demand(next(), '}');
  if (lines.next().done !== true) throw new OtherLayout();
}

/** To the line that closes the list; each line but the last entry's ends in a comma. */
function* scanEntries(lines: Generator<Line, void>) {
  let goesOn = true;
  for (;;) {
    const { value } = lines.next();
    if (value === undefined) throw new OtherLayout();
    if (value.text === '  ]') break;
    const entry = goesOn ? entryIn(value.text) : null;
    if (entry === null) throw new OtherLayout();
    yield { entry, place: value.place };
    goesOn = value.text.endsWith(',');
  }
  if (goesOn) throw new OtherLayout();
}

function demand(line: string, expected: string): void {
  if (line !== expected) throw new OtherLayout();
}

function entryIn(line: string): ManifestEntry | null {
  return readEntry(line.endsWith(',') ? line.slice(0, -1) : line);
}

/** A manifest in whatever layout; all of its entries are held. */
function readWhole(path: string): Contents {
  const bytes = withFile(path, (file) => readFileSync(file));
  const documents = parseDocuments(bytes.toString('utf8'));
  if (documents !== null) return heldEntries([...documents].sort(compareEntries));
  const warning = diagnostic({
    code: 'batch/manifest-damaged',
    severity: 'warning',
    message: `清单已损坏，重新建立；原件存为 ${damagedName}。`,
    english: `The manifest is damaged and is started anew; the old one is kept as ${damagedName}.`,
    file: path,
  });
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

/** Null where the text is not a manifest of ours. */
function parseDocuments(text: string): readonly ManifestEntry[] | null {
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
