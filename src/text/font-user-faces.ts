/** The faces of a user's folder: read, checked, and put to their roles by its fonts.json or by their names. */
import { join, parse } from 'node:path';
import { type Diagnostic, systemReason } from '../diagnostics/index.js';
import type { FileStore } from '../files/index.js';
import type { Face, FontRole } from './font-book.js';
import { emptyChains } from './font-chains.js';
import { fontFilesIn } from './font-collection.js';
import { type LoadedFaces, readOrReason, sha256 } from './font-files.js';
import {
  embeddingForbidden,
  faceMissing,
  familyUnknown,
  folderUnreadable,
  fontBroken,
  fontsFileInvalid,
  unknownRole,
} from './font-findings.js';
import { fontRoles, isFontRole, parseFontsFile, roleOfFamily } from './font-roles.js';
import { readUserFace, type UserFace } from './font-user-face.js';

const fontsFileName = 'fonts.json';
const fontFile = /\.(ttf|otf|ttc|otc)$/iu;

/** Reads the folder; `taken` are the faces whose ids and names are no longer free. Bad fonts are reported, never thrown. */
export function loadUserFaces(folder: string, taken: readonly Face[], files: FileStore): LoadedFaces {
  const names = listFolder(folder, files);
  if (!Array.isArray(names)) return { chains: emptyChains(), hashes: [], diagnostics: [names] };
  const userFolder = new UserFolder(folder, files, names, taken);
  if (names.includes(fontsFileName)) userFolder.assignByFile();
  else userFolder.assignByFamily();
  return userFolder.loaded();
}

function listFolder(folder: string, files: FileStore): string[] | Diagnostic {
  try {
    return files.list(folder).map(({ name }) => name);
  } catch (error) {
    return folderUnreadable(folder, systemReason(error));
  }
}

/** Loads the faces of one folder; reads each file once. */
class UserFolder {
  readonly #folder: string;
  readonly #files: FileStore;
  readonly #fileNames: readonly string[];
  readonly #ids: Set<string>;
  readonly #postScriptNames: Set<string>;
  readonly #chains = emptyChains();
  readonly #hashes: string[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  /** Cache of faces by file, since several roles may name a file; null: broken file. */
  readonly #read = new Map<string, readonly UserFace[] | null>();

  constructor(folder: string, files: FileStore, names: readonly string[], taken: readonly Face[]) {
    this.#folder = folder;
    this.#files = files;
    this.#fileNames = names.filter((name) => fontFile.test(name));
    this.#ids = new Set(taken.map((face) => face.id));
    this.#postScriptNames = new Set(taken.map((face) => face.postScriptName));
  }

  loaded(): LoadedFaces {
    return { chains: this.#chains, hashes: this.#hashes, diagnostics: this.#diagnostics };
  }

  assignByFile(): void {
    const file = join(this.#folder, fontsFileName);
    const bytes = readOrReason(this.#files, file);
    const fontsFile = bytes instanceof Uint8Array ? parseFontsFile(bytes) : { fault: bytes };
    if ('fault' in fontsFile) {
      this.#diagnostics.push(fontsFileInvalid(file, fontsFile.fault));
      return;
    }
    this.#hashes.push(sha256(JSON.stringify(fontsFile.roles)));
    for (const [role, names] of Object.entries(fontsFile.roles)) {
      if (isFontRole(role))
        this.#chains[role].push(...names.flatMap((name) => this.#named(file, role, name)));
      else this.#diagnostics.push(unknownRole(file, role, fontRoles));
    }
  }

  /** Finds the face of `file.ttf`, `file.ttc` (its first) or `file.ttc#1` (its second). */
  #named(fontsFile: string, role: FontRole, name: string): readonly Face[] {
    const [, wanted = name, member = '0'] = /^(.*?)(?:#(\d+))?$/su.exec(name) ?? [];
    const exact = this.#fileNames.find((known) => known === wanted);
    const file = exact ?? this.#fileNames.find((known) => known.toLowerCase() === wanted.toLowerCase());
    const faces = file === undefined ? [] : this.#facesOf(file);
    if (faces === null) return [];
    const face = faces[Number(member)];
    if (face === undefined) {
      this.#diagnostics.push(faceMissing(fontsFile, role, name));
      return [];
    }
    return this.#usable(file ?? name, face) ? [face.face] : [];
  }

  assignByFamily(): void {
    const assigned: (UserFace & { readonly role: FontRole })[] = [];
    for (const file of this.#fileNames) {
      for (const face of this.#facesOf(file) ?? []) {
        const role = roleOfFamily(face.families);
        if (role === null) this.#diagnostics.push(familyUnknown(join(this.#folder, file), face.families));
        else if (this.#usable(file, face)) assigned.push({ ...face, role });
      }
    }
    // Times comes as four files: the upright regular one is used first.
    const regularFirst = assigned.toSorted((one, other) => oddness(one) - oddness(other));
    for (const { role, face } of regularFirst) this.#chains[role].push(face);
  }

  #usable(file: string, face: UserFace): boolean {
    if (face.embeddable) return true;
    this.#diagnostics.push(embeddingForbidden(join(this.#folder, file), face.families[0] ?? face.face.id));
    return false;
  }

  /** Returns null if the file is broken; that is reported. */
  #facesOf(file: string): readonly UserFace[] | null {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const faces = this.#readFile(file);
    this.#read.set(file, faces);
    return faces;
  }

  #readFile(file: string): readonly UserFace[] | null {
    const path = join(this.#folder, file);
    try {
      const bytes = new Uint8Array(this.#files.readBounded(path, largestFont));
      const hash = sha256(bytes);
      const faces = fontFilesIn(bytes).map((content) =>
        readUserFace(content, (own) => this.#name(own, file, hash)),
      );
      this.#hashes.push(hash);
      return faces;
    } catch (error) {
      this.#diagnostics.push(fontBroken(path, systemReason(error)));
      return null;
    }
  }

  /** Returns id and PostScript name, made unique among all faces. */
  #name(own: string | null, file: string, hash: string): Pick<Face, 'id' | 'postScriptName'> {
    return {
      id: free(this.#ids, parse(file).name),
      postScriptName: free(this.#postScriptNames, own ?? `UserFace-${hash.slice(0, 8)}`),
    };
  }
}

/** Bytes; the largest collections of hanzi have a third of this. */
const largestFont = 100_000_000;

function oddness({ italic, face }: UserFace): number {
  return (italic ? 2 : 0) + (face.bold ? 1 : 0);
}

/** Makes a name unique by appending a number, and reserves it. */
function free(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  taken.add(name);
  return name;
}
