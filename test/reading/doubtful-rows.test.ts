/** Rows, years and values of which a sheet does not quite say what they are: read as they stand, and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { leavesOf, shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const top = [
  ['项目名称', '办实事', '项目类别', '一次性项目', ''],
  ['主管部门', '某部门', '实施单位', '某单位', ''],
  ['计划开始日期', '2024-01-01', '计划完成日期', '2024-12-31', ''],
  ['项目资金(万元)', '项目资金总额', '1', '年度资金申请总额', '1'],
  ['', '其中：财政资金', '1', '其中：当年财政拨款', '1'],
  ['', '', '', '上年结转资金', ''],
  ['', '其他资金', '', '其他资金', ''],
  ['项目绩效目标', '项目总目标', '', '年度总体目标', ''],
  ['', '长远', '', '今年', ''],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
];
const rows = [
  ['', '产出指标', '数量指标', '服务人次', '≥1000人次'],
  ['', '', '', '开展活动', '12场'],
];

function read(sheet: readonly (readonly string[])[], year = '(2024年度)') {
  const table = tableOfTexts('表', [['财政项目支出绩效目标表'], [year], ...sheet]);
  const [one] = readSourceTables([table], [], resources).filings;
  return {
    leaves: leavesOf(one?.filing),
    doubts: one?.doubts.map(({ code, path }) => `${code} ${path}`) ?? [],
  };
}

const unitNote = 'reading/no-unit unit.name';
const doubtsOf = (sheet: readonly (readonly string[])[]) =>
  read(sheet).doubts.filter((one) => one !== unitNote);

describe('a row of a list', () => {
  it.each([
    ['a name alone, of a group or what goes on from above', ['', '', '', '质量指标：', ''], 'name-only'],
    ['all but a name, of a sum', ['', '', '', '', '共2项'], 'nameless-row'],
  ])('that says %s', (_, row, code) => {
    expect(doubtsOf([...top, ...rows, row])).toEqual([`reading/${code} projects[0].indicators[2]`]);
  });

  it('that may be none is named at the list, too, where further entries would move', () => {
    expect(doubtsOf([...top, rows[0] ?? [], ['', '', '', '', '共2项'], rows[1] ?? []])).toEqual([
      'reading/nameless-row projects[0].indicators[1]',
      'reading/moved-rows projects[0].indicators',
    ]);
  });

  it.each(['#####', '#N/A', '#REF!'])('whose name is the error %s is an entry of its own', (error) => {
    expect(doubtsOf([...top, rows[0] ?? [], ['', '', '', error, '≥1'], rows[1] ?? []])).toEqual([
      'reading/unsure-value projects[0].indicators[1].name',
    ]);
  });

  it('of sums leaves words in it unread, which are named', () => {
    const sum = ['', '合计', '', '不含追加', '1012'];
    expect(doubtsOf([...top, ...rows, sum])).toEqual([
      'reading/sum-row projects[0].indicators',
      'reading/unread-cell null',
    ]);
  });

  it('that is named as a date is called elsewhere is an entry all the same', () => {
    const dated = ['', '产出指标', '时效指标', '完成时间', '2024年12月底前'];
    const asIs = read([...top, dated, ...rows]);
    expect(asIs.leaves.get('projects[0].indicators[0].name')).toBe('完成时间');
    const inline = ['计划开始日期：2024-01-01', '', '计划完成日期：2024-12-31', '', ''];
    const changed = [...top.slice(0, 2), inline, ...top.slice(3), dated, ...rows];
    expect(read(changed).leaves).toEqual(asIs.leaves);
    const lost = [...top.slice(0, 2), ['起', '', '止', '', ''], ...top.slice(3), dated, ...rows];
    expect(read(lost).leaves.get('projects[0].indicators[2].name')).toBe('开展活动');
    expect(read(lost).doubts).toContain('reading/label-not-found projects[0].endDate');
  });

  it.each([
    [['服务人次', '≥', '1000', '人次'], '≥1000人次', []],
    [['服务人次', '1000', '人次'], '1000人次', ['value-beside projects[0].indicators[0].target']],
    [['服务人次', '', '≥', '1000'], '≥1000', []],
    [['服务人次', '及时', '见附件'], '及时', ['unread-cell null']],
    [['服务人次', '', '及时'], '及时', ['value-beside projects[0].indicators[0].target']],
    [['服务人次', '≥', '及时'], null, ['several-cells projects[0].indicators[0].target']],
    [['服务人次', '≥'], '≥', ['unsure-value projects[0].indicators[0].target']],
  ])('with its target in cells without a head: %s', (cells, target, codes) => {
    const sheet = [...top, ['', '产出指标', '数量指标', ...cells], rows[1] ?? []];
    expect(read(sheet).leaves.get('projects[0].indicators[0].target')).toBe(target);
    const others = doubtsOf(sheet).filter(
      (one) => !one.startsWith('reading/unread-cell') || codes.length < 2,
    );
    expect(others.slice(0, Math.max(1, codes.length))).toEqual(codes.map((code) => `reading/${code}`));
  });

  it('under heads that stand again elsewhere is read by these', () => {
    const again = ['', '一级指标', '二级指标', '', '三级指标', '', '年度指标值'];
    const further = ['', '效益指标', '社会效益指标', '', '带动就业', '', '≥100人'];
    const usual = [...top, ...rows, ['', '效益指标', '社会效益指标', '带动就业', '≥100人']];
    expect(read([...top, ...rows, again, further]).leaves).toEqual(read(usual).leaves);
    expect(doubtsOf([...top, ...rows, again, further])).toEqual([]);
  });

  it.each([
    ['numbers the columns', [...top, ['', '1', '2', '3', '4'], ...rows]],
    ['numbers them in brackets, after 甲', [...top, ['', '甲', '（1）', '（2）', '（3）'], ...rows]],
    ['says the unit of amounts again', [...top, ...rows, ['', '', '', '', '单位：万元']]],
  ])('that %s is none', (_, sheet) => {
    expect(read(sheet).leaves).toEqual(read([...top, ...rows]).leaves);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  it('that says of each thing that there is none is noted', () => {
    const sheet = [...top, ...rows, ['', '', '', '无', '无']];
    expect(read(sheet).leaves).toEqual(read([...top, ...rows]).leaves);
    expect(doubtsOf(sheet)).toEqual(['reading/none-row projects[0].indicators']);
  });

  it('that is an example of the blank form is named', () => {
    const sheet = [...top, ...rows, ['', '', '', '例：培训人数', '≥100人']];
    expect(doubtsOf(sheet)).toEqual(['reading/example-row projects[0].indicators[2]']);
  });

  it('that has a name alone as all others have', () => {
    const bare = rows.map((row) => row.with(4, ''));
    expect(doubtsOf([...top, ...bare])).toEqual([]);
  });
});

describe('a year', () => {
  it('is none of a period', () => {
    const { leaves, doubts } = read([...top, ...rows], '(2023—2025年)');
    expect(leaves.get('year')).toBe(2024);
    expect(doubts).toContain('reading/no-year year');
  });
});

describe('a number beside a form', () => {
  it('is doubted where a value is blank', () => {
    const beside = [...top.slice(0, 5), [...(top[5] ?? []), '123'], ...top.slice(6)];
    const path = 'projects[0].funding.annual.carryover';
    expect(read([...beside, ...rows]).leaves.get(path)).toBe('1230000.00');
    expect(doubtsOf([...beside, ...rows])).toEqual([`reading/value-beyond ${path}`]);
  });
});

describe('units', () => {
  it('of a line and of another label are doubted together', () => {
    const bare = top.map((row) => row.map((text) => text.replace('项目资金(万元)', '项目资金')));
    const sheet = [['单位：元'], ...bare, ...rows].map((row) =>
      row.map((text) => (text === '年度资金申请总额' ? '年度资金申请总额(万元)' : text)),
    );
    expect(doubtsOf(sheet)).toContain('reading/unsure-unit projects[0].funding.total');
    expect(doubtsOf(sheet)).toContain('reading/unsure-unit projects[0].funding.annual.fiscal');
  });
});
