/** Helpers for lists: rows numbered within their group, the blank form's groups, sums and counts. */
import { amountOf, formatAmount, formatMillionths, sumAmounts, sumDecimals } from '../../filing/index.js';
import { AttributeText, type ExpressionShape, type Helper, HelperError, PageNumber } from '../helper.js';
import {
  type Branch,
  isBlank,
  Leaf,
  leafIdentity,
  MadeRecord,
  ownLeaf,
  SourcedList,
  SourcedRecord,
} from '../leaf.js';
import { extendedShape, leafShape, type Shape } from '../shape.js';
import { asLeaf, leafArgument, listArgument, recordArgument, sourcesOf, wordArgument } from './arguments.js';

const number = leafShape('number');
const indicatorFields = ['level1', 'level2', 'name'] as const;

/** Counts rows with a name; a row without one has no number and takes none. */
const numbered: Helper = {
  name: 'numbered',
  summary: '给每一行加上 number：在其一级、二级指标之内的序号；没有名称的行为空',
  example: '{{#each (numbered project.indicators) as |row|}}指标{{row.number}}：{{row.name}}{{/each}}',
  parameters: [{ name: '指标', takes: { kind: 'records', fields: indicatorFields } }],
  returns: ([list]) => (list?.kind === 'list' ? { kind: 'list', item: withNumber(list.item) } : '要一组指标'),
  run: ([list]) => {
    const { items, item: shape, source } = listArgument(list);
    const counts = new Map<string, number>();
    const rows = items.map((item) => {
      const row = recordArgument(item);
      if (isBlank(row.get('name'))) return new MadeRecord({ number: ownLeaf(number, null) }, row);
      const group = groupOf(row);
      const next = (counts.get(group) ?? 0) + 1;
      counts.set(group, next);
      return new MadeRecord({ number: ownLeaf(number, next) }, row);
    });
    return new SourcedList(rows, withNumber(shape), source);
  },
};

/** Tells groups apart whatever their names hold. */
function groupOf(row: SourcedRecord): string {
  const level1 = leafIdentity(leafArgument(row.get('level1')));
  return `${level1.length}:${level1}${leafIdentity(leafArgument(row.get('level2')))}`;
}

function withNumber(row: Shape): Shape {
  return row.kind === 'record' ? extendedShape(row, { number }) : row;
}

const ordinal: Helper = {
  name: 'ordinal',
  summary: '从 1 起的序号',
  example: '{{ordinal @index}}',
  parameters: [{ name: '从 0 起的序号', takes: { kind: 'leaf', leaves: ['number'] } }],
  returns: () => number,
  run: ([index]) => ownLeaf(number, Number(asLeaf(index).value) + 1),
};

const count: Helper = {
  name: 'count',
  summary: '列表的项数',
  example: '{{count project.indicators}}',
  parameters: [{ name: '列表', takes: { kind: 'list' } }],
  returns: () => number,
  run: ([list]) => {
    const { length, source } = listArgument(list);
    return new Leaf(number, length, [source], String(length));
  },
};

/** Blanks count as nothing; the sum of blanks only is blank. */
const sum: Helper = {
  name: 'sum',
  summary: '各项的某一个数的合计，名称可以经过各项里的列表；都没填则为空',
  example: '{{sum projects "funding.annual.total"}}',
  parameters: [
    { name: '列表', takes: { kind: 'list' } },
    { name: '名称', takes: { kind: 'word' } },
  ],
  returns: ([list, name]) => summedShape(list, name),
  run: ([list, name], { settings }) => {
    const leaves = within(listArgument(list), wordArgument(name).split('.')).map(leafArgument);
    const filled = leaves.filter((leaf) => !isBlank(leaf));
    const [first] = filled;
    if (first === undefined) return new Leaf(leafShape('text'), null, sourcesOf(leaves), '');
    if (first.shape.leaf === 'amount') {
      const total = sumAmounts(
        filled.flatMap(({ value }) => (typeof value === 'bigint' ? amountOf(value) : [])),
      );
      return new Leaf(first.shape, total, sourcesOf(filled), formatAmount(total, settings.amountUnit));
    }
    const total = sumDecimals(filled.map((leaf) => leaf.text));
    if (total === null) throw new HelperError('要合计的不都是数', 'not all that is to be summed are numbers');
    const printed = formatMillionths(total);
    return new Leaf(first.shape, printed, sourcesOf(filled), printed);
  },
};

function summedShape(
  list: ExpressionShape | undefined,
  name: ExpressionShape | undefined,
): ExpressionShape | string {
  if (list?.kind !== 'list' || name?.kind !== 'literal') return '要一个列表和一个名称';
  let shape: Shape | undefined = list.item;
  for (const part of String(name.value).split('.')) {
    shape = shape?.kind === 'record' ? shape.fields.get(part) : undefined;
    if (shape?.kind === 'list') shape = shape.item;
  }
  if (shape?.kind !== 'leaf') return `各项里没有“${name.value}”这个数`;
  return shape.leaf === 'amount' || shape.leaf === 'decimal' ? shape : `“${name.value}”不是数`;
}

/** What stands under the names, of each item of the lists that they lead through. */
function within(branch: Branch | null, names: readonly string[]): readonly (Branch | null)[] {
  if (branch instanceof SourcedList) return branch.items.flatMap((item) => within(item, names));
  const [name, ...rest] = names;
  if (name === undefined) return [branch];
  return within(branch instanceof SourcedRecord ? branch.get(name) : null, rest);
}

const key: Helper = {
  name: 'key',
  summary: 'merge 的键：上下相邻而键相同的格子合并成一个',
  example: '<td class="label" merge="{{key row.level1 row.level2}}">{{row.level2}}</td>',
  parameters: [{ name: '值', takes: { kind: 'leaf' }, rest: true }],
  returns: () => ({ kind: 'attribute' }),
  run: (values) => new AttributeText(keyOf(values)),
};

/** Values that are the same to a reader give the same key; lengths keep ("a", "b") apart from ("a b"). */
function keyOf(values: readonly unknown[]): string {
  let written = '';
  for (const value of values) {
    const identity = leafIdentity(asLeaf(value));
    written += `${identity.length}:${identity} `;
  }
  return written;
}

const page: Helper = {
  name: 'page',
  summary: '某个项目的表从哪一页起；排版之后才知道',
  example: '{{page project.index}}',
  parameters: [{ name: '项目的序号', takes: { kind: 'leaf', leaves: ['number'] } }],
  returns: () => ({ kind: 'page' }),
  run: ([index]) => new PageNumber({ project: Number(leafArgument(index).value) }),
};

const filingPage: Helper = {
  name: 'filingPage',
  summary: '汇编中某份数据的表从哪一页起；排版之后才知道',
  example: '{{filingPage unit.filing}}',
  parameters: [{ name: '数据的序号', takes: { kind: 'leaf', leaves: ['number'] } }],
  returns: () => ({ kind: 'page' }),
  run: ([index]) => new PageNumber({ project: null, filing: Number(leafArgument(index).value) }),
};

export const rowHelpers: readonly Helper[] = [numbered, ordinal, count, sum, key, page, filingPage];
