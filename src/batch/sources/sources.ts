/** Finds the filings that files, folders and globs name. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic, systemError } from '../../diagnostics/index.js';
import { damagedName, manifestName } from '../results/open-manifest.js';
import { globFiles } from './glob-files.js';
import { compareNaturally } from './natural-order.js';

export interface Source {
  /** Absolute. */
  readonly path: string;
  /** Name in messages and the manifest: path from the working directory, with `/`. */
  readonly name: string;
  /** Absolute path of the file that `path` was spooled from; undefined if it is the file itself. */
  readonly spooledFrom?: string;
  /** Range of the file's bytes that holds the filing; undefined: all. */
  readonly slice?: { readonly start: number; readonly length: number };
  /** Why it holds no filing, found out before it is read as JSON: it fails with these. */
  readonly faults?: readonly Diagnostic[];
}

interface SourceSearch {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute path of the folder of results, which is not searched. */
  readonly out: string;
  /** Reads the filings of standard input, which `-` stands for. undefined: `-` is an ordinary file name. */
  readonly standardInput?: () => Promise<readonly Source[]>;
  /** Whether the order of the inputs is kept, for a compilation of a list of files. */
  readonly keepsOrder?: boolean;
}

export interface FoundSources {
  /** Each file once, in natural order unless the inputs' is kept. Includes missing files, which reading reports. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** JSON files that are never filings. */
const otherFiles: ReadonlySet<string> = new Set([
  manifestName,
  damagedName,
  'jibiao.config.json',
  'jibiao.schema.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]);

/** Whether a file found in a folder may be a filing. */
export function isFilingName(name: string): boolean {
  return /\.jsonc?$/i.test(name) && !otherFiles.has(name);
}

/** Resolves files, folders (`*.json` and `*.jsonc` at any depth) and globs. Does not follow links to folders. */
export async function findSources(inputs: readonly string[], search: SourceSearch): Promise<FoundSources> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, Source>();
  let isInputTaken = false;
  for (const input of inputs) {
    if (input === '-' && search.standardInput !== undefined) {
      // Can be read only once; a second `-` adds nothing.
      if (!isInputTaken) await takeStandardInput(search.standardInput, found, diagnostics);
      isInputTaken = true;
      continue;
    }
    const paths = await pathsOf(input, search, diagnostics);
    for (const path of paths) {
      const identity = await realpath(path).catch(() => path);
      if (!found.has(identity)) {
        found.set(identity, { path, name: displayName(path, search.workingDirectory) });
      }
    }
  }
  const sources = [...found.values()];
  if (search.keepsOrder !== true) sources.sort((left, right) => compareNaturally(left.name, right.name));
  return { sources, diagnostics };
}

async function takeStandardInput(
  read: () => Promise<readonly Source[]>,
  found: Map<string, Source>,
  diagnostics: Diagnostic[],
): Promise<void> {
  const sources = await read();
  for (const source of sources) found.set(source.name, source);
  if (sources.length === 0) none('-', 'input', diagnostics);
}

/** Returns the path relative to the working directory, with `/` on every system. */
export function displayName(path: string, workingDirectory: string): string {
  return relative(workingDirectory, path).split(sep).join('/') || '.';
}

async function pathsOf(
  input: string,
  search: SourceSearch,
  diagnostics: Diagnostic[],
): Promise<readonly string[]> {
  const path = resolve(search.workingDirectory, input);
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory()) {
    const out = await realpath(search.out).catch(() => search.out);
    const root = await realpath(path).catch(() => path);
    const files = await filesBelow(path, root === out ? null : out, search, diagnostics);
    return files.length > 0 ? files : none(input, 'folder', diagnostics);
  }
  if (status !== null) {
    return [path];
  }
  const matches = await globFiles(input, search.workingDirectory);
  if (matches === null) return [path];
  const files = matches.filter((match) => !otherFiles.has(basename(match)));
  return files.length > 0 ? files : none(input, 'glob', diagnostics);
}

/** Searches depth first; skips hidden folders, node_modules and the folder of results. */
async function filesBelow(
  folder: string,
  out: string | null,
  search: SourceSearch,
  diagnostics: Diagnostic[],
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    diagnostics.push(unreadableFolder(displayName(folder, search.workingDirectory), error));
    return [];
  });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') {
      continue;
    }
    if (entry.isDirectory()) {
      const isOut = out !== null && (await realpath(path).catch(() => path)) === out;
      files.push(...(isOut ? [] : await filesBelow(path, out, search, diagnostics)));
    } else if (isFilingName(entry.name)) {
      const isFile = entry.isFile() || (await stat(path).catch(() => null))?.isFile() === true;
      files.push(...(isFile ? [path] : []));
    }
  }
  return files;
}

const nothingFound = {
  folder: { message: '文件夹中没有 JSON 填报数据', english: 'no JSON filing in this folder' },
  glob: { message: '没有与此通配符相符的文件', english: 'no file matches this pattern' },
  input: {
    message: '标准输入中没有填报数据；每行应是一份 JSON',
    english: 'no filing on standard input; each line should be one in JSON',
  },
} as const;

function none(input: string, kind: keyof typeof nothingFound, diagnostics: Diagnostic[]): readonly string[] {
  diagnostics.push(
    diagnostic({ code: 'batch/no-source', severity: 'error', ...nothingFound[kind], file: input }),
  );
  return [];
}

function unreadableFolder(folder: string, error: unknown): Diagnostic {
  const words = ['文件夹无法读取', 'the folder cannot be read'] as const;
  return systemError('batch/unreadable-folder', error, words, { file: folder });
}
