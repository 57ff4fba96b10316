/** Rules that a form declares as data (`checks` in form.json): their schema, and whether what they name is there. */
import * as z from 'zod';
import { type DiagnosticParameters, meantName } from '../../diagnostics/index.js';
import { boundedText, type DeepReadonly, type PathStep, type PlacedProblem } from '../../json/index.js';
import { millionthsOf } from '../decimal.js';
import { childField } from '../labels.js';
import type { FilingSchema } from '../schema/filing.js';
import type { Field } from '../schema/structure.js';

/** One rule: exactly one of `equal`, `atMost`, `order` and `filled` says what should hold. */
export type DeclaredCheck = DeepReadonly<z.output<ReturnType<typeof declaredCheckSchema>>>;

/**
 * A path, from the filing with a leading `/`, else from the element of `of`; the sum of what stands at paths; a share:
 * part ÷ whole × `times`, of which no more than all is counted where `times` is a path (points); or, as the second of two,
 * a fixed number.
 */
export type Operand = NonNullable<DeclaredCheck['equal']>[number];
export type ShareOperand = Extract<Operand, { readonly share: unknown }>;

export function declaredCheckSchema() {
  const words = boundedText(1000);
  const path = boundedText(300).describe('路径，如 execution.total.budget；以 / 开头的从整份数据算起');
  const fixed = z
    .number()
    .refine((number) => millionthsOf(String(number)) !== null, { error: '小数不多于六位的数' });
  const sum = z.strictObject({ sum: z.union([path, z.array(path).min(1).max(1000)]) });
  const share = z.strictObject({
    share: z.tuple([path, path]).describe('部分、全体'),
    times: z.union([fixed.positive(), path]).describe('乘以：100 得百分数；一处的分值得应得的分'),
  });
  const operand = z.union([path, sum, share]).describe('一处的数，几处、一列之和，或部分占全体的份额');
  const operands = z.tuple([
    operand,
    z.union([...operand.options, fixed]).describe('同前，或一个定数，如 100'),
  ]);
  return z.strictObject({
    code: z
      .string()
      .regex(/^(?:check\/)?[a-z][a-z0-9-]{0,59}$/, { error: '小写字母、数字和连字符' })
      .optional()
      .describe('规则在这种表里的名称；不写用序号。写成 check/名称 的是各表共用的规则，代码照写，只查一次'),
    of: path.optional().describe('列表：逐项检查，如 projects、projects.indicators'),
    groupBy: words.optional().describe('列表的一栏：按它分组，逐组检查'),
    when: path.optional().describe('这一处填了才查'),
    equal: operands.optional().describe('两数相等'),
    atMost: operands.optional().describe('前者不大于后者'),
    order: z.tuple([path, path]).optional().describe('前一个日期不晚于后一个'),
    filled: z
      .union([path, z.array(path).min(1).max(1000)])
      .optional()
      .describe('必须填写'),
    at: path.optional().describe('报在哪一处；不写报在前一个数、空着的那一处'),
    severity: z.enum(['error', 'warning', 'note']).optional().describe('不写是 error'),
    title: words.optional().describe('应当怎样，一句话；不写用 message'),
    message: words.describe('不合时说什么，怎么改'),
    english: words.optional(),
    source: words.describe('出处；未经核对的要写明'),
    sureness: z
      .enum(['seen', 'public', 'general'])
      .optional()
      .describe('把握：seen 见于印出的表，public 见于公开文件，general 一般做法；不写是 general'),
  });
}

const numbers: ReadonlySet<Field['kind']> = new Set(['amount', 'decimal', 'value', 'year']);
const dates: ReadonlySet<Field['kind']> = new Set(['date', 'period', 'year']);

/** Reports which of a form's `when` lead to no place of the filing. */
export function whenProblems(
  when: string | readonly string[] | undefined,
  { root }: FilingSchema,
): readonly PlacedProblem[] {
  return [when ?? []].flat().flatMap((path, index) => {
    const field = fieldThrough(root, path, path.split('.'));
    if ('kind' in field) return [];
    const [message, english, parameters] = field;
    const at = typeof when === 'string' ? ['when'] : ['when', index];
    return { code: 'disagreement', message, english, parameters, path: at };
  });
}

/** Reports what is wrong with a form's rules; paths are those of form.json. */
export function checkProblems(
  checks: readonly DeclaredCheck[],
  { root }: FilingSchema,
): readonly PlacedProblem[] {
  return checks.flatMap((check, index) => problemsOfOne(check, root, ['checks', index]));
}

function problemsOfOne(check: DeclaredCheck, root: Field, at: readonly PathStep[]): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const fault = (
    path: readonly PathStep[],
    message: string,
    english: string,
    parameters: DiagnosticParameters = {},
  ) => problems.push({ code: 'disagreement', message, english, parameters, path });
  const { of, groupBy, when, equal, atMost, order, filled, at: place } = check;
  if ([equal, atMost, order, filled].filter((one) => one !== undefined).length !== 1)
    fault(
      at,
      'equal、atMost、order、filled 要写一个，只写一个',
      'give exactly one of equal, atMost, order and filled',
    );
  const element = of === undefined ? root : fieldThrough(root, of);
  if (!('kind' in element)) fault([...at, 'of'], ...element);
  if (groupBy !== undefined && of === undefined)
    fault([...at, 'groupBy'], 'groupBy 要和 of 一起写', 'groupBy needs of');
  const paths = (
    given: string | readonly string[] | undefined,
    kinds: ReadonlySet<Field['kind']> | null,
    key: PathStep,
  ) => {
    for (const path of [given ?? []].flat()) {
      const start = path.startsWith('/') ? root : element;
      if (!('kind' in start)) continue;
      const field = fieldThrough(start, path);
      if (!('kind' in field)) fault([...at, key], ...field);
      else if (kinds !== null && !kinds.has(field.kind))
        fault(
          [...at, key],
          `${path}（${field.label}）不是${kinds === dates ? '日期' : '数'}`,
          `${path} is of another kind`,
          { found: path, label: field.label },
        );
    }
  };
  for (const operand of [...(equal ?? []), ...(atMost ?? [])])
    paths(pathsOf(operand), numbers, equal === undefined ? 'atMost' : 'equal');
  paths(order, dates, 'order');
  paths(filled, null, 'filled');
  paths(when, null, 'when');
  paths(place, null, 'at');
  paths(groupBy, null, 'groupBy');
  return problems;
}

/** Returns the paths that an operand names. */
function pathsOf(operand: Operand): readonly string[] {
  if (typeof operand === 'number') return [];
  if (typeof operand === 'string') return [operand];
  if ('sum' in operand) return [operand.sum].flat();
  return [...operand.share, ...(typeof operand.times === 'string' ? [operand.times] : [])];
}

/** Why a path leads to no field: message, English message and parameters. */
type NoField = readonly [string, string, DiagnosticParameters];

/** Returns the field at a path, where lists stand for their elements. */
function fieldThrough(from: Field, path: string, steps = stepsOf(path)): Field | NoField {
  let field = from;
  for (const step of steps) {
    const parent = elementOf(field);
    const next = childField(parent, step);
    if (next === null) {
      const known = 'shape' in parent ? Object.keys(parent.shape) : [];
      const { nearest, zh, en } = meantName(step, known);
      const parameters = { found: path, key: step, nearest, known };
      return [`“${path}”里没有“${step}”；${zh}`, `there is no ${step} in ${path}; ${en}`, parameters];
    }
    field = next;
  }
  return field;
}

function elementOf(field: Field): Field {
  return field.kind === 'list' ? field.element : field;
}

export function stepsOf(path: string): readonly string[] {
  return path.replace(/^\//, '').split('.');
}
