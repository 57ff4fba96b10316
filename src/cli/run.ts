/** Runs one command line: finds the command, reads its options, returns the exit code. Does not touch the process. */
import { type Diagnostic, errorOf, nearestKey, type Text } from '../diagnostics/index.js';
import { packageVersion } from '../package-folder.js';
import { readInvocation } from './arguments.js';
import type { CommandContext, ExitCode } from './command.js';
import { commands } from './commands.js';
import { commandHelp, globalOptions, overview } from './help.js';
import { jsonOutput, plainFindings } from './json-output.js';
import { Reporter, type TextSink } from './reporter.js';

/** All that a command line uses of the process. */
export interface CommandLineWorld
  extends Pick<
    CommandContext,
    'workingDirectory' | 'packageFolder' | 'environment' | 'processId' | 'signal' | 'processors' | 'now'
  > {
  readonly output: TextSink;
  readonly errors: TextSink;
  /** Opens standard input; undefined: it is empty. */
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Shows an address in a browser; without it, none is ever opened. */
  readonly openAddress?: (address: string) => void;
}

/** Never rejects: reports unexpected errors as internal ones, exit code 4. */
export async function runCommandLine(args: readonly string[], world: CommandLineWorld): Promise<ExitCode> {
  const language = lastValue(args, '--lang', ['zh', 'en'], 'zh');
  const level = lastValue(args, '--level', ['error', 'warning', 'note'], 'note');
  const reporterOn = (sink: TextSink, quiet: boolean) =>
    new Reporter(sink, {
      language: language ?? 'zh',
      color: sink.isTerminal && !world.environment.NO_COLOR,
      debug: Boolean(world.environment.JIBIAO_DEBUG),
      quiet,
      level: level ?? 'note',
    });
  const reporter = reporterOn(world.errors, args.includes('--quiet'));
  const context: CommandContext = {
    ...world,
    reporter,
    report: reporterOn(world.output, false),
    input: world.input ?? noInput,
    openAddress: world.openAddress ?? (() => undefined),
    language: language ?? 'zh',
    print: (text) => world.output.write(text),
  };
  try {
    const words = [
      '--level 只能是 error（错误）、warning（警告）或 note（提示）',
      '--level is error, warning or note',
    ] as const;
    if (language === null)
      return refuse(args, context, [
        errorOf('cli/unknown-language', '--lang 只能是 zh 或 en', '--lang is zh or en'),
      ]);
    if (level === null) return refuse(args, context, [errorOf('cli/unknown-level', ...words)]);
    return await dispatch(args, context);
  } catch (error) {
    reporter.severityLine('error', internalError(error));
    reporter.stack(error);
    return 4;
  }
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

async function dispatch(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const at = commandIndex(args);
  const name = args[at];
  if (name === undefined) {
    return withoutCommand(args, context);
  }
  const entry = commands.get(name);
  if (entry === undefined) {
    return refuse(args, context, [unknownCommand(name)]);
  }
  const { command } = await entry.load();
  const rest = args.filter((_, index) => index !== at);
  const specs = { ...command.options, ...globalOptions };
  const { invocation, problems } = readInvocation(rest, specs, command.arguments);
  if (invocation.flag('help')) {
    context.print(commandHelp(name, command, context.language));
    return 0;
  }
  if (problems.length > 0) {
    return refuse(args, context, problems, name);
  }
  return command.run(invocation, context);
}

/** Who types the program's name alone wants to begin; a script that does has forgotten the command. */
async function withoutCommand(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { invocation, problems } = readInvocation(args, globalOptions, {
    usage: { zh: '', en: '' },
    least: 0,
    most: 0,
  });
  if (problems.length > 0) {
    return refuse(args, context, problems);
  }
  if (invocation.flag('version')) {
    context.print(`${packageVersion(context.packageFolder)}\n`);
    return 0;
  }
  if (invocation.flag('help')) {
    context.print(overview(commands, context.language));
    return 0;
  }
  if (context.report.sink.isTerminal && !context.environment.CI)
    return dispatch([...args, 'preview'], context);
  return refuse(args, context, [errorOf('cli/missing-command', '缺少命令', 'missing command')]);
}

/** Reports usage errors and points to the help. */
function refuse(
  args: readonly string[],
  context: CommandContext,
  problems: readonly Diagnostic[],
  command?: string,
): ExitCode {
  const help = ['jibiao', command, '--help'].filter(Boolean).join(' ');
  context.reporter.diagnostics(problems);
  context.reporter.line({ zh: `用法见 ${help}`, en: `For usage see ${help}` });
  if (args.includes('--json')) {
    context.print(jsonOutput({ diagnostics: plainFindings(problems) }));
  }
  return 2;
}

/** Global options that take a value. */
const withValue: ReadonlySet<string> = new Set(['--lang', '--level']);

/** Finds the command's name: the first argument that is neither an option nor the value of a global one. */
function commandIndex(args: readonly string[]): number {
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !withValue.has(args[index - 1] ?? ''));
  return at < 0 ? args.length : at;
}

/** Reads the last value of a global option; null if it is unknown. A missing value is reported later. */
function lastValue<Value extends string>(
  args: readonly string[],
  name: string,
  known: readonly Value[],
  usual: Value,
): Value | null {
  let chosen: Value | null = usual;
  args.forEach((arg, index) => {
    const prefix = `${name}=`;
    const value =
      arg === name ? args[index + 1] : arg.startsWith(prefix) ? arg.slice(prefix.length) : undefined;
    if (value !== undefined) chosen = known.find((one) => one === value) ?? null;
  });
  return chosen;
}

function unknownCommand(name: string): Diagnostic {
  const suggestion = nearestKey(name, [...commands.keys()]);
  const all = [...commands.keys()].join(' ');
  return errorOf(
    'cli/unknown-command',
    `没有命令 ${name}。${suggestion === null ? `命令有：${all}` : `是不是 ${suggestion}？`}`,
    `there is no command ${name}. ${suggestion === null ? `Commands: ${all}` : `Did you mean ${suggestion}?`}`,
    { parameters: { found: name, nearest: suggestion, known: [...commands.keys()] } },
  );
}

function internalError(error: unknown): Text {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    zh: `程序内部错误（cli/internal-error）：${reason}。这是 jibiao 的缺陷，请连同所用数据报告给维护者；设 JIBIAO_DEBUG=1 可看详情。`,
    en: `Internal error (cli/internal-error): ${reason}. This is a defect of jibiao: please report it with the data used; JIBIAO_DEBUG=1 shows details.`,
  };
}
