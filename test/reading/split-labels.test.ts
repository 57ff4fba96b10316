/** Labels whose words stand in two cells, one right under the other, as in tables without merged cells. */
import { beforeAll, expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const above = [
  ['财政项目支出绩效目标申报表'],
  ['(2024年度)'],
  ['项目名称', '农田管护', '项目性质', '经常性项目', '项目类别', '特定目标类'],
  ['主管部门', '某局', '实施单位', '某站'],
];
const heads = [
  ['绩效指标', '一级', '二级', '三级', '年度(/项目)'],
  ['', '指标', '指标', '指标', '指标值'],
];
const rows = (from: number) => [
  ['', '产出指标', '数量指标', `管护面积${from}`, `≥${from}.00(亩)`],
  ['', '', '质量指标', `完好率${from}`, '≥95.00(%)'],
];

function read(lines: readonly (readonly string[])[]) {
  const [one] = readSourceTables([tableOfTexts('表', lines)], [], resources).filings;
  const { indicators } = Object([one?.filing.projects].flat()[0]);
  const doubts = one?.doubts.filter(
    ({ severity, code }) => severity === 'warning' && /unread|row|several|wide|name/u.test(code),
  );
  return { indicators, doubts };
}

const entries = (from: number) => [
  { level1: '产出指标', level2: '数量指标', name: `管护面积${from}`, target: `≥${from}.00(亩)` },
  { level1: '产出指标', level2: '质量指标', name: `完好率${from}`, target: '≥95.00(%)' },
];

it('are read as one', () => {
  expect(read([...above, ...heads, ...rows(2)])).toEqual({ indicators: entries(2), doubts: [] });
});

it('are no entry where they stand again, as on a new page', () => {
  const { indicators, doubts } = read([...above, ...heads, ...rows(2), ...heads, ...rows(3)]);
  expect(indicators).toEqual([...entries(2), ...entries(3)]);
  expect(doubts).toEqual([]);
});

it('are none beside the label in one cell, or where both together say another word', () => {
  const one = [...above, ['项目', '农田'], ['名称', '管护'], ...heads, ...rows(2)];
  expect(read(one).doubts?.map(({ parameters }) => parameters.found)).toEqual([
    '项目',
    '农田',
    '名称',
    '管护',
  ]);
  const other = [
    ['', '一级', '二级', '三级', '年度'],
    ['', '目标值', '目标值', '目标值', '目标值'],
  ];
  expect(read([...above, ...other, ...rows(2)]).indicators ?? []).toEqual([]);
});
