/** Targets in cells of their own for sign, number and unit: what only says that there is no sign or unit is no part of them. */
import { expect, it } from 'vitest';
import { readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import { shippedResources } from './world.js';

const heads = [
  [
    '绩效指标',
    '',
    '',
    '指标解释',
    '绩效指标值',
    '',
    '',
    '分值',
    '赋分规则',
    '绩效指标值设定依据',
    '完成值',
    '',
    '',
  ],
  [
    '一级指标',
    '二级指标',
    '三级指标',
    '',
    '性质',
    '本年值',
    '计量单位',
    '',
    '',
    '',
    '取值方式',
    '数据来源',
    '佐证资料',
  ],
];

it.each([
  [['≥', '≥95%', '%'], '≥95%'],
  [['≥', '>=95', '%'], '>=95%'],
  [['≥', '95%', '%'], '≥95%'],
  [['≥', '95', '%'], '≥95%'],
  [['定性', '明显提升', '—'], '明显提升'],
  [['—', '及时', '无'], '及时'],
  [['', '120', '人'], '120人'],
  [['=', '100', '/'], '=100'],
  [['≥', '', ''], '≥'],
])('%j', async (pieces, target) => {
  const { projects, doubted } = await read(pieces);
  expect(projects).toMatchObject([{ indicators: [{ name: '管护面积', target }] }]);
  expect(doubted).not.toContain('reading/unsure-parts');
});

it.each([[['≥', '≤95', '%']], [['≥88人', '100', '人']]])('%j contradict one another', async (pieces) => {
  expect((await read(pieces)).doubted).toContain('reading/unsure-parts');
});

async function read(pieces: readonly string[]) {
  const resources = await shippedResources('packs/mof');
  const row = [
    '产出指标',
    '数量指标',
    '管护面积',
    '解释',
    ...pieces,
    '5',
    '按比例',
    '计划',
    '直接证明法',
    '台账',
    '照片',
  ];
  const rows = [
    ['中央部门项目支出核心绩效目标和指标表'],
    ['（2025年度）'],
    ['项目名称：管护　主管部门：某局'],
    ['绩效目标', '管护'],
    ...heads,
    row,
  ];
  const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
  const doubts = filings[0]?.doubts ?? [];
  return { projects: filings[0]?.filing.projects, doubted: doubts.map(({ code }) => code) };
}
