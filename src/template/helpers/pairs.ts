/** Helpers that make rows: two lists side by side, and lists filled up with blank rows. */
import { blankOf } from '../context-tree.js';
import type { Helper } from '../helper.js';
import { type Branch, isBlank, Leaf, leafIdentity, MadeRecord, SourcedList, SourcedRecord } from '../leaf.js';
import { recordShape, type Shape } from '../shape.js';
import { listArgument, sourcesOf, wordArgument } from './arguments.js';

/** Items of both lists that belong together. */
interface PairGroup {
  readonly left: Branch[];
  readonly right: Branch[];
}

/**
 * Without `by` the first items stand side by side, the second, and so on. With it they do so within a group of items
 * that say the same under these names; groups come in the order of the left list, those of the right alone behind the
 * one that they follow there.
 */
export const pair: Helper = {
  name: 'pair',
  summary:
    '两个列表并排：每行有 left 和 right，少的一边补空行；写了 by 则按这些名称相同的分组对齐，行里也有这些名称',
  example:
    '{{#each (pair project.indicators project.indicators by="level1 level2") as |row|}}{{row.left.name}}{{row.right.name}}{{/each}}',
  parameters: [
    { name: '左边的列表', takes: { kind: 'list' } },
    { name: '右边的列表', takes: { kind: 'list' } },
  ],
  named: [{ name: 'by', takes: { kind: 'word' }, optional: true }],
  returns: ([left, right], { by }) => {
    if (left?.kind !== 'list' || right?.kind !== 'list') return '要两个列表';
    const fields: Record<string, Shape> = { left: left.item, right: right.item };
    for (const name of by === undefined ? [] : namesIn(by)) {
      const [one, other] = [fieldOf(left.item, name), fieldOf(right.item, name)];
      if (one?.kind !== 'leaf' || other?.kind !== 'leaf') return `两边的列表要都有“${name}”`;
      fields[name] = one;
    }
    return { kind: 'list', item: recordShape(fields) };
  },
  run: ([one, other], { named }) => {
    const [left, right] = [listArgument(one), listArgument(other)];
    const names = named.by === undefined ? [] : namesIn(wordArgument(named.by));
    const rows = groupsOf(left, right, names).flatMap((group) => rowsOf(group, left.item, right.item, names));
    const by = names.map((name) => [name, fieldOf(left.item, name) ?? left.item] as const);
    const item = recordShape({ left: left.item, right: right.item, ...Object.fromEntries(by) });
    return new SourcedList(rows, item, left.source);
  },
};

function namesIn(by: unknown): readonly string[] {
  return String(by)
    .split(/\s+/)
    .filter((name) => name !== '');
}

function fieldOf(item: Shape, name: string): Shape | undefined {
  return item.kind === 'record' ? item.fields.get(name) : undefined;
}

function groupsOf(left: SourcedList, right: SourcedList, names: readonly string[]): readonly PairGroup[] {
  const groups = new Map<string, PairGroup>();
  const order: string[] = [];
  const add = (side: keyof PairGroup, items: readonly Branch[]) => {
    let before = -1;
    for (const item of items) {
      const key = keyOf(item, names);
      const group = groups.get(key) ?? { left: [], right: [] };
      if (!groups.has(key)) order.splice(side === 'left' ? order.length : before + 1, 0, key);
      groups.set(key, group);
      group[side].push(item);
      before = order.indexOf(key);
    }
  };
  add('left', left.items);
  add('right', right.items);
  return order.flatMap((key) => groups.get(key) ?? []);
}

function keyOf(item: Branch, names: readonly string[]): string {
  const identities = names.map((name) => {
    const leaf = leafUnder(item, name);
    return leaf === null ? '' : leafIdentity(leaf);
  });
  return JSON.stringify(identities);
}

function leafUnder(item: Branch, name: string): Leaf | null {
  const branch = item instanceof SourcedRecord ? item.get(name) : null;
  return branch instanceof Leaf ? branch : null;
}

function rowsOf({ left, right }: PairGroup, leftItem: Shape, rightItem: Shape, names: readonly string[]) {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const sides = { left: left[index] ?? blankOf(leftItem), right: right[index] ?? blankOf(rightItem) };
    const by = names.flatMap((name) => {
      const leaves = [sides.left, sides.right].flatMap((side) => leafUnder(side, name) ?? []);
      const [first] = leaves;
      const shown = leaves.find((leaf) => !isBlank(leaf)) ?? first;
      // What is printed once is of both: neither side is without its group where the form is read back.
      return shown === undefined
        ? []
        : [[name, new Leaf(shown.shape, shown.value, sourcesOf(leaves), shown.text)] as const];
    });
    return new MadeRecord({ ...sides, ...Object.fromEntries(by) });
  });
}

const maxRows = 200;

export const atLeast: Helper = {
  name: 'atLeast',
  summary: '列表的项数不足时用空行补足',
  example: '{{#each (atLeast project.indicators 5) as |row|}}{{row.name}}{{/each}}',
  parameters: [
    { name: '列表', takes: { kind: 'list' } },
    { name: '行数', takes: { kind: 'leaf' } },
  ],
  returns: ([list, count]) => {
    const wanted = count?.kind === 'literal' ? count.value : null;
    const isCount = typeof wanted === 'number' && Number.isInteger(wanted) && wanted > 0 && wanted <= maxRows;
    return list?.kind === 'list' && isCount ? list : `行数要写成 1 到 ${maxRows} 的数`;
  },
  run: ([list, count]) => {
    const { items, item, source } = listArgument(list);
    const missing = Math.max(0, Number(count) - items.length);
    const blanks = Array.from({ length: missing }, () => blankOf(item));
    return new SourcedList([...items, ...blanks], item, source);
  },
};
