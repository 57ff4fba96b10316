/** Defines a command: its help text, arguments, options and action. */

import type { Language, Text } from '../diagnostics/index.js';
import type { Reporter } from './reporter.js';

/** An option of a command. `flag` takes no value, `value` takes one, `list` may be repeated. */
export interface OptionSpec {
  readonly kind: 'flag' | 'value' | 'list';
  readonly description: Text;
  /** The placeholder of the value in the help: `<folder>`. */
  readonly placeholder?: Text;
  readonly short?: string;
  /** The values that it takes, where they are known; of a flag those that `--set` takes under its name, of `set` its names. */
  readonly values?: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface ArgumentSpec {
  /** The arguments as the help shows them, with brackets and dots: `<file|folder|glob…>`. */
  readonly usage: Text;
  readonly least: number;
  /** The option that may be given instead of the arguments. */
  readonly instead?: string;
  readonly most: number;
}

/** The arguments and options of one call, checked against the command's specs. */
export interface Invocation {
  readonly arguments: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | null;
  list(name: string): readonly string[];
}

/** All that a command may use of the process. */
export interface CommandContext {
  /** Writes progress and problems to standard error. */
  readonly reporter: Reporter;
  /** Writes a report that is the command's result to standard output. */
  readonly report: Reporter;
  /** Writes the command's result, one JSON document or text, to standard output. */
  readonly print: (text: string | Uint8Array) => void;
  readonly language: Language;
  /** Standard input; called at most once. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute path of the folder that holds templates/ and fonts/. */
  readonly packageFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processId: number;
  /** Aborted when the user asks to stop (Ctrl-C). */
  readonly signal: AbortSignal;
  /** Number of processors that may be used. */
  readonly processors: number;
  /** Monotonic clock for rates and remaining times, in milliseconds; no output file depends on it. */
  readonly now: () => number;
  /** Shows an address in a browser, where there is one. */
  readonly openAddress: (address: string) => void;
}

/** 0: done; 1: a document or check failed because of its data; 2: wrong usage; 3: file system error; 4: bug in jibiao; 5: timeout. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

export interface Command {
  readonly description: Text;
  readonly arguments: ArgumentSpec;
  readonly options: OptionSpecs;
  /** See `example`. */
  readonly examples: readonly { readonly line: string; readonly text: Text }[];
  run(invocation: Invocation, context: CommandContext): Promise<ExitCode>;
}

type Placeholder = readonly [zh: string, en: string];

function option(kind: OptionSpec['kind'], zh: string, en: string, placeholder?: Placeholder): OptionSpec {
  const description = { zh, en };
  if (placeholder === undefined) return { kind, description };
  return { kind, placeholder: { zh: placeholder[0], en: placeholder[1] }, description };
}

export function flagOption(zh: string, en: string): OptionSpec {
  return option('flag', zh, en);
}

export function valueOption(placeholder: Placeholder, zh: string, en: string): OptionSpec {
  return option('value', zh, en, placeholder);
}

export function listOption(placeholder: Placeholder, zh: string, en: string): OptionSpec {
  return option('list', zh, en, placeholder);
}

/** A command line that the help shows, beginning with `jibiao`, with its explanation. */
export function example(line: string, zh: string, en: string): Command['examples'][number] {
  return { line, text: { zh, en } };
}

/** The option of every command that can print its result as JSON. */
export const jsonOption = flagOption('标准输出只有一份 JSON', 'one JSON document alone on standard output');
