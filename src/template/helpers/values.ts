/** Helpers that print values in another way than they print by themselves. */
import { noteOf } from '../../diagnostics/index.js';
import { amountOf, amountUnits, executionRate, formatAmount } from '../../filing/index.js';
import { AttributeText, type Helper, type Parameter } from '../helper.js';
import { isBlank, Leaf, possibleText } from '../leaf.js';
import { dateStyles, printDate, printPeriod, printRounded } from '../print.js';
import { leafShape, type Shape } from '../shape.js';
import { asLeaf, leafArgument, oneOf, recordArgument, sourcesOf, wordArgument } from './arguments.js';

const text = leafShape('text');
const textShape = (): Shape => text;
const leaves: Parameter = { name: '值', takes: { kind: 'leaf' }, rest: true };

const amount: Helper = {
  name: 'amount',
  summary: '用另一种单位印金额（金额本来按本表的单位印）；写了 places 则四舍五入到这几位小数，并报告舍去的',
  example: '{{amount project.funding.total "万元" places=2}}',
  parameters: [
    { name: '金额', takes: { kind: 'leaf', leaves: ['amount'] } },
    { name: '单位', takes: { kind: 'word', oneOf: amountUnits } },
  ],
  named: [{ name: 'places', takes: { kind: 'leaf' }, optional: true }],
  returns: (_, { places }) => (places === undefined || isPlaces(places) ? text : 'places 要写成 0 到 6 的数'),
  run: ([value, unit], { settings, named, report }) => {
    const leaf = leafArgument(value);
    const wanted = oneOf(amountUnits, unit, settings.amountUnit);
    if (typeof leaf.value !== 'bigint') return leaf;
    const exact = formatAmount(amountOf(leaf.value), wanted);
    const printed = isPlaces(named.places) ? printRounded(amountOf(leaf.value), wanted, named.places) : exact;
    if (!printsWhole(exact, printed)) report(digitsLost(leaf, exact, printed, wanted));
    return new Leaf(leaf.shape, leaf.value, leaf.sources, printed);
  },
};

function isPlaces(places: unknown): places is number {
  return typeof places === 'number' && Number.isInteger(places) && places >= 0 && places <= 6;
}

/** Whether both say the same but for noughts at the end. */
function printsWhole(exact: string, printed: string): boolean {
  const digits = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return digits(exact) === digits(printed);
}

function digitsLost(leaf: Leaf, exact: string, printed: string, unit: string) {
  return noteOf(
    'template/digits-lost',
    `印作 ${printed} ${unit}，填报的是 ${exact} ${unit}：本表只印这几位小数，四舍五入`,
    `printed as ${printed}, rounded from ${exact}`,
    { parameters: { exact, printed, unit }, path: leaf.sources[0] ?? null, label: leaf.shape.label },
  );
}

const date: Helper = {
  name: 'date',
  summary: '用另一种写法印日期（日期本来按本表的写法印）',
  example: '{{date project.startDate "2024年1月1日"}}',
  parameters: [
    { name: '日期', takes: { kind: 'leaf', leaves: ['date', 'period'] } },
    { name: '写法', takes: { kind: 'word', oneOf: dateStyles } },
  ],
  returns: textShape,
  run: ([value, style], { settings }) => {
    const leaf = leafArgument(value);
    const wanted = oneOf(dateStyles, style, settings.dateStyle);
    const printed = typeof leaf.value === 'string' ? printDate(leaf.value, wanted) : leaf.text;
    return new Leaf(leaf.shape, leaf.value, leaf.sources, printed);
  },
};

const goalPeriod: Helper = {
  name: 'goalPeriod',
  summary: '目标期间，印作 (2024年-2024年)；没有期间则不印',
  example: '{{goalPeriod project.goals.period}}',
  parameters: [{ name: '期间', takes: { kind: 'record', fields: ['start', 'end'] } }],
  returns: textShape,
  run: ([value]) => {
    const period = recordArgument(value);
    const ends = [leafArgument(period.get('start')), leafArgument(period.get('end'))] as const;
    const [from, to] = ends.map((leaf) => (typeof leaf.value === 'string' ? leaf.value : null));
    const printed = printPeriod(from ?? null, to ?? null);
    return new Leaf(text, printed === '' ? null : printed, sourcesOf(ends), printed);
  },
};

const join: Helper = {
  name: 'join',
  summary: '把填了的几个值用一个符号连起来',
  example: '{{join "、" project.nature project.category}}',
  parameters: [{ name: '符号', takes: { kind: 'word' } }, leaves],
  returns: textShape,
  run: ([sign, ...values]) => {
    const filled = values.map(asLeaf).filter((leaf) => !isBlank(leaf));
    const printed = filled.map((leaf) => leaf.text).join(String(sign));
    const sources = sourcesOf(filled.length === 0 ? values.map(asLeaf) : filled);
    return new Leaf(text, printed === '' ? null : printed, sources, printed);
  },
};

const coalesce: Helper = {
  name: 'coalesce',
  summary: '几个值中第一个填了的',
  example: '{{coalesce project.nature project.category}}',
  parameters: [leaves],
  returns: textShape,
  run: (values) => {
    const all = values.map(asLeaf);
    return all.find((leaf) => !isBlank(leaf)) ?? new Leaf(text, null, sourcesOf(all), '');
  },
};

const otherwise: Helper = {
  name: 'default',
  summary: '没填时印后面的文字，仍算这一处的数据',
  example: '{{default project.funding.other "—"}}',
  parameters: [
    { name: '值', takes: { kind: 'leaf' } },
    { name: '文字', takes: { kind: 'word' } },
  ],
  returns: textShape,
  run: ([value, words]) => {
    const leaf = asLeaf(value);
    return isBlank(leaf) ? new Leaf(text, null, leaf.sources, wordArgument(words)) : leaf;
  },
};

const rate: Helper = {
  name: 'executionRate',
  summary: '执行率：填了的照印；没填的按 执行数÷预算数 算出，截到两位小数',
  example: '{{executionRate unitSelfEvaluation.budget.fiscal}}',
  parameters: [{ name: '预算', takes: { kind: 'record', fields: ['budget', 'executed', 'rate'] } }],
  returns: textShape,
  run: ([value]) => {
    const record = recordArgument(value);
    const part = (name: string) => leafArgument(record.get(name));
    const [budget, executed, given] = [part('budget'), part('executed'), part('rate')];
    if (!isBlank(given)) return given;
    const known = typeof budget.value === 'bigint' && typeof executed.value === 'bigint';
    const computed = known ? executionRate(amountOf(executed.value), amountOf(budget.value)) : null;
    const sources = sourcesOf([given, executed, budget]);
    return new Leaf(text, computed, sources, computed ?? '');
  },
};

const plain: Helper = {
  name: 'plain',
  summary: '值的文字，不带来源；只用在标签的属性里',
  example: '<form title="{{plain project.name}}">',
  parameters: [{ name: '值', takes: { kind: 'leaf' } }],
  returns: () => ({ kind: 'attribute' }),
  run: ([value]) => new AttributeText(possibleText(asLeaf(value).text).replace(/\r\n|[\t\n\r]/g, ' ')),
};

export const valueHelpers: readonly Helper[] = [
  amount,
  date,
  goalPeriod,
  join,
  coalesce,
  otherwise,
  rate,
  plain,
];
