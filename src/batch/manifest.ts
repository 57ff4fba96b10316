/** manifest.json: what a folder of results holds, from which source each file came, and what was wrong. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { nameKey } from './file-name.js';
import {
  compareEntries,
  documentKey,
  filesOf,
  isEntry,
  isRecord,
  type ManifestEntry,
} from './manifest-entry.js';
import type { WholeFileWriter } from './whole-file.js';

export const manifestName = 'manifest.json';

export interface Manifest {
  readonly documents: readonly ManifestEntry[];
}

export interface ReadManifest {
  readonly manifest: Manifest;
  /** A damaged manifest's own text, to be kept beside the new one; null where it was well or missing. */
  readonly damaged: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `folder` holds by its manifest; none or a damaged one counts as empty. */
export async function readManifest(folder: string): Promise<ReadManifest> {
  const path = join(folder, manifestName);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return { manifest: { documents: [] }, damaged: null, diagnostics: [] };
  }
  const documents = parseDocuments(bytes.toString('utf8'));
  if (documents !== null) {
    return { manifest: { documents }, damaged: null, diagnostics: [] };
  }
  const warning = diagnostic({
    code: 'batch/manifest-damaged',
    severity: 'warning',
    message: `清单已损坏，重新建立；原件存为 ${damagedName}。`,
    english: `The manifest is damaged and is started anew; the old one is kept as ${damagedName}.`,
    file: path,
  });
  return { manifest: { documents: [] }, damaged: bytes, diagnostics: [warning] };
}

/** Where a damaged manifest is kept. */
const damagedName = 'manifest.damaged.json';

/**
 * The earlier documents with this run's in place of those that they renew: the same document (source, form, project,
 * format), the same file, or a failure to read a source that has now been read. In the order of sources, forms, projects.
 */
export function mergeManifest(earlier: Manifest, run: readonly ManifestEntry[]): Manifest {
  const renewed = new Map(run.map((entry) => [documentKey(entry), entry]));
  const latest = [...renewed.values()];
  const files = new Set(latest.flatMap((entry) => (entry.status === 'failed' ? [] : fileKeys(entry))));
  const sources = new Set(latest.flatMap((entry) => [entry.source, ...(entry.sources ?? [])]));
  const kept = earlier.documents.filter(
    (entry) =>
      !renewed.has(documentKey(entry)) &&
      !fileKeys(entry).some((key) => files.has(key)) &&
      !(entry.form === null && sources.has(entry.source)),
  );
  return { documents: [...kept, ...latest].sort(compareEntries) };
}

/** Writes the manifest whole, and a damaged predecessor beside it. */
export async function writeManifest(
  writer: WholeFileWriter,
  manifest: Manifest,
  damaged: Uint8Array | null,
): Promise<void> {
  if (damaged !== null) {
    await writer.write(damagedName, damaged);
  }
  await writer.writeText(manifestName, manifestText(manifest));
}

/** The manifest as indented JSON, document by document: as one text, that of 100,000 would fill the memory. */
export function* manifestText({ documents }: Manifest): Generator<string> {
  yield '{\n  "documents": [';
  for (const [index, entry] of documents.entries()) {
    const text = JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ');
    yield `${index === 0 ? '' : ','}\n    ${text}`;
  }
  yield documents.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function fileKeys(entry: ManifestEntry): readonly string[] {
  return filesOf(entry).map(({ file }) => nameKey(file));
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
