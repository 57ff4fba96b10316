/** Opens the manifest that earlier runs have left: entries are read when they are asked for, none is held. */
import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { type Line, linesOf, type Place, textAt } from './file-lines.js';
import { compareEntries, isEntry, isRecord, type ManifestEntry, readEntry } from './manifest-entry.js';

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
  /** Nothing is asked for any more. */
  readonly close: () => void;
}

/** What `folder` holds by its manifest; none or a damaged one counts as empty. */
export function openManifest(folder: string): OpenManifest {
  const path = join(folder, manifestName);
  const now = () => statSync(path, { throwIfNoEntry: false });
  const file = openQuietly(path);
  if (file === null) {
    return { ...heldEntries([]), isCurrent: () => now() === undefined, close: () => undefined };
  }
  const opened = fstatSync(file);
  const isCurrent = () => isSame(opened, now());
  return { ...contentsOf(file, path), isCurrent, close: () => closeSync(file) };
}

/** Null where there is no such file. */
function openQuietly(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

type Contents = Omit<OpenManifest, 'isCurrent' | 'close'>;

function contentsOf(file: number, path: string): Contents {
  try {
    const places = placesByKey(file);
    return places === null ? readWhole(path, readFileSync(file)) : inLines(file, places);
  } catch {
    return heldEntries([]);
  }
}

function inLines(file: number, places: ReadonlyMap<string, Place>): Contents {
  return {
    entries: () => entriesInLines(file),
    withKey: (key) => {
      const place = places.get(key);
      return place === undefined ? null : entryIn(textAt(place));
    },
    damaged: null,
    diagnostics: [],
  };
}

function* entriesInLines(file: number): Generator<ManifestEntry, void> {
  for (const { entry } of scan(file)) yield entry;
}

/** Null where the file is not as `manifestText` writes it. */
function placesByKey(file: number): ReadonlyMap<string, Place> | null {
  const places = new Map<string, Place>();
  let last: ManifestEntry | null = null;
  try {
    for (const { entry, place } of scan(file)) {
      if (last !== null && compareEntries(last, entry) > 0) return null;
      if (entry.key !== null) places.set(entry.key, place);
      last = entry;
    }
    return places;
  } catch (error) {
    if (error instanceof OtherLayout) return null;
    throw error;
  }
}

/** The file is written otherwise: by hand, by an earlier version, or only in part. */
class OtherLayout extends Error {}

/** The entries of a file with an entry a line. Throws `OtherLayout` where it comes to anything else. */
function* scan(file: number): Generator<{ readonly entry: ManifestEntry; readonly place: Place }, void> {
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
function readWhole(path: string, bytes: Buffer): Contents {
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

function isSame(opened: Stats, now: Stats | undefined): boolean {
  return (
    now !== undefined &&
    opened.ino === now.ino &&
    opened.dev === now.dev &&
    opened.size === now.size &&
    opened.mtimeMs === now.mtimeMs
  );
}
