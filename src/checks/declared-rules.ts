/** Runs the rules that forms declare as data; their findings have path, expected and actual value like those of built-in rules. */
import type { JsonPath } from '../diagnostics/index.js';
import {
  checkSteps,
  type DeclaredCheck,
  type FilingSchema,
  formatMillionths,
  millionthsOf,
  type Operand,
  type ShareOperand,
} from '../filing/index.js';
import { identityOf, isBlankText } from '../identity/index.js';
import type { Fault, Found } from './fault.js';
import { customary, type Rule, type RuleCode } from './rule.js';

/** A form that may declare rules. */
export interface RuledForm {
  readonly checks?: readonly DeclaredCheck[] | undefined;
  /** Schema of the filings that it prints. */
  readonly schema?: FilingSchema;
}

/** Returns the rules of the forms that are made, by code: `check/<form>/<name>`. */
export function declaredRules(
  forms: readonly string[],
  packs: ReadonlyMap<string, RuledForm>,
): readonly Rule[] {
  return forms.flatMap((form) =>
    (packs.get(form)?.checks ?? []).map((check, index) => ruleOf(check, form, index)),
  );
}

function ruleOf(check: DeclaredCheck, form: string, index: number): Rule {
  const code: RuleCode = `check/${form}/${check.code ?? index + 1}`;
  return {
    code,
    severity: check.severity ?? 'error',
    title: check.message,
    source: customary(check.source),
    find: ({ filing }) => subjectsOf(filing, check).map((subject) => findIn(subject, check)),
  };
}

/** A value and its path. */
interface PlacedPart {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** What a rule is applied to: an element, a group of elements, or the whole filing. */
interface RuleSubject {
  readonly filing: PlacedPart;
  readonly elements: readonly PlacedPart[];
}

function subjectsOf(filing: unknown, { of, groupBy }: DeclaredCheck): readonly RuleSubject[] {
  const root: PlacedPart = { value: filing, path: '' };
  if (of === undefined) return [{ filing: root, elements: [root] }];
  const elements = along([root], of);
  const groups = groupBy === undefined ? elements.map((one) => [one]) : grouped(elements, groupBy);
  return groups.map((group) => ({ filing: root, elements: group }));
}

/** Groups elements of a list by key; an element with a blank key belongs to the group before it. */
function grouped(elements: readonly PlacedPart[], key: string): readonly (readonly PlacedPart[])[] {
  const groups = new Map<string, PlacedPart[]>();
  let last = '';
  for (const element of elements) {
    const list = element.path.replace(/\[\d+\]$/, '');
    const [{ value } = { value: null }] = along([element], key);
    if (!isBlank(value)) last = `${list} ${identityOf(String(value))}`;
    const group = groups.get(last) ?? [];
    group.push(element);
    groups.set(last, group);
  }
  return [...groups.values()];
}

/** Returns all values at a path below these, in order; walks through lists. */
function along(from: readonly PlacedPart[], path: string): readonly PlacedPart[] {
  let here = from;
  for (const step of checkSteps(path)) {
    here = here.flatMap(({ value, path: above }) => {
      if (typeof value !== 'object' || value === null) return [];
      return itemsOf({ value: Reflect.get(value, step), path: above === '' ? step : `${above}.${step}` });
    });
  }
  return here;
}

function itemsOf({ value, path }: PlacedPart): readonly PlacedPart[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.map((item: unknown, index) => ({ value: item, path: `${path}[${index}]` }));
}

function valuesAt({ filing, elements }: RuleSubject, path: string): readonly PlacedPart[] {
  return along(path.startsWith('/') ? [filing] : elements, path);
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? isBlankText(value) : Array.isArray(value) && value.length === 0;
}

function findIn(subject: RuleSubject, check: DeclaredCheck): Found {
  const { when, equal, atMost, order, filled } = check;
  if (when !== undefined && valuesAt(subject, when).every(({ value }) => isBlank(value))) return null;
  if (equal !== undefined) return compare(subject, check, equal, areEqual, '');
  if (atMost !== undefined)
    return compare(subject, check, atMost, (left, right) => left.millionths <= right.millionths, '≤');
  if (order !== undefined) return inOrder(subject, check, order);
  return [filled ?? []].flat().map((path) => blanksAt(subject, check, path));
}

interface Figure {
  readonly millionths: bigint;
  readonly path: JsonPath;
  /** How many decimals it is written with at least. */
  readonly decimals: number;
  /** A share is right both cut and rounded to two decimals. */
  readonly isShare: boolean;
}

/** Returns null if nothing is filled in, or something that is no number. */
function figureOf(subject: RuleSubject, operand: Operand): Figure | null {
  if (typeof operand !== 'string' && 'share' in operand) return shareOf(subject, operand);
  const isSum = typeof operand !== 'string';
  const paths = isSum ? [operand.sum].flat() : [operand];
  const given = paths.flatMap((path) => valuesAt(subject, path)).filter(({ value }) => !isBlank(value));
  const [first] = given;
  if (first === undefined) return null;
  const counted = (isSum ? given : [first]).map(({ value }) => millionthsIn(value));
  const numbers = counted.filter((one) => one !== null);
  if (numbers.length < counted.length) return null;
  const millionths = numbers.reduce((sum, one) => sum + one, 0n);
  return { millionths, path: first.path, decimals: typeof first.value === 'bigint' ? 2 : 0, isShare: false };
}

/** Returns null if a part of it is blank, and of nothing. */
function shareOf(subject: RuleSubject, { share: [part, whole], times }: ShareOperand): Figure | null {
  const [one, all] = [figureOf(subject, part), figureOf(subject, whole)];
  const most = typeof times === 'string' ? (figureOf(subject, times)?.millionths ?? null) : null;
  const factor = typeof times === 'number' ? millionthsOf(String(times)) : most;
  if (one === null || all === null || factor === null || all.millionths <= 0n) return null;
  const exact = (one.millionths * factor) / all.millionths;
  const millionths = most !== null && exact > most ? most : exact;
  return { millionths, path: one.path, decimals: 2, isShare: true };
}

/** A hundredth. */
const HUNDREDTH = 10_000n;

function areEqual(left: Figure, right: Figure): boolean {
  if (!left.isShare && !right.isShare) return left.millionths === right.millionths;
  const off = left.millionths - right.millionths;
  return off < HUNDREDTH && -off < HUNDREDTH;
}

/** Shares are written to two decimals, rounded half up. */
function writtenFigure({ millionths, isShare }: Figure, decimals: number): string {
  const rounded = ((millionths + HUNDREDTH / 2n) / HUNDREDTH) * HUNDREDTH;
  return formatMillionths(isShare ? rounded : millionths, decimals);
}

function millionthsIn(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  return typeof value === 'string' || typeof value === 'number' ? millionthsOf(String(value)) : null;
}

function compare(
  subject: RuleSubject,
  check: DeclaredCheck,
  [one, other]: readonly [Operand, Operand],
  holds: (left: Figure, right: Figure) => boolean,
  sign: string,
): Found {
  const left = figureOf(subject, one);
  const right = figureOf(subject, other);
  if (left === null || right === null || holds(left, right)) return null;
  const decimals = Math.max(left.decimals, right.decimals);
  const written = (figure: Figure) => writtenFigure(figure, decimals);
  return faultOf(check, left.path, `${sign}${written(right)}`, written(left));
}

/** Compares two dates to the precision (day, month or year) that both have. */
function inOrder(subject: RuleSubject, check: DeclaredCheck, [one, other]: readonly [string, string]): Found {
  const [from] = valuesAt(subject, one);
  const [to] = valuesAt(subject, other);
  if (from === undefined || to === undefined || isBlank(from.value) || isBlank(to.value)) return null;
  const [start, end] = [String(from.value), String(to.value)];
  const length = Math.min(start.length, end.length);
  if (start.slice(0, length) <= end.slice(0, length)) return null;
  return faultOf(check, from.path, `≤${end}`, start);
}

function blanksAt(subject: RuleSubject, check: DeclaredCheck, path: string): Found {
  return valuesAt(subject, path)
    .filter(({ value }) => isBlank(value))
    .map((blank) => faultOf(check, blank.path, null, null));
}

function faultOf(
  { message, english }: DeclaredCheck,
  path: JsonPath,
  expected: string | null,
  actual: string | null,
): Fault {
  return { path, message, english: english ?? message, expected, actual };
}
