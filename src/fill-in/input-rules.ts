/** Validation rules and hints for inputs, by the kind of their place in the filing. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Pattern } from '../reading/index.js';
import type { Validation } from '../spreadsheet/index.js';
import { type ChoiceLists, choicesFor } from './choices.js';

interface RuleContext {
  readonly pattern: Pattern;
  readonly lists: ChoiceLists;
  readonly boxes: readonly string[];
  /** The piece of a target that the cell shows; null: all that its place holds. */
  readonly piece: string | null;
}

/** Largest amount that the schema accepts: 15 digits before the point. */
const most = 999_999_999_999_999;

/** A validation without its range. */
export type InputRule = Omit<Validation, 'range'>;

/** Returns null if anything may be filled in and nothing needs to be said. */
export function inputRule(path: JsonPath, { pattern, lists, boxes, piece }: RuleContext): InputRule | null {
  const place = pattern.kinds.placeAt(path);
  if (place === null) return null;
  const name = piece ?? /([^.[\]]+)(?:\[\d+\])?$/u.exec(path)?.[1] ?? '';
  const { label, kind } = place;
  const isDeclared = place.choices.length > 0;
  const choices = isDeclared ? place.choices : choicesFor(name, boxes, pattern);
  if (choices.length > 0) {
    const rule = { kind: 'list', source: lists.rangeOf(choices), isStrict: isDeclared } as const;
    return { rule, title: label, hint: kind === 'texts' ? '从列表中选；多选时用、分开' : '从列表中选' };
  }
  switch (kind) {
    case 'amount':
      return {
        rule: { kind: 'decimal', least: -most, most },
        title: label,
        hint: `${label}：只填数字，${unitHint(pattern)}`,
      };
    case 'decimal':
      return { rule: numberRule(label), title: label, hint: `${label}：只填数字` };
    case 'date':
      return { rule: { kind: 'date' }, title: label, hint: '日期，如 2024-01-31' };
    case 'target':
      if (piece !== null) return null;
      return { rule: { kind: 'any' }, title: label, hint: '如 ≥85%、=3场、每月10日' };
    default:
      return null;
  }
}

/** People and offices are counted in whole numbers. */
function numberRule(label: string): Validation['rule'] {
  return { kind: /(?:人数|个数|机构数|数量)$/u.test(label) ? 'whole' : 'decimal', least: -most, most };
}

function unitHint(pattern: Pattern): string {
  return pattern.amountPower === 4 ? '单位：万元' : '单位：元';
}
