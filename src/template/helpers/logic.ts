/** Helpers for conditions. */
import { isSameText } from '../../identity/index.js';
import type { Helper, Parameter } from '../helper.js';
import { isBlank, isTrue, Leaf, ownLeaf } from '../leaf.js';
import { leafShape } from '../shape.js';
import { asLeaf, sourcesOf } from './arguments.js';

const boolean = leafShape('boolean');
const booleanShape = () => boolean;
const conditions: Parameter = { name: '条件', takes: { kind: 'any' }, rest: true };
const pair: readonly Parameter[] = [
  { name: '值', takes: { kind: 'leaf' } },
  { name: '值', takes: { kind: 'leaf' } },
];

const isAnswer = (value: unknown): value is Leaf => value instanceof Leaf && value.shape === boolean;

const holding = ownLeaf(boolean, true);
const failing = ownLeaf(boolean, false);

function answer(holds: boolean): Leaf {
  return holds ? holding : failing;
}

/** With the paths of what is known by it: that values are the same says what they are. */
function yes(known: readonly Leaf[]): Leaf {
  return known.length === 0 ? holding : new Leaf(boolean, true, sourcesOf(known), 'true');
}

/** Compares values as printed: the year 2024 equals the word "2024". */
function same(left: unknown, right: unknown): boolean {
  return isSameText(asLeaf(left).text, asLeaf(right).text);
}

export const logicHelpers: readonly Helper[] = [
  {
    name: 'eq',
    summary: '两个值印出来相同',
    example: '{{#if (eq row.level1 "投入管理指标")}}',
    parameters: pair,
    returns: booleanShape,
    run: ([left, right]) => (same(left, right) ? yes([asLeaf(left), asLeaf(right)]) : answer(false)),
  },
  {
    name: 'ne',
    summary: '两个值印出来不同',
    example: '{{#if (ne options.form "project-target")}}',
    parameters: pair,
    returns: booleanShape,
    run: ([left, right]) => answer(!same(left, right)),
  },
  {
    name: 'and',
    summary: '条件都成立',
    example: '{{#if (and @root.options.numbering row.number)}}',
    parameters: [conditions],
    returns: booleanShape,
    run: (all) => (all.every(isTrue) ? yes(all.filter(isAnswer)) : answer(false)),
  },
  {
    name: 'or',
    summary: '至少一个条件成立',
    example: '{{#if (or project.goals.overall project.goals.annual)}}',
    parameters: [conditions],
    returns: booleanShape,
    run: (all) => answer(all.some(isTrue)),
  },
  {
    name: 'not',
    summary: '条件不成立',
    example: '{{#if (not options.list)}}',
    parameters: [{ name: '条件', takes: { kind: 'any' } }],
    returns: booleanShape,
    run: ([value]) => answer(!isTrue(value)),
  },
  {
    name: 'blank',
    summary: '没有填：null、空的文字、空的列表、全空的一组',
    example: '{{#if (blank row.name)}}',
    parameters: [{ name: '值', takes: { kind: 'any' } }],
    returns: booleanShape,
    run: ([value]) => answer(isBlank(value)),
  },
];
