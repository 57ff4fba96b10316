/** Reads which filings a command takes: its arguments, or a list of files. */
import { resolve } from 'node:path';
import { readOrdinary } from '../batch/index.js';
import { type Diagnostic, errorOf, systemReason } from '../diagnostics/index.js';
import { usage } from './arguments.js';
import type { ArgumentSpec, CommandContext, ExitCode, Invocation, OptionSpecs } from './command.js';

/** The arguments of commands that read filings. */
export const sourceArguments: ArgumentSpec = {
  usage: { zh: '<文件|文件夹|通配符|-…>', en: '<file|folder|glob|-…>' },
  least: 1,
  instead: 'files-from',
  most: Number.POSITIVE_INFINITY,
};

export const sourceOptions: OptionSpecs = {
  'files-from': {
    kind: 'value',
    placeholder: { zh: '<文件|->', en: '<file|->' },
    description: {
      zh: '数据文件的清单，每行一个（- 为标准输入），汇编依此顺序',
      en: 'a list of filings, one a line (-: standard input); a compilation keeps its order',
    },
  },
  'source-id': {
    kind: 'value',
    placeholder: { zh: '<名称>', en: '<name>' },
    description: {
      zh: '标准输入在提示和清单中的名称，默认 -',
      en: 'what messages and the manifest call standard input, default -',
    },
  },
};

/** Largest list, in bytes; a million file names fit. */
const largestList = 64_000_000;

interface Inputs {
  /** Files, folders, globs, `-`. */
  readonly paths: readonly string[];
  readonly keepsOrder: boolean;
}

type ReadInputs =
  | { readonly value: Inputs }
  | { readonly value: null; readonly diagnostics: readonly Diagnostic[]; readonly exitCode: ExitCode };

export async function readInputs(invocation: Invocation, context: CommandContext): Promise<ReadInputs> {
  const list = invocation.value('files-from');
  const given = invocation.arguments;
  if (list === null) return { value: { paths: given, keepsOrder: false } };
  if (list === '-' && given.includes('-')) return misuse(twiceStandardInput());
  try {
    const listed = pathsIn(list === '-' ? await all(context) : await fileText(list, context));
    const paths = [...given, ...listed];
    return paths.length > 0 ? { value: { paths, keepsOrder: true } } : misuse(emptyList(list));
  } catch (error) {
    return { value: null, diagnostics: [unreadable(list, error)], exitCode: 3 };
  }
}

/** Splits lines; skips blank ones and comments (#). */
function pathsIn(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\0]/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

async function fileText(file: string, { workingDirectory }: CommandContext): Promise<string> {
  return (await readOrdinary(resolve(workingDirectory, file), largestList)).toString('utf8');
}

async function all({ input }: CommandContext): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function misuse(problem: Diagnostic): ReadInputs {
  return { value: null, diagnostics: [problem], exitCode: 2 };
}

function twiceStandardInput(): Diagnostic {
  return usage(
    'standard-input-twice',
    '标准输入不能既是清单又是数据；请只用一次 -。',
    'Standard input is the list or the data, not both: give - once.',
  );
}

function emptyList(file: string): Diagnostic {
  return usage('empty-list', `清单 ${file} 中没有文件。`, `The list ${file} names no file.`, { list: file });
}

function unreadable(file: string, error: unknown): Diagnostic {
  const { zh, en } = systemReason(error);
  return errorOf('cli/unreadable-list', `清单无法读取：${zh}。`, `The list cannot be read: ${en}.`, {
    parameters: { reason: en },
    file,
  });
}
