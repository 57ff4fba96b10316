/** Normalises values between JSON and schema: understands non-canonical but unambiguous ones, and records each repair. */
import type { Text } from '../diagnostics/index.js';
import { NumberText, type PathStep } from '../json/index.js';
import { childField } from './labels.js';
import { understandDate, understandPeriod, understandYear } from './normalize-date.js';
import { understandAmount, understandCount, understandNumber } from './normalize-number.js';
import { understandText } from './normalize-text.js';
import { understandAnswers, understandTicks } from './normalize-ticks.js';
import type { Field } from './schema/structure.js';

/** Something that was read as something else. */
export interface Repair {
  readonly steps: readonly PathStep[];
  readonly given: unknown;
  readonly readAs: unknown;
  /** What was changed in a text that is too long to show; null if old and new text are shown. */
  readonly how: Text | null;
}

interface Normalized {
  /** The value given, where nothing was repaired; it is never changed itself. */
  readonly value: unknown;
  readonly repairs: readonly Repair[];
}

/** Repairs amounts, numbers, dates and ticks as `field` says where they stand, and what converters leave in texts. */
export function normalize(value: unknown, field: Field | null): Normalized {
  const repairs: Repair[] = [];
  return { value: walk(value, field, [], repairs), repairs };
}

function walk(value: unknown, field: Field | null, steps: readonly PathStep[], repairs: Repair[]): unknown {
  if (field === null || value === null || value === undefined) return value;
  if (field.kind === 'list') return walkList(value, field, steps, repairs);
  if (field.kind === 'record' || field.kind === 'target') return walkRecord(value, field, steps, repairs);
  if (
    typeof value === 'string' &&
    (field.kind === 'text' || field.kind === 'texts' || field.kind === 'value')
  )
    return walkText(value, field.kind, steps, repairs);
  const readAs = understand(value, field.kind, steps.at(-1), 'isPercent' in field && field.isPercent);
  if (readAs === undefined) return value;
  repairs.push({ steps, given: value, readAs, how: null });
  return readAs;
}

/** A text, of which debris goes first; what is left may hold ticks or a number. */
function walkText(
  given: string,
  kind: 'text' | 'texts' | 'value',
  steps: readonly PathStep[],
  repairs: Repair[],
): unknown {
  const last = steps.at(-1);
  const text = understandText(given, typeof last === 'number' && kind === 'text' ? last : null);
  if (text !== undefined) repairs.push({ steps, given, readAs: text.value, how: text });
  const value = text === undefined ? given : text.value;
  const readAs = value === null || isTextLeftAlone(kind, last) ? undefined : understand(value, kind, last);
  if (readAs === undefined) return value;
  repairs.push({ steps, given: value, readAs, how: null });
  return readAs;
}

function walkList(value: unknown, field: Field, steps: readonly PathStep[], repairs: Repair[]): unknown {
  if (!Array.isArray(value)) return value;
  const element = childField(field, 0);
  const walked = value.map((item: unknown, index) => walk(item, element, [...steps, index], repairs));
  return walked.some((item, index) => item !== value[index]) ? walked : value;
}

function walkRecord(value: unknown, field: Field, steps: readonly PathStep[], repairs: Repair[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const changed: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    const child = childField(field, key);
    if (child === null || part === null || isSoundText(part, child.kind, key)) continue;
    const walked = walk(part, child, [...steps, key], repairs);
    if (walked !== part) changed.push([key, walked]);
  }
  if (changed.length === 0) return value;
  const copy: Record<string, unknown> = Object.create(null);
  return Object.assign(copy, value, Object.fromEntries(changed));
}

/** Whether the value is a text without anything to repair, as most are; its place is then not needed. */
function isSoundText(value: unknown, kind: Field['kind'], key: string): boolean {
  return (
    kind === 'text' &&
    key !== 'nature' &&
    typeof value === 'string' &&
    understandText(value, null) === undefined
  );
}

function isTextLeftAlone(kind: Field['kind'], key: PathStep | undefined): boolean {
  return kind === 'text' && key !== 'nature';
}

/** undefined: as it should be, or not understood; then the schema has its say. */
function understand(
  value: unknown,
  kind: Field['kind'],
  key: PathStep | undefined,
  isPercent = false,
): unknown {
  if (kind === 'texts' && typeof value === 'object' && value !== null && !Array.isArray(value))
    return understandAnswers(value);
  if (value instanceof NumberText) return understand(value.text, kind, key, isPercent);
  if (typeof value !== 'string') return undefined;
  switch (kind) {
    case 'amount':
      return understandAmount(value);
    case 'decimal':
      return isCount(key)
        ? understandCount(value)
        : understandNumber(value, isPercent ? /\(?[%分]\)?$/u : /[分月]$/u);
    case 'value':
      return understandNumber(value, null) ?? undefined;
    case 'date':
      return understandDate(value);
    case 'period':
      return understandPeriod(value);
    case 'year':
      return understandYear(value);
    case 'texts':
      return understandTicks(value);
    case 'text':
      return understandOneTick(value);
    case 'record':
    case 'target':
    case 'list':
      return undefined;
  }
}

/** Persons and bodies: 12.0 of them are 12. */
function isCount(key: PathStep | undefined): boolean {
  return key === 'onDuty' || key === 'departments' || key === 'subordinateUnits';
}

/** 项目性质 holds one word only. */
function understandOneTick(value: string): string | null | undefined {
  const ticked = understandTicks(value);
  return typeof ticked === 'string' || ticked === null ? ticked : undefined;
}
