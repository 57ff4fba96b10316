/** Lines around a form that say nothing a filing holds are noted; other words beside the form are doubts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const form = [
  ['财政项目支出绩效目标表'],
  ['(2024年度)'],
  ['项目名', '办实事', '项目类别', '一次性项目', ''],
  ['主管部门', '某部门', '实施单位', '某单位', ''],
  ['计划开始日期', '2024-01-01', '计划完成日期', '2024-12-31', ''],
  ['项目资金(万元)', '项目资金总额', '1', '年度资金申请总额', '1'],
  ['', '其中：财政资金', '1', '其中：当年财政拨款', '1'],
  ['', '', '', '上年结转资金', ''],
  ['', '其他资金', '', '其他资金', ''],
  ['项目绩效目标', '总体目标', '', '年度总体目标', ''],
  ['', '长远', '', '今年', ''],
  ['五、绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
  ['五、绩效指标', '产出指标', '数量指标', '服务人次', '≥1000人次'],
  ['五、绩效指标', '产出指标', '数量指标', '开展活动', '12场'],
];

function around(before: readonly (readonly string[])[], after: readonly (readonly string[])[]) {
  const { filings, doubts } = readSourceTables(
    [tableOfTexts('表', [...before, ...form, ...after])],
    [],
    resources,
  );
  const [one] = filings;
  const all = [...doubts, ...(one?.doubts ?? [])].filter(({ code }) => code !== 'reading/no-unit');
  return {
    filing: one?.filing,
    severities: all.map(({ severity }) => severity),
    messages: all.map(({ message }) => message),
  };
}

it('labels that are shortened, or numbered and repeated in each row, are labels', () => {
  expect(around([], [])).toMatchObject({
    filing: {
      projects: [
        {
          name: '办实事',
          goals: { overall: '长远' },
          indicators: [{ name: '服务人次' }, { name: '开展活动' }],
        },
      ],
    },
    messages: [],
  });
});

describe('beside the form', () => {
  it.each([
    ['an annex', [['附件3-2']], []],
    ['a note and its further points', [], [['注：1.本表一式两份。'], ['2.指标应细化。'], ['（3）请盖章。']]],
    ['who hands it in, as the form says', [], [['填报单位（盖章）：某单位　　填报日期：2025年3月1日']]],
    ['whom to call, in cells of their own', [], [['', '联系人', '李某', '联系电话', '021-1']]],
    ['who signs', [], [['填报人：王某', '联系电话：021-1'], ['单位负责人（签字）：李某']]],
  ])('%s is noted, cell by cell', (_, before, after) => {
    const { severities } = around(before, after);
    expect(severities).toEqual([...before, ...after].flat().flatMap((text) => (text === '' ? [] : ['note'])));
  });

  it.each([
    ['a remark', [['审核意见：同意']]],
    ['a number', [['2.指标应细化。']]],
    ['the unit', [['填报单位：某中心']]],
    ['the unit, with more behind its name', [['填报单位：某单位下属中心']]],
    ['what stands behind the next cell', [['', '联系人', '李某', '某事']]],
  ])('%s is a doubt', (_, after) => {
    expect(around([], [[''], ...after]).severities).toContain('warning');
  });
});
