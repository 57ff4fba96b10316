/** Finds the filings meant by files, folders and globs. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic, errorOf } from '../../diagnostics/index.js';
import { damagedName, manifestName } from '../results/open-manifest.js';
import { globFiles } from './glob-files.js';
import { compareNaturally } from './natural-order.js';

export interface Source {
  /** Absolute. */
  readonly path: string;
  /** From the working directory, `/` between folders: what messages and the manifest show. */
  readonly name: string;
  /** Absolute path of the file that `path` was made from; left out where it is the file itself. */
  readonly spooledFrom?: string;
  /** The bytes of the file that are the filing; all of them where this is left out. */
  readonly slice?: { readonly start: number; readonly length: number };
  /** Why it holds no filing, found out before it is read as JSON: it fails with these. */
  readonly faults?: readonly Diagnostic[];
}

interface SourceSearch {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute; folders are not searched below it. */
  readonly out: string;
  /** What `-` stands for: the filings of standard input. Without it, `-` is a file's name like any other. */
  readonly standardInput?: () => Promise<readonly Source[]>;
  /** The order of the inputs is meant (a list of files): it is that of a compilation. */
  readonly keepsOrder?: boolean;
}

interface FoundSources {
  /** Each file once, in natural order where no other is kept. A file that is named and missing is among them: reading it reports it. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Ours, but no filings. */
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

/** Files as named; in folders, at any depth, `*.json` and `*.jsonc`; globs where no such file exists. Links to folders are not followed. */
export async function findSources(inputs: readonly string[], search: SourceSearch): Promise<FoundSources> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, Source>();
  let isInputTaken = false;
  for (const input of inputs) {
    if (input === '-' && search.standardInput !== undefined) {
      // It can be read once only; named again, it adds nothing.
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

/** The path as people write it from where they stand; `/` on every system. */
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
    const files = await filesBelow(path, root === out ? null : out, diagnostics);
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

/** Depth first; hidden folders, node_modules and the folder of results are left out. */
async function filesBelow(
  folder: string,
  out: string | null,
  diagnostics: Diagnostic[],
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    diagnostics.push(unreadableFolder(folder, error));
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
      files.push(...(isOut ? [] : await filesBelow(path, out, diagnostics)));
    } else if (isFilingName(entry.name)) {
      const isFile = entry.isFile() || (await stat(path).catch(() => null))?.isFile() === true;
      files.push(...(isFile ? [path] : []));
    }
  }
  return files;
}

const nothingFound = {
  folder: { message: '文件夹中没有 JSON 填报数据。', english: 'No JSON filing in this folder.' },
  glob: { message: '没有与此通配符相符的文件。', english: 'No file matches this pattern.' },
  input: {
    message: '标准输入中没有填报数据；每行应是一份 JSON。',
    english: 'No filing on standard input; each line should be one in JSON.',
  },
} as const;

function none(input: string, kind: keyof typeof nothingFound, diagnostics: Diagnostic[]): readonly string[] {
  diagnostics.push(
    diagnostic({ code: 'batch/no-source', severity: 'error', ...nothingFound[kind], file: input }),
  );
  return [];
}

function unreadableFolder(folder: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return errorOf(
    'batch/unreadable-folder',
    `文件夹无法读取，请检查权限：${reason}`,
    `The folder cannot be read; check its permissions: ${reason}`,
    { parameters: { reason }, file: folder },
  );
}
