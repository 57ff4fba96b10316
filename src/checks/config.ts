/** Reads jibiao.config.json: the text to settings, or everything that is wrong with it at once. Touches no disk. */
import { type ParseError, parseTree } from 'jsonc-parser';
import {
  type Diagnostic,
  diagnostic,
  nearestKey,
  type Result,
  type TextPosition,
} from '../diagnostics/index.js';
import { explainSyntax, writePath } from '../filing/index.js';
import { problemOf } from './config-problems.js';
import { buildConfigSchema, type Config } from './config-schema.js';
import { ruleTable } from './rule-table.js';
import {
  type CheckSettings,
  defaultFormChoices,
  defaultGrades,
  defaultIndicatorGroups,
  defaultThresholds,
} from './settings.js';

export const configFileName = 'jibiao.config.json';

/** Comments and a comma after a last element are fine. `file` is the name that the diagnostics carry. */
export function parseConfig(text: string, { file }: { readonly file: string }): Result<CheckSettings> {
  if (isTooDeep(text)) return { value: null, diagnostics: [tooDeep(file)] };
  const content = text.replace(/^\ufeff/, '');
  if (content.trim() === '') return { value: null, diagnostics: [empty(file)] };
  const errors: ParseError[] = [];
  const tree = parseTree(content, errors, { allowTrailingComma: true });
  const [syntax] = errors;
  if (syntax !== undefined) return { value: null, diagnostics: [notJson(content, syntax, file)] };
  if (tree === undefined) return { value: null, diagnostics: [empty(file)] };
  const schema = buildConfigSchema();
  const parsed = schema.safeParse(plainValue(tree), { reportInput: true });
  const problems = parsed.success
    ? unknownRules(parsed.data)
    : parsed.error.issues.flatMap((issue) => problemOf(issue, Object.keys(schema.shape)));
  const diagnostics = problems.map(({ path, ...words }) =>
    diagnostic({ ...words, code: 'check/bad-config', severity: 'error', file, path: writePath(path) }),
  );
  return { value: parsed.success && problems.length === 0 ? settingsOf(parsed.data) : null, diagnostics };
}

/** The parser recurses; a configuration nests four deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const bracket of text.match(/[[{}\]]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > 100) return true;
  }
  return false;
}

function plainValue(node: NonNullable<ReturnType<typeof parseTree>>): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [[String(key.value), plainValue(value)] as const],
  );
  return Object.fromEntries(entries);
}

function notJson(text: string, error: ParseError, file: string): Diagnostic {
  const before = text.slice(0, error.offset).split('\n');
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const { message, english } = explainSyntax(error, text);
  return bad(`不是正确的 JSON：${message}`, `not valid JSON: ${english}`, file, position);
}

function tooDeep(file: string): Diagnostic {
  return bad('括号嵌套太深，这不是校验的配置', 'nested too deep for a configuration', file);
}

function empty(file: string): Diagnostic {
  return bad('文件里没有内容；没有要改的请写 {}', 'there is nothing in it; write {} to change nothing', file);
}

function bad(
  message: string,
  english: string,
  file: string,
  position: TextPosition | null = null,
): Diagnostic {
  return diagnostic({ code: 'check/bad-config', severity: 'error', message, english, file, position });
}

function unknownRules({ rules = {} }: Config) {
  const known = ruleTable.map(({ code }) => code);
  return Object.keys(rules)
    .filter((code) => !known.some((one) => one === code))
    .map((code) => {
      const nearest = nearestKey(code, known) ?? nearestKey(`check/${code}`, known);
      const [hint, english] =
        nearest === null
          ? ['全部规则见 docs/checks.md', 'see docs/checks.md for all']
          : [`是不是 ${nearest}？`, `did you mean ${nearest}?`];
      return {
        path: ['rules', code],
        message: `没有规则“${code}”；${hint}`,
        english: `there is no rule "${code}"; ${english}`,
      };
    });
}

function settingsOf(config: Config): CheckSettings {
  const { overFulfilment, nameLength, fullMarks, smallAmount, rateTolerance } = config.thresholds ?? {};
  return {
    rules: new Map(Object.entries(config.rules ?? {})),
    strict: config.strict ?? false,
    thresholds: {
      overFulfilment: overFulfilment ?? defaultThresholds.overFulfilment,
      nameLength: nameLength ?? defaultThresholds.nameLength,
      fullMarks: fullMarks ?? defaultThresholds.fullMarks,
      smallAmount: smallAmount ?? defaultThresholds.smallAmount,
      rateTolerance: rateTolerance ?? defaultThresholds.rateTolerance,
    },
    grades: (config.grades ?? defaultGrades).toSorted((left, right) => right.from - left.from),
    indicatorGroups: new Map(Object.entries(config.indicatorGroups ?? defaultIndicatorGroups)),
    formChoices: new Map(Object.entries({ ...defaultFormChoices, ...config.formChoices })),
  };
}
