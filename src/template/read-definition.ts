/** Reads form.json: JSON with positions, checked by its schema, every problem in Chinese with line and column. */
import * as jsonc from 'jsonc-parser';
import type * as z from 'zod';
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import { nearestKey, type Step, show, writePath } from '../filing/index.js';
import { buildPackSchema, type PackDefinition } from './pack-definition.js';

/** What form.json says, or all that is wrong with it. */
export function readDefinition(text: string, file: string): Result<PackDefinition> {
  const json = parseJson(text);
  if (json === null) return { value: null, diagnostics: [notJson(text, file)] };
  const { value } = json;
  // Functions made for the schema pay for many values: each definition is read once.
  const schema = buildPackSchema();
  const read = schema.safeParse(value, { jitless: true });
  const known = knownKeys(schema);
  const issues = read.success ? [] : read.error.issues.flatMap((issue) => faultsOf(issue, value, known));
  const faults = read.success ? [...issues, ...disagreements(read.data)] : issues;
  const diagnostics = faults.length === 0 ? [] : placed(faults, text, file);
  if (!read.success || hasErrors(diagnostics)) return { value: null, diagnostics };
  const { $schema: _forEditors, ...definition } = read.data;
  return { value: definition, diagnostics };
}

/** Null where the text is not JSON. */
function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

interface Fault {
  readonly steps: readonly Step[];
  readonly message: string;
  readonly english: string;
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown, known: readonly string[]): readonly Fault[] {
  const steps = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(steps, key, known));
  const given = valueAt(root, steps);
  if (given === undefined)
    return [{ steps, message: '缺少这一项，请补上', english: 'is missing; it must be given' }];
  const wanted = wantedBy(issue);
  const message = `不能是 ${show(given)}，应为${wanted.chinese}`;
  return [{ steps, message, english: `cannot be ${show(given)}; it must be ${wanted.english}` }];
}

function valueAt(root: unknown, steps: readonly Step[]): unknown {
  let value = root;
  for (const step of steps) {
    value = typeof value === 'object' && value !== null ? (value as Record<Step, unknown>)[step] : undefined;
  }
  return value;
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  boolean: 'true 或 false',
  object: '{…} 样式的对象',
  record: '{…} 样式的对象',
  array: '[…] 样式的列表',
};

function wantedBy(issue: z.core.$ZodIssue): { readonly chinese: string; readonly english: string } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        chinese: typeNames[issue.expected] ?? issue.expected,
        english: `a value of type ${issue.expected}`,
      };
    case 'invalid_value': {
      const values = issue.values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)));
      return { chinese: values.join('、'), english: values.join(' or ') };
    }
    case 'invalid_union':
      return {
        chinese: 'type 为 "boolean"、"choice" 或 "text" 的选项',
        english: 'an option of type boolean, choice or text',
      };
    case 'too_small':
      return issue.origin === 'string'
        ? { chinese: '非空的文字', english: 'a text that is not empty' }
        : { chinese: `不小于 ${issue.minimum}`, english: `at least ${issue.minimum}` };
    case 'too_big':
      return { chinese: `不大于 ${issue.maximum}`, english: `at most ${issue.maximum}` };
    case 'invalid_key':
      return {
        chinese: '小写字母开头、只有字母和数字的名称',
        english: 'named in letters and digits, a lower-case one first',
      };
    default:
      return { chinese: '小写字母、数字和连字符', english: 'lower-case letters, digits and hyphens' };
  }
}

function knownKeys({ shape }: ReturnType<typeof buildPackSchema>): readonly string[] {
  const { page } = shape;
  const { cellPadding } = page.shape;
  const parts = [shape, page.shape, cellPadding.shape].flatMap(Object.keys);
  return [...parts, 'type', 'default', 'description', 'values', 'data'];
}

function unknownKey(steps: readonly Step[], key: string, known: readonly string[]): Fault {
  const near = nearestKey(key, known);
  return {
    steps: [...steps, key],
    message: `没有名为 ${show(key)} 的项${near === null ? '，请删去' : `；是不是 ${near}？`}`,
    english: `unknown key ${show(key)}${near === null ? '; remove it' : `; did you mean ${near}?`}`,
  };
}

/** What the schema alone cannot say. */
function disagreements(definition: PackDefinition): readonly Fault[] {
  const faults: Fault[] = [];
  const { y, leastY } = definition.page.cellPadding;
  if (leastY > y) {
    faults.push({
      steps: ['page', 'cellPadding', 'leastY'],
      message: `不能大于 y（${y}）`,
      english: `cannot be above y (${y})`,
    });
  }
  for (const [name, option] of Object.entries(definition.options)) {
    if (option.type !== 'choice' || option.values.includes(option.default)) continue;
    faults.push({
      steps: ['options', name, 'default'],
      message: `“${option.default}”不在 values 里；可取：${option.values.join('、')}`,
      english: `"${option.default}" is not among values: ${option.values.join(', ')}`,
    });
  }
  return faults;
}

/** With line and column, for which the text is read again. */
function placed(faults: readonly Fault[], text: string, file: string): readonly Diagnostic[] {
  const tree = jsonc.parseTree(text);
  return faults.map((fault) => toDiagnostic(fault, tree, text, file));
}

function toDiagnostic(fault: Fault, tree: jsonc.Node | undefined, text: string, file: string): Diagnostic {
  const { steps, message, english } = fault;
  return diagnostic({
    code: 'template/bad-definition',
    severity: 'error',
    message,
    english,
    file,
    path: writePath(steps),
    position: positionAt(text, tree === undefined ? 0 : nearestNode(tree, steps).offset),
  });
}

/** The value at the path, or the last thing on the way to it that is there. */
function nearestNode(tree: jsonc.Node, steps: readonly Step[]): jsonc.Node {
  for (let length = steps.length; length > 0; length -= 1) {
    const node = jsonc.findNodeAtLocation(tree, steps.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

function notJson(text: string, file: string): Diagnostic {
  const errors: jsonc.ParseError[] = [];
  jsonc.parseTree(text, errors, { disallowComments: true });
  return diagnostic({
    code: 'template/not-json',
    severity: 'error',
    message: '不是合格的 JSON；请检查此处附近的逗号、引号和括号，也不能有注释',
    english:
      'not well-formed JSON; check commas, quotes and brackets near this place, and leave out comments',
    file,
    position: positionAt(text, errors[0]?.offset ?? 0),
  });
}

function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
