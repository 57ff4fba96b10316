/** Tables over several pages: labels that were not printed again, rows cut in two, heads printed again. */
import { expect, it } from 'vitest';
import { continueTable, type GrowingCell, textOf } from '../../src/pdf-tables/index.js';

const size = 10;
/** Each line a text; ten points a character. */
function cell(row: number, column: number, texts: string, rowSpan = 1, width = 100): GrowingCell {
  const lines = texts === '' ? [] : texts.split('|');
  return {
    row,
    column,
    rowSpan,
    columnSpan: 1,
    left: column * 100,
    right: column * 100 + width,
    top: -size,
    bottom: lines.length * size - size * 0.6,
    height: lines.length * size + size * 0.4,
    lines: lines.map((text, index) => ({
      text,
      left: column * 100,
      right: column * 100 + text.length * size,
      baseline: index * size,
      size,
    })),
    page: row < 10 ? 1 : 2,
    onPage: { table: 0, row: row % 10, column },
  };
}

interface Joined {
  /** Of all cells in the end: place and text. */
  readonly cells: readonly string[];
  readonly unsure: readonly boolean[];
}

function joined(before: readonly GrowingCell[], cells: readonly GrowingCell[]): Joined {
  const unsure: boolean[] = [];
  const left = continueTable(before, cells, {
    unsure: (_, isJoined) => unsure.push(isJoined),
    parted: () => {},
  });
  return {
    cells: [...before, ...left].map(
      (one) => `${one.row},${one.column}+${one.rowSpan} ${textOf(one.lines, one.left, one.right)}`,
    ),
    unsure,
  };
}

const page = () => [
  cell(0, 0, '一级指标'),
  cell(0, 1, '三级指标'),
  cell(0, 2, '指标值'),
  cell(1, 0, '产出指标', 2),
  cell(1, 1, '甲的数量'),
  cell(1, 2, '≥1个'),
  cell(2, 1, '乙的数量'),
  cell(2, 2, '≥2个'),
];

it('gives rows the label of the page before, blank or printed again', () => {
  for (const label of ['', '产出指标', '产出指标（续）']) {
    const { cells, unsure } = joined(page(), [
      cell(10, 0, label, 2),
      cell(10, 1, '丙的数量'),
      cell(10, 2, '≥3个'),
      cell(11, 1, '丁的数量'),
      cell(11, 2, '≥4个'),
    ]);
    expect(cells).toContain('1,0+11 产出指标');
    expect(cells.slice(-4)).toEqual(['10,1+1 丙的数量', '10,2+1 ≥3个', '11,1+1 丁的数量', '11,2+1 ≥4个']);
    expect(unsure).toEqual([]);
  }
});

it('drops heads that are printed again', () => {
  const heads = [cell(10, 0, '一级指标'), cell(10, 1, '三级指标'), cell(10, 2, '指标值')];
  const { cells } = joined(page(), [...heads, cell(11, 0, ''), cell(11, 1, '丙的数量'), cell(11, 2, '≥3个')]);
  expect(cells).toContain('1,0+11 产出指标');
  expect(cells.slice(-2)).toEqual(['11,1+1 丙的数量', '11,2+1 ≥3个']);
  expect(cells).toHaveLength(page().length + 2);
});

it('puts a row together that the page’s end has cut', () => {
  const before = [
    cell(0, 0, '总目标', 2),
    cell(0, 1, '长期'),
    cell(0, 2, '年度'),
    cell(1, 1, '一二三四五六七八九|一二三四五六七八九'),
    cell(1, 2, '一二三四五。'),
  ];
  const { cells, unsure } = joined(before, [cell(10, 0, ''), cell(10, 1, '十。'), cell(10, 2, '')]);
  expect(cells).toContain('1,1+10 一二三四五六七八九一二三四五六七八九十。');
  expect(cells).toContain('0,0+11 总目标');
  expect(cells).toHaveLength(5);
  expect(unsure).toEqual([true]);
});

it('says so where a row may be a new one or the rest of one', () => {
  const before = [cell(0, 0, '产出指标'), cell(0, 1, '一二三四五六七八九'), cell(0, 2, '≥1个')];
  const rest = joined(before, [cell(10, 0, ''), cell(10, 1, '十'), cell(10, 2, '')]);
  expect(rest.cells).toContain('0,1+11 一二三四五六七八九十');
  expect(rest.unsure).toEqual([true]);
  const open = [cell(0, 0, '产出指标'), cell(0, 1, '甲的数量'), cell(0, 2, '')];
  expect(joined(open, [cell(10, 0, ''), cell(10, 1, ''), cell(10, 2, '≥1个')]).unsure).toEqual([false]);
});

it('takes no row for the rest of one where both say all there is, or stand in the middle of their rows', () => {
  const label = '产出指标';
  const before = [
    cell(0, 0, label),
    cell(0, 1, '一二三四五六七八九|一二三四五六七八九'),
    cell(0, 2, '=973.00(人)'),
  ];
  const numbers = [cell(10, 0, ''), cell(10, 1, '甲乙'), cell(10, 2, '=12(个月)')];
  expect(joined(before, numbers).cells.slice(-2)).toEqual(['10,1+1 甲乙', '10,2+1 =12(个月)']);
  const open = [cell(0, 0, label), cell(0, 1, '一二三四五六七八九|一二三四五六七八九'), cell(0, 2, '')];
  const lower = cell(10, 2, '按期');
  const middle = {
    ...lower,
    lines: lower.lines.map((line) => ({ ...line, baseline: line.baseline + size })),
  };
  const next = joined(open, [cell(10, 0, ''), cell(10, 1, '甲乙丙丁戊己庚辛|壬癸'), middle]);
  expect(next.cells.slice(-2)).toEqual(['10,1+1 甲乙丙丁戊己庚辛壬癸', '10,2+1 按期']);
  expect(next.unsure).toEqual([]);
});

it('takes no row for the rest of one where the page had room for more', () => {
  const wide = cell(0, 1, '一二三四五六七八九|一二三四五六七八九');
  const before = [cell(0, 0, '产出指标'), { ...wide, bottom: wide.bottom + 2 * size }, cell(0, 2, '')];
  const { cells } = joined(before, [cell(10, 0, ''), cell(10, 1, '十'), cell(10, 2, '')]);
  expect(cells.slice(-2)).toEqual(['10,1+1 十', '10,2+1 ']);
});

it('puts labels together that were cut in two, with their rows or before them', () => {
  const narrow = (row: number, column: number, words: string, rowSpan = 1) =>
    cell(row, column, words, rowSpan, 30);
  const row = joined(
    [narrow(0, 0, '满意'), narrow(0, 1, '农户'), narrow(0, 2, '90')],
    [narrow(10, 0, '度指标'), narrow(10, 1, '评价'), narrow(10, 2, '')],
  );
  expect(row.cells).toEqual(['0,0+11 满意度指标', '0,1+11 农户评价', '0,2+11 90']);
  expect(row.unsure).toEqual([true]);
  const label = joined(
    [narrow(0, 0, '产|出|指'), narrow(0, 1, '甲'), narrow(0, 2, '1')],
    [
      narrow(10, 0, '标', 2),
      narrow(10, 1, '乙'),
      narrow(10, 2, '2'),
      narrow(11, 1, '丙'),
      narrow(11, 2, '3'),
    ],
  );
  expect(label.cells[0]).toBe('0,0+12 产出指标');
  expect(label.cells).toHaveLength(7);
});

it('puts a row together whose texts are torn, or of which many cells go on', () => {
  const narrow = (row: number, column: number, words: string) => cell(row, column, words, 1, 30);
  const label = cell(0, 0, '产出指标', 3);
  const torn = joined(
    [label, narrow(2, 1, '甲数'), narrow(2, 2, '≤8.')],
    [cell(10, 0, ''), narrow(10, 1, '量一'), narrow(10, 2, '50元')],
  );
  expect(torn.cells.slice(1)).toEqual(['2,1+9 甲数量一', '2,2+9 ≤8.50元']);
  const many = joined(
    [narrow(0, 0, '时'), narrow(0, 1, '支付'), narrow(0, 2, '及'), narrow(0, 3, '')],
    [narrow(10, 0, '效'), narrow(10, 1, '补贴'), narrow(10, 2, '时'), narrow(10, 3, '')],
  );
  expect(many.cells.slice(0, 3)).toEqual(['0,0+11 时效', '0,1+11 支付补贴', '0,2+11 及时']);
  expect(many.unsure).toEqual([true]);
});

it('leaves a table alone that begins with a label of its own', () => {
  const next = [cell(10, 0, '项目名称'), cell(10, 1, '甲'), cell(10, 2, '乙')];
  expect(joined(page(), next).cells).toHaveLength(page().length + 3);
});

it('joins lines, and begins paragraphs where sentences end', () => {
  const text = (lines: string) => textOf(cell(0, 0, lines).lines, 0, 110);
  expect(text('一二三四五六七八九十|一二三')).toBe('一二三四五六七八九十一二三');
  expect(text('1.一二三四五。|2.一二三四')).toBe('1.一二三四五。\n2.一二三四');
  expect(text('一二三四五六七八九。|（二）一二三四')).toBe('一二三四五六七八九。\n（二）一二三四');
  expect(text('服务对象|满意度指标')).toBe('服务对象\n满意度指标');
  expect(text('Pudong New|Area')).toBe('Pudong New Area');
});

it('says so where a label may be the rest of the one before, though each has one row', () => {
  const narrow = (row: number, texts: string) => cell(row, 0, texts, 1, 30);
  const before = [narrow(0, '可持'), cell(0, 1, '健全性'), cell(0, 2, '健全')];
  const { unsure } = joined(before, [
    narrow(10, '续影|响指|标'),
    cell(10, 1, '使用年限'),
    cell(10, 2, '≥5年'),
  ]);
  expect(unsure).toContain(false);
  const whole = [narrow(0, '质量|指标'), cell(0, 1, '合格率'), cell(0, 2, '≥9%')];
  expect(joined(whole, [narrow(10, '时效|指标'), cell(10, 1, '及时率'), cell(10, 2, '≥9%')]).unsure).toEqual(
    [],
  );
});

it('takes a long text for the rest of a row whose own label goes on, though it begins with a number', () => {
  const first = '一、巡查河道两岸，建立|台账，落实整改责任到人|二、慰问困难群众，发放|补贴并核对名册';
  const of = (label: string) =>
    joined(
      [cell(0, 0, '任务名称'), cell(0, 1, '主要内容'), cell(1, 0, '河道保洁'), cell(1, 1, first)],
      [
        cell(10, 0, label),
        cell(10, 1, '1.完善各项制度，落实|责任；2.强化考核。'),
        cell(11, 0, '公厕改造'),
        cell(11, 1, '改造'),
      ],
    );
  const { cells, unsure } = of('河道保洁（续）');
  expect(cells[3]).toBe(`1,1+10 ${first.replaceAll('|', '')}\n1.完善各项制度，落实责任；2.强化考核。`);
  expect(unsure).toEqual([true]);
  expect(of('校园安保').cells.slice(-4)).toEqual([
    '10,0+1 校园安保',
    '10,1+1 1.完善各项制度，落实责任；2.强化考核。',
    '11,0+1 公厕改造',
    '11,1+1 改造',
  ]);
});

it('joins a text that begins with an operator to a long one, and no target to one', () => {
  const long = '力争群众满意度达到|≥95%，投诉率不高于|≤5%，并且每季度通报|一次，接受监督，直到';
  const page = [cell(0, 0, '年度目标'), cell(0, 1, long)];
  const rest =
    '≥90%的群众知晓本项|目，并且年底以前全部|办结，报送财政所审核|以后归档备查，每年通|报，并且逐项核对';
  const { cells } = joined(page, [cell(10, 0, '年度目标（续）'), cell(10, 1, rest)]);
  expect(cells).toHaveLength(2);
  expect(joined(page, [cell(10, 0, '年度目标（续）'), cell(10, 1, '≥90%')]).cells).toHaveLength(3);
});

it('begins a line with the next number of those that begin lines, where others run on within', () => {
  const text = (...texts: readonly string[]) => textOf(cell(0, 0, texts.join('|')).lines, 0, 110);
  expect(text('1.承担窗口的受理；', '2.按季通报情况甲；', '3.检查；1.立项；')).toBe(
    '1.承担窗口的受理；\n2.按季通报情况甲；\n3.检查；1.立项；',
  );
  expect(text('承担窗口的受理事；', '2.按季通报情况甲；', '其他：1.检；2.查')).toBe(
    '承担窗口的受理事；2.按季通报情况甲；其他：1.检；2.查',
  );
});

it('joins a row cut within numbers that are wider than their column', () => {
  const narrow = (row: number, column: number, texts: string) => cell(row, column, texts, 1, 25);
  const before = [
    cell(1, 0, '产出指标', 1),
    ...[narrow(1, 1, '设'), narrow(1, 2, '≥'), narrow(1, 3, '9'), narrow(1, 4, '9')],
  ];
  const { cells, unsure } = joined(before, [
    cell(10, 0, '', 1),
    ...[narrow(10, 1, '施|完'), narrow(10, 2, '95|%'), narrow(10, 3, '3|%'), narrow(10, 4, '5.|2%')],
  ]);
  expect(cells).toEqual(['1,0+10 产出指标', '1,1+10 设施完', '1,2+10 ≥95%', '1,3+10 93%', '1,4+10 95.2%']);
  expect(unsure).toEqual([true]);
});

it.each([
  ['between the digits of a number', '=100.|', '00(%)', '=100.00(%)'],
  ['before its unit', '=30.00|', '(人)', '=30.00(人)'],
])(
  'joins a row that is torn %s, though another cell has whole numbers in both parts',
  (_, one, other, target) => {
    const [upper = ''] = one.split('|');
    const before = [
      ...[cell(1, 0, '社会效益指标', 1), cell(1, 1, '投诉处', 1, 35)],
      ...[cell(1, 2, upper, 1, 65), cell(1, 3, '100.0', 1, 55), cell(1, 4, '2.00')],
    ];
    const { cells, unsure } = joined(before, [
      ...[cell(10, 0, '', 1), cell(10, 1, '置有效|率', 1, 35)],
      ...[cell(10, 2, other, 1, 65), cell(10, 3, '0(%)', 1, 55), cell(10, 4, '')],
    ]);
    expect(cells.slice(1)).toEqual([
      '1,1+10 投诉处置有效率',
      `1,2+10 ${target}`,
      '1,3+10 100.00(%)',
      '1,4+10 2.00',
    ]);
    expect(unsure).toEqual([true]);
  },
);

it('keeps rows apart that say one word alike', () => {
  const before = [
    cell(1, 0, '社会效益指标', 1),
    cell(1, 1, '办公计划|完成情况', 1, 45),
    cell(1, 2, '百分百', 1, 35),
  ];
  const { cells } = joined(before, [
    ...[cell(10, 0, '', 1), cell(10, 1, '日常受理|量', 1, 45), cell(10, 2, '百分百', 1, 35)],
  ]);
  expect(cells).toContain('10,2+1 百分百');
});

it('takes labels behind a group that begins on the page for its own', () => {
  const before = [cell(1, 0, '投入', 1), cell(1, 1, '预算信息化', 1, 55), cell(1, 2, '已建成。')];
  const again = (group: string) =>
    joined(before, [cell(10, 0, group, 2), cell(10, 1, '数量指标', 2, 55), cell(10, 2, '面积')]);
  expect(again('产出指标').unsure).toEqual([]);
  // Under a label that goes on it may be the rest of the one above.
  expect(again('').unsure).toEqual([false]);
  expect(again('产出指标').cells.slice(3)).toEqual(['10,0+2 产出指标', '10,1+2 数量指标', '10,2+1 面积']);
});
