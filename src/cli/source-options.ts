/** Reads which filings a command takes: its arguments, or a list of files. */

import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { findSources, readOrdinary, type Source } from '../batch/index.js';
import { type Diagnostic, errorOf, systemError } from '../diagnostics/index.js';
import { decodePossiblyEmpty } from '../filing/index.js';
import type { PackSet } from '../resources.js';
import {
  type ArgumentSpec,
  type CommandContext,
  type ExitCode,
  type Invocation,
  type OptionSpecs,
  valueOption,
} from './command.js';
import { readTables } from './table-sources.js';
import type { Temporaries } from './temporaries.js';

/** The arguments of commands that read filings. */
export const sourceArguments: ArgumentSpec = {
  usage: { zh: '<文件|文件夹|通配符|-…>', en: '<file|folder|glob|-…>' },
  least: 1,
  instead: 'files-from',
  most: Number.POSITIVE_INFINITY,
};

export const sourceOptions: OptionSpecs = {
  'files-from': valueOption(
    ['<文件|->', '<file|->'],
    '数据文件的清单，每行一个（- 为标准输入），汇编依此顺序',
    'a list of filings, one a line (-: standard input); a compilation keeps its order',
  ),
  'source-id': valueOption(
    ['<名称>', '<name>'],
    '标准输入在提示和清单中的名称，默认 -',
    'what messages and the manifest call standard input, default -',
  ),
};

/** Largest list, in bytes; a million file names fit. */
const largestList = 64_000_000;

interface Inputs {
  /** Files, folders, globs, `-`. */
  readonly paths: readonly string[];
  readonly keepsOrder: boolean;
}

interface AskedSources {
  readonly value: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

interface NoInputs {
  readonly value: null;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
}

type ReadInputs = { readonly value: Inputs } | NoInputs;

/** Finds what a command is asked for; tables and documents among it stand as the filings in them. `out`: what is in it is no source. */
export async function askedSources(
  invocation: Invocation,
  context: CommandContext,
  out: string,
  { standardInput, makeFolder }: Temporaries,
  resources: PackSet,
): Promise<AskedSources | NoInputs> {
  const inputs = await readInputs(invocation, context);
  if (inputs.value === null) return inputs;
  const { paths, keepsOrder } = inputs.value;
  const { workingDirectory } = context;
  const named = await findSources(paths, { workingDirectory, out, standardInput, keepsOrder });
  const { sources, diagnostics } = await readTables(named.sources, resources, makeFolder);
  return { value: sources, diagnostics: [...named.diagnostics, ...diagnostics] };
}

async function readInputs(invocation: Invocation, context: CommandContext): Promise<ReadInputs> {
  const list = invocation.value('files-from');
  const given = invocation.arguments;
  if (list === null) return { value: { paths: given, keepsOrder: false } };
  if (list === '-' && given.includes('-')) return misuse(twiceStandardInput);
  try {
    const bytes = list === '-' ? await buffer(context.input()) : await readList(list, context);
    const decoded = decodePossiblyEmpty(withLineEnds(bytes));
    if ('problem' in decoded) return unreadList([{ ...decoded.problem, file: list }]);
    const listed = pathsIn(decoded.text);
    const paths = [...given, ...listed];
    return paths.length > 0 ? { value: { paths, keepsOrder: true } } : misuse(emptyList(list));
  } catch (error) {
    const words = ['清单无法读取', 'the list cannot be read'] as const;
    const fault = systemError('cli/unreadable-list', error, words, { file: list });
    return unreadList([fault]);
  }
}

/** `find -print0` ends names by zeros, which are no sign of UTF-16 but after its mark. */
function withLineEnds(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isWide ? bytes : bytes.map((byte) => (byte === 0 ? 0x0a : byte));
}

/** Splits lines; skips blank ones and comments (#). */
function pathsIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r]/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

function readList(file: string, { workingDirectory }: CommandContext): Promise<Uint8Array> {
  return readOrdinary(resolve(workingDirectory, file), largestList);
}

function unreadList(diagnostics: readonly Diagnostic[]): ReadInputs {
  return { value: null, diagnostics, exitCode: 3 };
}

function misuse(problem: Diagnostic): ReadInputs {
  return { value: null, diagnostics: [problem], exitCode: 2 };
}

const twiceStandardInput = errorOf(
  'cli/standard-input-twice',
  '标准输入不能既是清单又是数据；请只用一次 -',
  'standard input is the list or the data, not both: give - once',
);

function emptyList(file: string): Diagnostic {
  return errorOf('cli/empty-list', `清单 ${file} 中没有文件`, `the list ${file} names no file`, {
    parameters: { list: file },
  });
}

/** Reports a file that a command was told to read, and could not. */
export function unreadableFile(file: string, error: unknown): Diagnostic {
  return systemError('cli/unreadable-file', error, ['读不了', 'cannot be read'], { file });
}
