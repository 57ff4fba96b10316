/** Helpers that compare and reckon, exactly. */
import { amountOf, formatAmount, formatMillionths, millionthsOf } from '../../filing/index.js';
import type { ExpressionShape, Helper, Parameter } from '../helper.js';
import { isBlank, Leaf, ownLeaf } from '../leaf.js';
import { leafShape } from '../shape.js';
import { asLeaf, sourcesOf } from './arguments.js';

const boolean = leafShape('boolean');
const text = leafShape('text');
const pair: readonly Parameter[] = [
  { name: '数', takes: { kind: 'leaf' } },
  { name: '数', takes: { kind: 'leaf' } },
];
const numbers: Parameter = { name: '数', takes: { kind: 'leaf' }, rest: true };

/** In millionths; null for what is blank or no number. A literal beside an amount is in 元. */
function millionths(value: unknown): bigint | null {
  const leaf = asLeaf(value);
  if (typeof leaf.value === 'bigint') return leaf.value;
  return millionthsOf(leaf.text.trim().replace(/%$/, ''));
}

/** False if one of the two is no number. */
function comparison(name: string, summary: string, holds: (left: bigint, right: bigint) => boolean): Helper {
  return {
    name,
    summary,
    example: `{{#if (${name} project.funding.total 1000000)}}`,
    parameters: pair,
    returns: () => boolean,
    run: ([left, right]) => {
      const [one, other] = [millionths(left), millionths(right)];
      return ownLeaf(boolean, one !== null && other !== null && holds(one, other));
    },
  };
}

/** Amounts give an amount, numbers a number; one cannot be reckoned with the other. */
function reckonedShape(shapes: readonly ExpressionShape[]): ExpressionShape | string {
  const amounts = shapes.filter((shape) => shape.kind === 'leaf' && shape.leaf === 'amount');
  if (amounts.length > 0 && amounts.length < shapes.length) return '金额只能和金额相加减';
  return amounts.length > 0 ? leafShape('amount') : leafShape('decimal');
}

/** Blanks count as nothing; blank where all are blank or one is no number. */
function reckoning(name: string, summary: string, sign: 1n | -1n): Helper {
  return {
    name,
    summary,
    example: `{{${name} project.funding.annual.fiscal project.funding.annual.other}}`,
    parameters: [numbers],
    returns: reckonedShape,
    run: (values, { settings }) => {
      const leaves = values.map(asLeaf);
      const filled = leaves.filter((leaf) => !isBlank(leaf));
      const parts = leaves.map((leaf) => (isBlank(leaf) ? 0n : millionths(leaf)));
      const sources = sourcesOf(filled.length === 0 ? leaves : filled);
      if (filled.length === 0 || parts.includes(null)) return new Leaf(text, null, sources, '');
      const total = parts.reduce<bigint>(
        (sum, part, index) => sum + (index === 0 ? 1n : sign) * (part ?? 0n),
        0n,
      );
      if (filled.every(({ value }) => typeof value === 'bigint')) {
        const amount = amountOf(total);
        return new Leaf(leafShape('amount'), amount, sources, formatAmount(amount, settings.amountUnit));
      }
      const printed = formatMillionths(total);
      return new Leaf(leafShape('decimal'), printed, sources, printed);
    },
  };
}

const percent: Helper = {
  name: 'percent',
  summary: '数后面加 %；没填则不印，已有 % 的照印',
  example: '{{percent (executionRate unitSelfEvaluation.budget.fiscal)}}',
  parameters: [{ name: '数', takes: { kind: 'leaf' } }],
  returns: () => text,
  run: ([value]) => {
    const leaf = asLeaf(value);
    const isNumber = millionthsOf(leaf.text.trim()) !== null;
    return new Leaf(text, leaf.value, leaf.sources, isNumber ? `${leaf.text.trim()}%` : leaf.text);
  },
};

export const numberHelpers: readonly Helper[] = [
  comparison('gt', '前一个数大于后一个；有一个没填或不是数则不成立', (left, right) => left > right),
  comparison('lt', '前一个数小于后一个；有一个没填或不是数则不成立', (left, right) => left < right),
  reckoning('add', '各数之和，分毫不差；没填的不算，都没填则不印', 1n),
  reckoning('subtract', '第一个数减去其余各数，分毫不差；没填的不算，都没填则不印', -1n),
  percent,
];
