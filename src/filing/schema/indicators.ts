/** Indicators (绩效指标) and what is common to the three kinds of them. */
import * as z from 'zod';
import { fieldMeta, list, record, type ZodShape } from './field.js';
import { value } from './numbers.js';
import { text } from './text.js';

const mostIndicators = 10_000;

const targetParts = {
  operator: text('比较符', '如 "≥"、"="、"≤"'),
  value: value('数值'),
  unit: text('计量单位', '如 "%"、"人次"'),
};

/** An indicator's target: a text as printed (`≥85.00(%)`, `每月10日`), or operator, value and unit apart. */
export function target(label: string) {
  return z
    .union([text(label), z.strictObject(targetParts)])
    .default(null)
    .register(fieldMeta, {
      label,
      description: '按印出的样子写成文字，如 "≥85.00(%)"；或写 {"operator", "value", "unit"}',
      kind: 'target',
    });
}

/** The levels and the name, whose labels differ from form to form. */
export function levels(labels: { readonly level1: string; readonly level2: string; readonly name: string }) {
  return {
    level1: text(labels.level1),
    level2: text(labels.level2),
    name: text(labels.name),
  };
}

export function indicators<Parts extends ZodShape>(parts: Parts) {
  const name = { label: '绩效指标' };
  return list(name, record(name, parts), mostIndicators);
}
