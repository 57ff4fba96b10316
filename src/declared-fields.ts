/** Reads the fields.json files beside form packs: what filings may hold beyond the core. */
import { dirname, join } from 'node:path';
import { type Diagnostic, hasErrors, type Result, systemCode, systemError } from './diagnostics/index.js';
import { diskFiles, type FileStore, largestPackFile } from './files/index.js';
import {
  coreSchema,
  type DeclarationsFile,
  decodePossiblyEmpty,
  type FilingSchema,
  fieldsFileName,
  mergeDeclarations,
  placesOfDeclarations,
  readDeclarations,
  schemaWith,
} from './filing/index.js';

/** The schema with what the folders of packs declare; a folder that is a pack itself may have its file beside or above it. */
export function loadSchema(folders: readonly string[], files: FileStore = diskFiles): Result<FilingSchema> {
  const diagnostics: Diagnostic[] = [];
  const read = new Map<string, DeclarationsFile & { readonly text: string }>();
  for (const folder of folders.flatMap((one) => [one, ...(isPack(one, files) ? [dirname(one)] : [])])) {
    const file = join(folder, fieldsFileName);
    if (!read.has(file)) readOne(file, files, read, diagnostics);
  }
  const declared = [...read.values()];
  if (declared.length === 0 || hasErrors(diagnostics))
    return { value: hasErrors(diagnostics) ? null : coreSchema, diagnostics };
  const merged = mergeDeclarations(declared);
  if (merged.value === null) return { value: null, diagnostics: [...diagnostics, ...merged.diagnostics] };
  const { value, problems } = schemaWith(merged.value);
  return { value, diagnostics: [...diagnostics, ...placesOfDeclarations(problems, declared)] };
}

function isPack(folder: string, files: FileStore): boolean {
  return files.has(join(folder, 'form.json'));
}

/** Adds the declarations of the file; nothing if there is none. */
function readOne(
  file: string,
  files: FileStore,
  read: Map<string, DeclarationsFile & { readonly text: string }>,
  diagnostics: Diagnostic[],
): void {
  try {
    const decoded = decodePossiblyEmpty(files.readBounded(file, largestPackFile));
    if ('problem' in decoded) return void diagnostics.push({ ...decoded.problem, file });
    const { value, diagnostics: faults } = readDeclarations(decoded.text, file);
    diagnostics.push(...faults);
    if (value !== null) read.set(file, { file, text: decoded.text, declarations: value });
  } catch (error) {
    const words = [`${fieldsFileName} 读不了`, `${fieldsFileName} cannot be read`] as const;
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? ''))
      diagnostics.push(systemError('fields/unreadable', error, words, { file }));
  }
}
