/** Lists within lists: an entry over several rows, each of which is an entry of a list of its own. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { fillInBook } from '../../src/fill-in/index.js';
import { readBook, readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';
import { workbookOf } from './world.js';

const fields = {
  tasks: {
    label: '任务',
    list: {
      name: '任务名称',
      budget: { label: '任务预算', kind: 'amount' },
      steps: { label: '步骤', list: { name: '步骤内容', end: { label: '完成时间', kind: 'date' } } },
    },
  },
};
const definition = {
  ...usualDefinition,
  id: 'task-list',
  title: '重点任务清单',
  scope: 'unit',
};
const template = `<form title="重点任务清单">
<h1>重点任务清单</h1>
<p class="subtitle">({{year}}年度)</p>
<table columns="4">
  <col width="25"/><col width="25"/><col width="25"/><col width="25"/>
  <tr><td class="label">单位名称</td><td class="value" colspan="3">{{unit.name}}</td></tr>
  <tr><td class="head">任务名称</td><td class="head">任务预算(元)</td><td class="head">步骤内容</td><td class="head">完成时间</td></tr>
{{#each tasks as |task|}}
{{#each task.steps as |step|}}
  <tr><td class="label" merge="{{key task.name}}">{{task.name}}</td><td class="weight" merge="{{key task.name task.budget}}">{{task.budget}}</td><td class="text">{{step.name}}</td><td class="value">{{step.end}}</td></tr>
{{/each}}
{{/each}}
</table>
</form>
`;
const tasks = [
  {
    name: '办实事',
    budget: '1000.00',
    steps: [
      { name: '调研', end: '2024-03-01' },
      { name: '实施', end: '2024-06-30' },
      { name: '验收', end: null },
    ],
  },
  { name: '建阵地', budget: '2500.50', steps: [{ name: '选址', end: '2024-02-01' }] },
  {
    name: '强队伍',
    budget: null,
    steps: [
      { name: '培训', end: '2024-09-01' },
      { name: '考核', end: '2024-12-01' },
    ],
  },
];

const folder = sharedTempFolder('nested-lists');
let resources: Resources;
beforeAll(async () => {
  resources = await resourcesWithPack(folder, { fields, definition, template });
});

describe('a list within a list', () => {
  it('comes back from a workbook of ours', async () => {
    const given = { year: 2024, unit: { name: '某单位' }, forms: ['task-list'], tasks };
    const { value } = readFiling(Buffer.from(JSON.stringify(given)), { file: 'x.json', resources });
    if (value === null) throw new Error('it is a filing');
    const { filings } = await readBook(await workbookOf(value, 'task-list', resources), resources);
    expect(filings.map((one) => [one.doubts, one.filing])).toEqual([[[], given]]);
  });

  it('loses the entries whose rows were taken out, and keeps what is not printed', () => {
    const given = { year: 2024, unit: { name: '某单位' }, forms: ['task-list'], tasks };
    const rows = [
      ['重点任务清单'],
      ['(2024年度)'],
      ['单位名称', '某单位'],
      ['任务名称', '任务预算(元)', '步骤内容', '完成时间'],
      ['办实事', '1,000.00', '调研', '2024-03-01'],
      ['', '', '实施', '2024-07-31'],
      ['强队伍', '', '培训', '2024-09-01'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', rows)], [JSON.stringify(given)], resources);
    expect(filings[0]?.filing.tasks).toEqual([
      { ...tasks[0], steps: [tasks[0]?.steps[0], { name: '实施', end: '2024-07-31' }] },
      { ...tasks[2], steps: [tasks[2]?.steps[0]] },
    ]);
  });

  it.each([
    ['left blank', ''],
    ['repeated', null],
  ])('is read out of rows with labels %s', (_, blank) => {
    const rows = tasks.flatMap(({ name, budget, steps }) =>
      steps.map((step, index) => [
        index === 0 ? name : (blank ?? name),
        index === 0 ? (budget ?? '') : (blank ?? budget ?? ''),
        step.name,
        step.end ?? '',
      ]),
    );
    const heads = [
      ['重点任务清单'],
      ['(2024年度)'],
      ['单位名称', '某单位'],
      ['任务名称', '任务预算(元)', '步骤内容', '完成时间'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', [...heads, ...rows])], [], resources);
    expect(filings[0]?.filing).toMatchObject({ tasks });
    expect(filings[0]?.filing.tasks).toHaveLength(3);
    expect(filings[0]?.doubts.filter(({ severity }) => severity === 'warning')).toEqual([]);
  });

  it('goes on where the page has turned and a label says so', () => {
    const rows = [
      ['重点任务清单'],
      ['(2024年度)'],
      ['单位名称', '某单位'],
      ['任务名称', '任务预算(元)', '步骤内容', '完成时间'],
      ['办实事', '1,000.00', '调研', '2024-03-01'],
      ['', '', '实施', '2024-06-30'],
      ['任务名称', '任务预算(元)', '步骤内容', '完成时间'],
      ['办实事（续）', '', '验收', ''],
      ['建阵地', '2,500.50', '选址', '2024-02-01'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
    expect(filings[0]?.filing.tasks).toEqual([
      { ...tasks[0], steps: [...(tasks[0]?.steps.slice(0, 2) ?? []), { name: '验收', end: null }] },
      tasks[1],
    ]);
  });

  it('has spare rows in a fill-in book, which is no filing before they are filled in', async () => {
    const packs = [...resources.packs.values()];
    const { value } = await fillInBook({ packs, filing: null, projects: 0 }, resources);
    const { filings, doubts } = await readBook(value ?? new Uint8Array(), resources);
    expect([filings, doubts]).toEqual([[], []]);
    const sheet = strFromU8(
      unzipSync(value ?? new Uint8Array())['xl/worksheets/sheet2.xml'] ?? new Uint8Array(),
    );
    const [, from, to] = /type="date"[^>]*sqref="D(\d+):D(\d+)"/u.exec(sheet) ?? [];
    expect(Number(to) - Number(from)).toBe(59);
  });
});
