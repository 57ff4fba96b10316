/** Makes a function of a check that a form declares: paths are taken apart once, and put together only where something is found. */
import type { JsonPath } from '../diagnostics/index.js';
import {
  checkSteps,
  type DeclaredCheck,
  formatMillionths,
  millionthsOf,
  type Operand,
  type ShareOperand,
  wan,
} from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import type { Fault, Found } from './fault.js';
import {
  along,
  type CheckSubject,
  isBlank,
  type Part,
  type PartReader,
  partReader,
  pathOf,
} from './filing-parts.js';
import { leastYuan, misplacedPart, misplacement } from './money.js';
import { hundredth } from './score.js';

/** Returns a function from a filing to what the check finds in it. */
export function finderOf(check: DeclaredCheck): (filing: unknown) => Found {
  const subjectsOf = subjectReader(check);
  const find = faultFinder(check);
  const applies = check.when === undefined ? null : partReader(check.when);
  return (filing) => {
    const found: Found[] = [];
    for (const subject of subjectsOf({ value: filing, holder: null, step: '' })) {
      if (applies?.(subject).every(isBlank) === true) continue;
      const fault = find(subject);
      if (fault !== null) found.push(fault);
    }
    return found;
  };
}

/**
 * Returns the scores that checks suggest for places that are blank: the share of points that an `equal` says is right there.
 * `filing`: a filing, or its JSON.
 */
export function declaredScores(
  filing: unknown,
  checks: readonly DeclaredCheck[],
): ReadonlyMap<JsonPath, string> {
  const root: Part = { value: filing, holder: null, step: '' };
  return new Map(checks.flatMap((check) => suggesterOf(check)?.(root) ?? []));
}

function suggesterOf(check: DeclaredCheck) {
  const [score, share] = check.equal ?? [];
  if (typeof score !== 'string' || typeof share !== 'object' || !('share' in share)) return null;
  if (typeof share.times !== 'string') return null;
  const subjectsOf = subjectReader(check);
  const [placesOf, figureOf] = [partReader(score), figureReader(share)];
  return (root: Part): readonly (readonly [JsonPath, string])[] =>
    subjectsOf(root).flatMap((subject) => {
      const figure = figureOf(subject);
      const blanks = figure === null ? [] : placesOf(subject).filter(isBlank);
      return blanks.map((part) => [pathOf(part), figure === null ? '' : writtenFigure(figure, 2)] as const);
    });
}

function subjectReader({ of, groupBy }: DeclaredCheck): (filing: Part) => readonly CheckSubject[] {
  if (of === undefined) return (filing) => [{ filing, elements: [filing] }];
  const steps = checkSteps(of);
  const keys = groupBy === undefined ? null : checkSteps(groupBy);
  return (filing) => {
    const elements = along([filing], steps);
    if (keys === null) return elements.map((element) => ({ filing, elements: [element] }));
    return grouped(elements, keys).map((group) => ({ filing, elements: group }));
  };
}

/** Groups elements of a list by key; an element with a blank key belongs to the group before it. */
function grouped(elements: readonly Part[], keys: readonly string[]): readonly (readonly Part[])[] {
  const groups = new Map<string, Part[]>();
  let last = '';
  for (const element of elements) {
    const [key] = along([element], keys);
    if (key !== undefined && !isBlank(key))
      last = `${element.holder === null ? '' : pathOf(element.holder)} ${identityOf(String(key.value))}`;
    const group = groups.get(last) ?? [];
    group.push(element);
    groups.set(last, group);
  }
  return [...groups.values()];
}

function faultFinder(check: DeclaredCheck): (subject: CheckSubject) => Found {
  const { equal, atMost, order, filled } = check;
  if (equal !== undefined) return comparison(check, equal, areEqual, '');
  if (atMost !== undefined)
    return comparison(check, atMost, (left, right) => left.millionths <= right.millionths, '≤');
  if (order !== undefined) return dateOrder(check, order);
  const places = [filled ?? []].flat().map(partReader);
  return (subject) => {
    const blanks = places.flatMap((partsOf) => partsOf(subject).filter(isBlank));
    return blanks.length === 0 ? null : blanks.map((blank) => faultOf(check, blank, null, null));
  };
}

interface Figure {
  readonly millionths: bigint;
  /** Where it stands, or begins; the whole filing for a fixed number. */
  readonly part: Part;
  /** How many decimals it is written with at least. */
  readonly decimals: number;
  /** A share is right both cut and rounded to two decimals. */
  readonly isShare: boolean;
}

/** Returns null if nothing is filled in, or something that is no number. */
type FigureReader = (subject: CheckSubject) => Figure | null;

function figureReader(operand: Operand): FigureReader {
  if (typeof operand === 'number') return fixedFigure(operand);
  if (typeof operand === 'string') return firstFigure(partReader(operand));
  return 'share' in operand ? shareReader(operand) : sumReader([operand.sum].flat().map(partReader));
}

function fixedFigure(number: number): FigureReader {
  const millionths = millionthsOf(String(number));
  return ({ filing }) => (millionths === null ? null : plainFigure(millionths, filing));
}

function firstFigure(partsOf: PartReader): FigureReader {
  return (subject) => {
    const part = partsOf(subject).find((one) => !isBlank(one));
    const millionths = part === undefined ? null : millionthsIn(part.value);
    return part === undefined || millionths === null ? null : plainFigure(millionths, part);
  };
}

function sumReader(places: readonly PartReader[]): FigureReader {
  return (subject) => {
    const parts = places.flatMap((partsOf) => partsOf(subject));
    return sumOf(parts.filter((part) => !isBlank(part)));
  };
}

function sumOf(parts: readonly Part[]): Figure | null {
  const [first] = parts;
  let sum = 0n;
  for (let index = 0; index < parts.length; index += 1) {
    const millionths = millionthsIn(parts[index]?.value);
    if (millionths === null) return null;
    sum += millionths;
  }
  return first === undefined ? null : plainFigure(sum, first);
}

function plainFigure(millionths: bigint, part: Part): Figure {
  return { millionths, part, decimals: typeof part.value === 'bigint' ? 2 : 0, isShare: false };
}

/** Returns null if a part of it is blank, and of nothing. */
function shareReader({ share: [part, whole], times }: ShareOperand): FigureReader {
  const [partOf, wholeOf] = [figureReader(part), figureReader(whole)];
  const mostOf = typeof times === 'string' ? figureReader(times) : null;
  const fixed = typeof times === 'number' ? millionthsOf(String(times)) : null;
  return (subject) => {
    const [one, all] = [partOf(subject), wholeOf(subject)];
    const most = mostOf?.(subject)?.millionths ?? null;
    const factor = fixed ?? most;
    if (one === null || all === null || factor === null || all.millionths <= 0n) return null;
    // A negative amount is a finding of its own.
    if (one.millionths < 0n) return null;
    const exact = (one.millionths * factor) / all.millionths;
    const millionths = most !== null && exact > most ? most : exact;
    return { millionths, part: one.part, decimals: 2, isShare: true };
  };
}

function areEqual(left: Figure, right: Figure): boolean {
  if (!left.isShare && !right.isShare) return left.millionths === right.millionths;
  const off = left.millionths - right.millionths;
  return off < hundredth && -off < hundredth;
}

/** Shares are written to two decimals, rounded half up. */
function writtenFigure({ millionths, isShare }: Figure, decimals: number): string {
  const rounded = ((millionths + hundredth / 2n) / hundredth) * hundredth;
  return formatMillionths(isShare ? rounded : millionths, decimals);
}

function millionthsIn(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  return typeof value === 'string' || typeof value === 'number' ? millionthsOf(String(value)) : null;
}

function comparison(
  check: DeclaredCheck,
  [one, other]: readonly [Operand, Operand],
  holds: (left: Figure, right: Figure) => boolean,
  sign: string,
): (subject: CheckSubject) => Fault | null {
  const [leftOf, rightOf] = [figureReader(one), figureReader(other)];
  const placeOf = check.at === undefined ? null : partReader(check.at);
  const [partsOfOne, partsOfOther] = [summandReader(check, one), summandReader(check, other)];
  const isOfPoints = typeof other === 'object' && 'share' in other && typeof other.times === 'string';
  return (subject) => {
    const left = leftOf(subject);
    const right = left === null ? null : rightOf(subject);
    if (left === null || right === null || holds(left, right)) return null;
    const misplaced = misplacedIn(partsOfOther(subject), left) ?? misplacedIn(partsOfOne(subject), right);
    if (misplaced !== null) return misplaced;
    const mixed = inMixedUnits(left, right);
    // Of a score that follows from a rate it is said of the rate.
    if (mixed !== null) return isOfPoints ? null : mixed;
    const decimals = Math.max(left.decimals, right.decimals);
    const written = (figure: Figure) => writtenFigure(figure, decimals);
    const part = placeOf?.(subject)[0] ?? left.part;
    return faultOf(check, part, `${sign}${written(right)}`, written(left));
  };
}

/** A share that is off by 10,000: the amounts are in two units, the share itself is right. */
function inMixedUnits(left: Figure, right: Figure): Fault | null {
  if (left.isShare || !right.isShare || right.millionths <= 0n) return null;
  const [one, other] = [left.millionths, right.millionths];
  const off = one > other ? one - other * 10_000n : other - one * 10_000n;
  if (one <= 0n || off >= hundredth * 2n || -off >= hundredth * 2n) return null;
  return {
    path: pathOf(right.part),
    message: '与它的预算数像是一个按元、一个按万元填写的：执行率正好差一万倍，请核对',
    english: 'one of the two amounts is probably in units of 10,000: the rate is off by that',
    actual: writtenFigure(plainFigure(millionthsIn(right.part.value) ?? 0n, right.part), 2),
  };
}

/** The amounts of a sum that is to be equal to a total; none of any other comparison. */
function summandReader({ equal }: DeclaredCheck, operand: Operand): PartReader {
  if (equal === undefined || typeof operand !== 'object' || !('sum' in operand)) return () => [];
  const places = [operand.sum].flat().map(partReader);
  return (subject) => places.flatMap((partsOf) => partsOf(subject));
}

/** An amount of the sum that is in another unit; where all of them are, it is said of the first. */
function misplacedIn(parts: readonly Part[], total: Figure): Fault | null {
  const amounts = parts.map(({ value }) => (typeof value === 'bigint' ? value : null));
  const one = misplacedPart(total.millionths, amounts);
  const part = one === null ? undefined : parts[one.index];
  if (one !== null && part !== undefined)
    return misplacement(pathOf(part), amounts[one.index] ?? 0n, one.meant, '合计才对');
  const sum = amounts.reduce<bigint>((all, amount) => all + (amount ?? 0n), 0n);
  const first = parts.find(({ value }) => typeof value === 'bigint' && value > 0n);
  if (first === undefined || sum <= 0n || sum >= leastYuan || sum * wan !== total.millionths) return null;
  return {
    path: pathOf(first),
    message: '各项像是按万元填写的：都乘以一万，合计才对',
    english: 'its parts are probably in units of 10,000',
    actual: formatMillionths(millionthsIn(first.value) ?? 0n, 2),
  };
}

/** Compares two dates to the precision (day, month or year) that both have. */
function dateOrder(check: DeclaredCheck, order: readonly [string, string]) {
  const [fromOf, toOf] = [partReader(order[0]), partReader(order[1])];
  return (subject: CheckSubject): Fault | null => {
    const [from] = fromOf(subject);
    const [to] = toOf(subject);
    if (from === undefined || to === undefined || isBlank(from) || isBlank(to)) return null;
    const [start, end] = [String(from.value), String(to.value)];
    const length = Math.min(start.length, end.length);
    if (start.slice(0, length) <= end.slice(0, length)) return null;
    return faultOf(check, from, `≤${end}`, start);
  };
}

function faultOf(
  { message, english }: DeclaredCheck,
  part: Part,
  expected: string | null,
  actual: string | null,
): Fault {
  return { path: pathOf(part), message, english: english ?? message, expected, actual };
}
