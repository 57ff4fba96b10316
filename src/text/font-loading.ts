/** Loads the faces of documents: ours by their metrics files, the user's by reading the fonts of a folder. */
import { join } from 'node:path';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import { diskFiles, type FileStore } from '../files/index.js';
import type { Face, FontBook } from './font-book.js';
import { emptyChains, fontBook } from './font-chains.js';
import { type FontSource, fontInMemory, fontOnDisk } from './font-file.js';
import { type LoadedFaces, type OwnFaces, readOrReason, sha256 } from './font-files.js';
import { faceMissing, folderUnreadable, fontsFileInvalid, metricsBroken } from './font-findings.js';
import { laterFace } from './font-later-face.js';
import { faceOfMetrics, parseMetrics } from './font-metrics.js';
import { type FontsFile, fontRoles, parseFontsFile } from './font-roles.js';

interface FontBookOptions {
  /** Folder of our faces: fonts.json, and for each face its `.ttf` and `.metrics.json`. */
  readonly fontsFolder: string;
  /** A user's folder of TTF, OTF or TTC files, which take precedence over ours; null: none. */
  readonly userFolder: string | null;
  /** The disk where it is left out. */
  readonly files?: FileStore;
}

/**
 * Loads all faces. Our TrueType files are read when their bytes are needed, the user's at once. The value is null only
 * if our own faces cannot be loaded; an unusable font of the user is reported and replaced by ours.
 */
export async function loadFontBook({
  fontsFolder,
  userFolder,
  files = diskFiles,
}: FontBookOptions): Promise<Result<FontBook>> {
  const ours = loadOwnFaces(fontsFolder, files);
  if (ours.diagnostics.length > 0) return { value: null, diagnostics: ours.diagnostics };
  const users = await loadUserFolder(userFolder, ours, files);
  const fingerprint = sha256([...ours.hashes, ...users.hashes].join('\n'));
  return {
    value: fontBook(users.chains, ours.chains, ours.bold, fingerprint),
    diagnostics: users.diagnostics,
  };
}

async function loadUserFolder(
  folder: string | null,
  ours: LoadedFaces,
  files: FileStore,
): Promise<LoadedFaces> {
  if (folder === null) return { chains: emptyChains(), hashes: [], diagnostics: [] };
  const taken = fontRoles.flatMap((role) => ours.chains[role]);
  const { loadUserFaces } = await import('./font-user-faces.js');
  return loadUserFaces(folder, taken, files);
}

function loadOwnFaces(folder: string, files: FileStore): OwnFaces {
  const file = join(folder, 'fonts.json');
  const bytes = readOrReason(files, file);
  if (!(bytes instanceof Uint8Array)) return failed(folderUnreadable(folder, bytes));
  const fontsFile = parseFontsFile(bytes);
  if ('fault' in fontsFile) return failed(fontsFileInvalid(file, fontsFile.fault));
  return collectFaces({ folder, files }, file, fontsFile, sha256(bytes));
}

/** The folder of our faces. */
interface FaceFolder {
  readonly folder: string;
  readonly files: FileStore;
}

function collectFaces(
  folder: FaceFolder,
  file: string,
  { roles, bold: boldRoles = {} }: FontsFile,
  fileHash: string,
): OwnFaces {
  const chains = emptyChains();
  const bold = emptyChains();
  const loaded = new Map<string, LoadedFace | Diagnostic>();
  const diagnostics: Diagnostic[] = [];
  const first = new Set(fontRoles.map((role) => roles[role]?.[0]));
  for (const role of fontRoles) {
    const ids = roles[role] ?? [];
    if (ids.length === 0) diagnostics.push(faceMissing(file, role, ''));
    const add = (id: string, chain: Face[]): void => {
      const face = loaded.get(id) ?? loadFace(folder, id, !first.has(id));
      loaded.set(id, face);
      if ('face' in face) chain.push(face.face);
    };
    for (const id of ids) add(id, chains[role]);
    for (const id of boldRoles[role] ?? []) add(id, bold[role]);
  }
  const faces = [...loaded.values()];
  diagnostics.push(...faces.flatMap((face) => ('face' in face ? [] : [face])));
  const hashes = [fileHash, ...faces.flatMap((face) => ('face' in face ? [face.hash] : []))];
  return { chains, bold, hashes, diagnostics };
}

interface LoadedFace {
  readonly face: Face;
  /** Hash of the metrics, which contain the face's hash. */
  readonly hash: string;
}

/** The metrics of a fallback face are parsed when a document has a character that the others lack. */
function loadFace({ folder, files }: FaceFolder, id: string, isFallback: boolean): LoadedFace | Diagnostic {
  const file = join(folder, `${id}.metrics.json`);
  const bytes = readOrReason(files, file);
  if (!(bytes instanceof Uint8Array)) return metricsBroken(file);
  const load = (): Face | null => {
    const metrics = parseMetrics(bytes);
    return metrics && faceOfMetrics(metrics, fontAt(join(folder, metrics.file), files));
  };
  const face = isFallback ? laterFace(id, load) : load();
  return face === null ? metricsBroken(file) : { face, hash: sha256(bytes) };
}

/** The disk's files are large: they are read in parts. */
function fontAt(path: string, files: FileStore): FontSource {
  return files.kind === 'disk' ? fontOnDisk(path) : fontInMemory(files.read(path));
}

function failed(reason: Diagnostic): OwnFaces {
  return { chains: emptyChains(), bold: emptyChains(), hashes: [], diagnostics: [reason] };
}
