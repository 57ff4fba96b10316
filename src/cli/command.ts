/** What a command is: its words for the help, its arguments and options, and what it does. */
import type { Reporter } from './reporter.js';
import type { Language, Text } from './text.js';

/** An option of a command. `flag` takes no value, `value` one, `list` may be given again and again. */
export interface OptionSpec {
  readonly kind: 'flag' | 'value' | 'list';
  readonly description: Text;
  /** What stands for the value in the help: `<folder>`. */
  readonly placeholder?: Text;
  readonly short?: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface ArgumentSpec {
  /** As the help shows it, brackets and dots included: `<file|folder|glob…>`. */
  readonly usage: Text;
  readonly least: number;
  /** The option that may stand in the arguments' place. */
  readonly instead?: string;
  readonly most: number;
}

/** What stood on the command line after the command's name, checked against its specs. */
export interface Invocation {
  readonly arguments: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | null;
  list(name: string): readonly string[];
}

/** The world as a command sees it; nothing else of the process is used. */
export interface CommandContext {
  /** On standard error: how it goes and what is wrong. */
  readonly reporter: Reporter;
  /** On standard output: a report that is the command's result. */
  readonly report: Reporter;
  /** The one JSON document or text that is the command's result, to standard output. */
  readonly print: (text: string | Uint8Array) => void;
  readonly language: Language;
  /** Standard input; called at most once. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute; holds templates/ and fonts/. */
  readonly packageFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processId: number;
  /** Aborted when the user asks to stop (Ctrl-C). */
  readonly signal: AbortSignal;
  /** Processors that may be used. */
  readonly processors: number;
  /** Milliseconds of some steady clock, for rates and times left; nothing that is written depends on it. */
  readonly now: () => number;
}

/** 0 done, 1 a document or a check failed for its data, 2 wrong usage, 3 files and disk, 4 our own fault, 5 out of time. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

export interface Command {
  readonly description: Text;
  readonly arguments: ArgumentSpec;
  readonly options: OptionSpecs;
  /** Lines of the form `jibiao …`, each with what it does. */
  readonly examples: readonly { readonly line: string; readonly text: Text }[];
  run(invocation: Invocation, context: CommandContext): Promise<ExitCode>;
}

/** Put among the options of every command whose result can be had as JSON. */
export const jsonOption: OptionSpec = {
  kind: 'flag',
  description: { zh: '标准输出只有一份 JSON', en: 'one JSON document alone on standard output' },
};
