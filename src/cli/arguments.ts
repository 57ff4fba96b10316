/** Parses the arguments of a command against its option specs. Reports every mistake; corrects none silently. */
import { parseArgs } from 'node:util';
import { type Diagnostic, errorOf, nearestKey } from '../diagnostics/index.js';
import type { ArgumentSpec, Invocation, OptionSpec, OptionSpecs } from './command.js';

export function readInvocation(
  args: readonly string[],
  specs: OptionSpecs,
  expected: ArgumentSpec,
): { readonly invocation: Invocation; readonly problems: readonly Diagnostic[] } {
  const known = new Map(Object.entries(specs));
  const { tokens } = parseArgs({
    args: args.map((arg, index) => (lacksValue(arg, args[index + 1], known) ? `${arg}=` : arg)),
    options: Object.fromEntries(
      Array.from(known, ([name, { kind, short }]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given: string[] = [];
  const values = new Map<string, readonly string[]>();
  const problems: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const problem = optionProblem(token, known, values);
    if (problem !== null) problems.push(problem);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  const isGivenOtherwise = expected.instead !== undefined && values.has(expected.instead);
  return {
    invocation: {
      arguments: given,
      flag: (name) => values.has(name),
      value: (name) => values.get(name)?.at(-1) ?? null,
      list: (name) => values.get(name) ?? [],
    },
    problems: [...problems, ...countProblems(given, isGivenOtherwise, expected)],
  };
}

type KnownOptions = ReadonlyMap<string, OptionSpec>;

/** Whether an option that needs a value is followed by another option or by nothing, so that the next one is not taken for its value. */
function lacksValue(arg: string, next: string | undefined, known: KnownOptions): boolean {
  const spec = arg.startsWith('--') ? known.get(arg.slice(2)) : undefined;
  return spec !== undefined && spec.kind !== 'flag' && (next === undefined || /^-./.test(next));
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function optionProblem(
  { name, rawName, value }: OptionToken,
  known: KnownOptions,
  values: ReadonlyMap<string, readonly string[]>,
): Diagnostic | null {
  const kind = known.get(name)?.kind;
  const parameters = { option: rawName };
  const refuse = (code: string, zh: string, en: string) =>
    errorOf(code, `选项 ${rawName} ${zh}。`, `Option ${rawName} ${en}.`, { parameters });
  if (kind === undefined) return unknownOption(rawName, known);
  if (kind === 'flag')
    return value === undefined ? null : refuse('cli/unexpected-value', '不带值', 'takes no value');
  if (value === undefined || value === '') return refuse('cli/missing-value', '需要一个值', 'needs a value');
  if (kind === 'list' || !values.has(name)) return null;
  return refuse('cli/repeated-option', '只能给一次', 'may be given once only');
}

function unknownOption(rawName: string, known: KnownOptions): Diagnostic {
  const suggestion = nearestKey(
    rawName,
    Array.from(known.keys(), (name) => `--${name}`),
  );
  return errorOf(
    'cli/unknown-option',
    `没有选项 ${rawName}。${suggestion === null ? '用 --help 查看全部选项。' : `是不是 ${suggestion}？`}`,
    `There is no option ${rawName}. ${suggestion === null ? 'See --help.' : `Did you mean ${suggestion}?`}`,
    { parameters: { option: rawName, nearest: suggestion } },
  );
}

function countProblems(
  given: readonly string[],
  isGivenOtherwise: boolean,
  { least, most, usage: { zh, en } }: ArgumentSpec,
): readonly Diagnostic[] {
  const parameters = { argument: en };
  if (given.length < least && !isGivenOtherwise)
    return [errorOf('cli/missing-argument', `缺少 ${zh}。`, `Missing ${en}.`, { parameters })];
  // An unset variable of a script: as a path, '' would mean the working directory.
  const blank = given.includes('')
    ? [errorOf('cli/empty-argument', `${zh} 是空的。`, `${en} is empty.`, { parameters })]
    : [];
  const extra = given.slice(most).map((found) =>
    errorOf('cli/extra-argument', `多余的参数：${found}`, `One argument too many: ${found}`, {
      parameters: { found },
    }),
  );
  return [...blank, ...extra];
}
