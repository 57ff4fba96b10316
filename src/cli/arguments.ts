/** Parses the arguments of a command against its option specs. Reports every mistake; corrects none silently. */
import { parseArgs } from 'node:util';
import { type Diagnostic, errorOf, nearestKey } from '../diagnostics/index.js';
import type { ArgumentSpec, Invocation, OptionSpec, OptionSpecs } from './command.js';

interface Read {
  readonly arguments: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Diagnostic[];
}

interface ReadInvocation {
  readonly invocation: Invocation;
  readonly problems: readonly Diagnostic[];
}

export function readInvocation(
  args: readonly string[],
  specs: OptionSpecs,
  expected: ArgumentSpec,
): ReadInvocation {
  const read = readTokens(args, specs);
  return {
    invocation: {
      arguments: read.arguments,
      flag: (name) => read.values.has(name),
      value: (name) => read.values.get(name)?.at(-1) ?? null,
      list: (name) => read.values.get(name) ?? [],
    },
    problems: [...read.problems, ...countProblems(read, expected)],
  };
}

function readTokens(args: readonly string[], specs: OptionSpecs): Read {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        type: spec.kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(spec.short === undefined ? {} : { short: spec.short }),
      },
    ]),
  );
  const { tokens } = parseArgs({
    args: args.map((arg, index) => (lacksValue(arg, args[index + 1], specs) ? `${arg}=` : arg)),
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, readonly string[]>();
  const problems: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
      const problem = optionProblem(token, spec, specs, values);
      if (problem !== null) {
        problems.push(problem);
      } else {
        values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
      }
    }
  }
  return { arguments: positionals, values, problems };
}

/** Whether an option that needs a value is followed by another option or by nothing, so that the next one is not taken for its value. */
function lacksValue(arg: string, next: string | undefined, specs: OptionSpecs): boolean {
  const spec = new Map(Object.entries(specs)).get(arg.replace(/^--/, ''));
  return (
    arg.startsWith('--') &&
    spec !== undefined &&
    spec.kind !== 'flag' &&
    (next === undefined || /^-./.test(next))
  );
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function optionProblem(
  token: OptionToken,
  spec: OptionSpec | undefined,
  specs: OptionSpecs,
  values: ReadonlyMap<string, readonly string[]>,
): Diagnostic | null {
  if (spec === undefined) {
    return unknownOption(token.rawName, specs);
  }
  if (spec.kind === 'flag') {
    return token.value === undefined
      ? null
      : errorOf(
          'cli/unexpected-value',
          `选项 ${token.rawName} 不带值。`,
          `Option ${token.rawName} takes no value.`,
          { parameters: { option: token.rawName } },
        );
  }
  if (token.value === undefined || token.value === '') {
    return errorOf(
      'cli/missing-value',
      `选项 ${token.rawName} 需要一个值。`,
      `Option ${token.rawName} needs a value.`,
      { parameters: { option: token.rawName } },
    );
  }
  return spec.kind === 'value' && values.has(token.name)
    ? errorOf(
        'cli/repeated-option',
        `选项 ${token.rawName} 只能给一次。`,
        `Option ${token.rawName} may be given once only.`,
        { parameters: { option: token.rawName } },
      )
    : null;
}

function unknownOption(rawName: string, specs: OptionSpecs): Diagnostic {
  const known = Object.keys(specs).map((name) => `--${name}`);
  const suggestion = nearestKey(rawName, known);
  return errorOf(
    'cli/unknown-option',
    `没有选项 ${rawName}。${suggestion === null ? '用 --help 查看全部选项。' : `是不是 ${suggestion}？`}`,
    `There is no option ${rawName}. ${suggestion === null ? 'See --help.' : `Did you mean ${suggestion}?`}`,
    { parameters: { option: rawName, nearest: suggestion } },
  );
}

function countProblems({ arguments: given, values }: Read, expected: ArgumentSpec): readonly Diagnostic[] {
  const isGivenOtherwise = expected.instead !== undefined && values.has(expected.instead);
  if (given.length < expected.least && !isGivenOtherwise) {
    return [
      errorOf('cli/missing-argument', `缺少 ${expected.usage.zh}。`, `Missing ${expected.usage.en}.`, {
        parameters: { argument: expected.usage.en },
      }),
    ];
  }
  // An unset variable of a script: as a path, '' would mean the working directory.
  const blank = given.includes('')
    ? [
        errorOf('cli/empty-argument', `${expected.usage.zh} 是空的。`, `${expected.usage.en} is empty.`, {
          parameters: { argument: expected.usage.en },
        }),
      ]
    : [];
  const extra = given.slice(expected.most).map((one) =>
    errorOf('cli/extra-argument', `多余的参数：${one}`, `One argument too many: ${one}`, {
      parameters: { found: one },
    }),
  );
  return [...blank, ...extra];
}
