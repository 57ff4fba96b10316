/** Labels of two columns in one cell are parted with a doubt, and labels that cannot be parted leave a doubt. */
import { beforeAll, expect, it } from 'vitest';
import { readSourceTables, type SourceCell } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

type Cell = readonly [column: number, columnSpan: number, text: string];

function read(rows: readonly (readonly Cell[])[]) {
  const cells = rows.flatMap((row, index) =>
    row.map(([column, columnSpan, text]): SourceCell => {
      const content = { kind: 'text', text } as const;
      const place = `表!${index + 1}`;
      return { row: index, column, rowSpan: 1, columnSpan, text, content, isFormula: false, place };
    }),
  );
  return readSourceTables([{ name: '表', cells }], [], resources).filings;
}

const head = (year: string, name: string): readonly (readonly Cell[])[] => [
  [[0, 4, '财政项目支出绩效目标表']],
  ...(year === '' ? [] : [[[0, 4, year]] as const]),
  [
    [0, 1, '项目名称'],
    [1, 1, name],
    [2, 1, '项目类别'],
    [3, 1, '一次性项目'],
  ],
  [
    [0, 1, '主管部门'],
    [1, 1, '某局'],
    [2, 1, '实施单位'],
    [3, 1, '某站'],
  ],
  [
    [0, 1, '项目资金（万元）'],
    [1, 1, '项目资金总额'],
    [2, 1, '1'],
  ],
  [
    [0, 1, '一级指标'],
    [1, 1, '二级指标'],
    [2, 1, '三级指标'],
    [3, 1, '指标值'],
  ],
];

const row = (label: string, name: string): readonly Cell[] => [
  [0, 2, label],
  [2, 1, name],
  [3, 1, '≥1个'],
];

it.each(['产出指标—数量指标', '产出指标/数量指标', '产出指标\n数量指标', '产出指标：数量指标'])(
  '%s',
  (label) => {
    const [filing] = read([...head('(2024年度)', '办实事'), row(label, '甲数'), row(label, '乙数')]);
    const indicators = ['甲数', '乙数'].map((name) => ({ level1: '产出指标', level2: '数量指标', name }));
    expect(filing?.filing.projects).toMatchObject([{ indicators }]);
    const paths = filing?.doubts.flatMap(({ code, path }) => (code === 'reading/joint-label' ? path : []));
    expect(paths).toEqual(
      [0, 1].flatMap((at) => [1, 2].map((level) => `projects[0].indicators[${at}].level${level}`)),
    );
  },
);

it('one label over two columns leaves the other blank, with a doubt', () => {
  const [filing] = read([...head('(2024年度)', '办实事'), row('满意度指标', '甲数')]);
  expect(filing?.filing.projects).toMatchObject([{ indicators: [{ level1: '满意度指标', level2: null }] }]);
  const found = filing?.doubts.filter(({ path }) => path === 'projects[0].indicators[0].level2');
  expect(found?.map(({ code }) => code)).toEqual(['reading/blank-label']);
});

it('a form without a year has that of the others, with a doubt', () => {
  const [filing, ...more] = read([
    ...head('(2024年度)', '办实事'),
    row('产出指标—数量指标', '甲数'),
    ...head('', '办好事'),
    row('产出指标—数量指标', '乙数'),
  ]);
  expect(more).toEqual([]);
  expect(filing?.filing).toMatchObject({ year: 2024, projects: [{ name: '办实事' }, { name: '办好事' }] });
  const doubts = filing?.doubts.filter(({ code }) => code === 'reading/no-year');
  expect(doubts?.map(({ path, parameters }) => [path, parameters.readAs])).toEqual([['year', 2024]]);
});
