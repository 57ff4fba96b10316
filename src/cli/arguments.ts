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
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const next = tokens[index + 1];
    const behind = next?.kind === 'positional' ? next.value : undefined;
    const problem = optionProblem(token, behind, known, values);
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

/** `behind`: what stands behind the option, which may have been meant as its value. */
function optionProblem(
  { name, rawName, value }: OptionToken,
  behind: string | undefined,
  known: KnownOptions,
  values: ReadonlyMap<string, readonly string[]>,
): Diagnostic | null {
  const { kind, values: taken = [] } = known.get(name) ?? {};
  const parameters = { option: rawName };
  const refuse = (code: string, zh: string, en: string) =>
    errorOf(code, `选项 ${rawName} ${zh}`, `option ${rawName} ${en}`, { parameters });
  if (kind === undefined) return unknownOption(rawName, value, behind, known);
  if (kind === 'flag') {
    const setting = taken.find((one) => one === (value ?? behind));
    if (setting !== undefined) {
      const instead = `--set ${name}=${setting}`;
      return refuse('cli/unexpected-value', `不带值；是不是 ${instead}`, `takes no value; is it ${instead}`);
    }
    return value === undefined ? null : refuse('cli/unexpected-value', '不带值', 'takes no value');
  }
  if (value === undefined || value === '') return refuse('cli/missing-value', '需要一个值', 'needs a value');
  if (kind === 'list' || !values.has(name)) return null;
  return refuse('cli/repeated-option', '只能给一次', 'may be given once only');
}

function unknownOption(
  rawName: string,
  value: string | undefined,
  behind: string | undefined,
  known: KnownOptions,
): Diagnostic {
  const name = rawName.replace(/^-+/, '');
  const set = known.get('set');
  const shown = set !== undefined && /^\w{2,}$/.test(name) ? name : null;
  const isSetting = shown !== null && set?.values?.includes(shown) === true;
  const nearest =
    optionOfValue(rawName, value ?? behind, known) ??
    (isSetting ? `--set ${shown}=${value ?? behind ?? '值'}` : null) ??
    nearestKey(
      rawName,
      Array.from(known.keys(), (name) => `--${name}`),
    );
  const [zh, en] =
    set === undefined
      ? ['用 --help 查看全部选项', 'See --help']
      : [
          `用 --help 查看全部选项；表格的选项写作 --set ${shown ?? '选项'}=${value ?? '值'}（见 jibiao forms）`,
          `See --help; options of forms are written --set ${shown ?? 'option'}=${value ?? 'value'} (see jibiao forms)`,
        ];
  return errorOf(
    'cli/unknown-option',
    `没有选项 ${rawName}。${nearest === null ? zh : `是不是 ${nearest}？`}`,
    `there is no option ${rawName}. ${nearest === null ? en : `Did you mean ${nearest}?`}`,
    { parameters: { option: rawName, nearest } },
  );
}

/** `--to pdf` for `--pdf` and `--format pdf`: the option that takes the name, or what stands behind it, as its value. */
function optionOfValue(rawName: string, value: string | undefined, known: KnownOptions): string | null {
  for (const [name, { kind, values = [] }] of known) {
    if (kind === 'flag' || name === 'set') continue;
    const taken = [rawName.replace(/^-+/, ''), value?.split(',')[0] ?? ''].find((one) =>
      values.includes(one),
    );
    if (taken !== undefined) return `--${name} ${taken}`;
  }
  return null;
}

function countProblems(
  given: readonly string[],
  isGivenOtherwise: boolean,
  { least, most, usage: { zh, en } }: ArgumentSpec,
): readonly Diagnostic[] {
  const parameters = { argument: en };
  if (given.length < least && !isGivenOtherwise)
    return [errorOf('cli/missing-argument', `缺少 ${zh}`, `missing ${en}`, { parameters })];
  // An unset variable of a script: as a path, '' would mean the working directory.
  const blank = given.includes('')
    ? [errorOf('cli/empty-argument', `${zh} 是空的`, `${en} is empty`, { parameters })]
    : [];
  const extra = given.slice(most).map((found) =>
    errorOf('cli/extra-argument', `多余的参数：${found}`, `one argument too many: ${found}`, {
      parameters: { found },
    }),
  );
  return [...blank, ...extra];
}
