/** What an input takes, and what is said beside it: by the kind of its place in the filing. */
import type { JsonPath } from '../diagnostics/index.js';
import { placeAt } from '../filing/index.js';
import type { Pattern } from '../reading/index.js';
import type { Validation } from '../spreadsheet/index.js';
import { type ChoiceLists, choicesFor } from './choices.js';

interface RuleContext {
  readonly pattern: Pattern | null;
  readonly lists: ChoiceLists;
  readonly boxes: readonly string[];
}

/** What the schema takes: 15 digits before the point. */
const most = 999_999_999_999_999;

export function inputRule(
  range: string,
  path: JsonPath,
  { pattern, lists, boxes }: RuleContext,
): readonly Validation[] {
  const place = placeAt(path, pattern?.schema);
  if (place === null) return [];
  const name = /([^.[\]]+)(?:\[\d+\])?$/u.exec(path)?.[1] ?? '';
  const { label, kind } = place;
  const choices = choicesFor(name, boxes, pattern);
  if (choices.length > 0) {
    const rule = { kind: 'list', source: lists.rangeOf(choices), isStrict: false } as const;
    return [
      { range, rule, title: label, hint: kind === 'texts' ? '从列表中选；多选时用、分开' : '从列表中选' },
    ];
  }
  switch (kind) {
    case 'amount':
      return [
        {
          range,
          rule: { kind: 'decimal', least: -most, most },
          title: label,
          hint: `${label}：只填数字，${unitHint(pattern)}`,
        },
      ];
    case 'decimal':
      return [{ range, rule: numberRule(label), title: label, hint: `${label}：只填数字` }];
    case 'date':
      return [{ range, rule: { kind: 'date' }, title: label, hint: '日期，如 2024-01-31' }];
    case 'target':
      return [{ range, rule: { kind: 'any' }, title: label, hint: '如 ≥85%、=3场、每月10日' }];
    default:
      return [];
  }
}

/** People and offices are counted in whole numbers. */
function numberRule(label: string): Validation['rule'] {
  return { kind: /(?:人数|个数|机构数|数量)$/u.test(label) ? 'whole' : 'decimal', least: -most, most };
}

function unitHint(pattern: Pattern | null): string {
  return pattern?.amountPower === 4 ? '单位：万元' : '单位：元';
}
